import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Heard } from '../../shared/contracts/questions.ts';
import { RawText } from '../components/RawText.tsx';
import { Refused } from '../components/Refused.tsx';
import { useAnswer } from '../station/asking.ts';
import { EntryText } from './EntryText.tsx';

/** Speeds of serial devices, the one that most are delivered with first. */
const BAUD_RATES = [9_600, 2_400, 4_800, 19_200, 38_400, 57_600, 115_200] as const;

/**
 * Listens to a serial port that nothing uses, once it is pressed, and says what may hang on it. At another speed the
 * same bytes are noise: each press after the first takes the next one, as long as nothing is understood.
 */
export function Listening({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const [tries, setTries] = useState<readonly number[]>([]);
  const current = tries.at(-1);
  const listenAt = (speed: number) => setTries([...tries, speed]);
  if (current === undefined) {
    return (
      <div className="listening">
        <button type="button" onClick={() => listenAt(0)}>
          {t('words.admin.plugged.listen', { baudRate: speedAt(0) })}
        </button>
      </div>
    );
  }
  return <OneTry key={tries.length} path={path} speed={current} onAgain={listenAt} />;
}

type TryProps = {
  readonly path: string;
  readonly speed: number;
  readonly onAgain: (speed: number) => void;
};

function OneTry({ path, speed, onAgain }: TryProps) {
  const { t } = useTranslation();
  const reply = useAnswer({ type: 'listenTo', path, baudRate: speedAt(speed) });
  const heard = reply?.type === 'listenTo' ? reply.heard : null;
  // Silence is silence at any speed.
  const isNoise = heard !== null && heard.bytes > 0 && heard.suggestions.length === 0;
  const next = isNoise ? speed + 1 : speed;
  return (
    <div className="listening">
      <button type="button" disabled={reply === null} onClick={() => onAgain(next)}>
        {t('words.admin.plugged.listen', { baudRate: speedAt(next) })}
      </button>
      <div role="status">
        {reply === null ? <p>{t('words.admin.plugged.listenTo')}</p> : null}
        {reply?.type === 'refused' ? <Refused refusal={reply.refusal} /> : null}
        {heard === null ? null : <WasHeard heard={heard} />}
      </div>
    </div>
  );
}

function speedAt(speed: number): number {
  return BAUD_RATES[speed % BAUD_RATES.length] ?? BAUD_RATES[0];
}

function WasHeard({ heard }: { readonly heard: Heard }) {
  const { t } = useTranslation();
  const { bytes, text, suggestions, trouble } = heard;
  if (trouble !== null) return <p>{trouble}</p>;
  return (
    <>
      <p>{t('words.admin.plugged.heard', { count: bytes })}</p>
      <code>
        <RawText text={text} />
      </code>
      {suggestions.map(({ as, protocol, because, entry }) => (
        <div key={as + protocol}>
          <p>
            <b>{t(`words.admin.plugged.maybe.${as}`, { protocol, because })}</b>
          </p>
          {entry === null ? null : <EntryText entry={entry} />}
        </div>
      ))}
      {bytes > 0 && suggestions.length === 0 ? <p>{t('words.admin.plugged.unclear')}</p> : null}
    </>
  );
}
