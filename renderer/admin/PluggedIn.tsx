import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Plugged } from '../../shared/contracts/questions.ts';
import { Refused } from '../components/Refused.tsx';
import { useAnswer } from '../station/asking.ts';
import { useNow } from '../station/hooks.ts';
import { EntryText } from './EntryText.tsx';
import { Listening } from './Listening.tsx';
import { TurnedBody } from './TurnedBody.tsx';

/** Listing USB devices takes a moment; plugging one in takes longer. */
const LOOK_MS = 2_000;

/** What this computer lists, what it is as far as it is known, and how it is best set up. */
export function PluggedIn() {
  const { t } = useTranslation();
  const reply = useAnswer({ type: 'pluggedIn' }, useNow(LOOK_MS));
  return (
    <>
      <header>
        <h2>{t('words.admin.plugged.title')}</h2>
      </header>
      <TurnedBody>
        <p className="about">{t('words.admin.plugged.about')}</p>
        {reply === null ? <p>{t('words.clerk.looking')}</p> : null}
        {reply?.type === 'refused' ? <Refused refusal={reply.refusal} /> : null}
        {reply?.type === 'pluggedIn' ? (
          <>
            {reply.troubles.map((trouble) => (
              <p className="refused-answer" key={trouble}>
                {trouble}
              </p>
            ))}
            {reply.plugged.length === 0 ? <p>{t('words.admin.plugged.none')}</p> : null}
            <ul className="plugged">
              {reply.plugged.map((one) => (
                <PluggedRow key={one.by + one.place + one.usb} one={one} />
              ))}
            </ul>
          </>
        ) : null}
      </TurnedBody>
    </>
  );
}

function PluggedRow({ one }: { readonly one: Plugged }) {
  const { t } = useTranslation();
  const { name, known, place, usb, serialNumber, usedBy, entry, notAllowed } = one;
  return (
    <li>
      <b>{known?.name ?? (name === '' ? place : name)}</b>
      <span className={usedBy === null ? 'device-state connecting' : 'device-state ready'}>
        {usedBy === null ? t('words.admin.plugged.free') : t('words.admin.plugged.usedBy', { name: usedBy })}
      </span>
      <span className="device-detail">
        {[place, usb, serialNumber, known === null ? null : name].filter(Boolean).join(' · ')}
      </span>
      {usedBy === null && known !== null ? <span className="device-detail">{suggestion(t, one)}</span> : null}
      {notAllowed === null ? null : <span className="device-detail not-allowed">{notAllowed}</span>}
      {usedBy === null && entry !== null ? <EntryText entry={entry} /> : null}
      {usedBy === null && one.by === 'serial' ? <Listening path={place} /> : null}
    </li>
  );
}

function suggestion(t: TFunction, { known, place }: Plugged): string | null {
  if (known === null) return null;
  const how = t(`words.admin.plugged.suggest.${known.speaks}`, { place });
  return known.advice === null ? how : `${how} ${t(`words.admin.plugged.advice.${known.advice}`)}`;
}
