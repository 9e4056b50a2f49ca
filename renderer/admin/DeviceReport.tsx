import { useTranslation } from 'react-i18next';
import type { ReportedDevice } from '../../shared/contracts/questions.ts';
import { RawText } from '../components/RawText.tsx';
import { useTrouble } from '../i18n/explain.ts';
import { ageOf, quantityText, secondsText } from '../i18n/format.ts';
import { useNow, useView } from '../station/hooks.ts';
import { Kept } from './Kept.tsx';
import { Profile } from './Profile.tsx';
import { TurnedBody } from './TurnedBody.tsx';

const AGE_STEP_MS = 10_000;
const COUNTERS = ['received', 'connections', 'faults', 'dropped', 'resyncs', 'noReads'] as const;

/** One device: what is wrong with it, how it is set up, what it counted, and what came from it lately. */
export function DeviceReport({ device }: { readonly device: ReportedDevice }) {
  const { t } = useTranslation();
  const { language } = useView();
  const trouble = useTrouble();
  const age = ageOf(device.since, useNow(AGE_STEP_MS));
  return (
    <>
      <header>
        <h2>
          {device.name} <span className="customer">{device.id}</span>
        </h2>
        <p>
          <span className={`device-state ${device.status}`}>{t(`words.device.${device.status}`)}</span>{' '}
          {t(`words.since.${age.unit}`, age)}
        </p>
      </header>
      <TurnedBody>
        {device.code === null || device.status === 'ready' ? null : (
          <section className="why refused">
            <p className="do">{trouble(device.code)}</p>
            <p className="sap-said">{device.detail}</p>
          </section>
        )}
        <dl className="facts">
          {device.profile.length > 0 ? null : (
            <div className="wide">
              <dt>{t('words.admin.device.setUp')}</dt>
              <dd>{t('words.admin.virtual')}</dd>
            </div>
          )}
          {device.kept === null ? null : <Kept kept={device.kept} />}
          {device.identity === null ? null : (
            <div className="wide">
              <dt>{t('words.admin.device.identity')}</dt>
              <dd>{device.identity}</dd>
            </div>
          )}
        </dl>
        <section>
          <h3>{t('words.admin.device.counters')}</h3>
          <dl className="counters">
            {COUNTERS.map((name) => (
              <div key={name}>
                <dd>{quantityText(device.counters[name], language)}</dd>
                <dt>{t(`words.admin.counters.${name}`)}</dt>
              </div>
            ))}
          </dl>
        </section>
        <Recent device={device} />
        <Wire device={device} />
        {device.profile.length === 0 ? null : <Profile lines={device.profile} />}
      </TurnedBody>
    </>
  );
}

/** The newest on top; control characters as their pictures, as they came over the line. */
function Recent({ device }: { readonly device: ReportedDevice }) {
  const { t } = useTranslation();
  const { language } = useView();
  if (device.kind === 'printer') return null;
  return (
    <section>
      <h3>{t('words.admin.recent')}</h3>
      {device.recent.length === 0 ? <p className="about">{t('words.admin.noneRecent')}</p> : null}
      <ol className="steps raw">
        {device.recent.toReversed().map(({ at, text }) => (
          <li key={at + text}>
            <span className="when">{secondsText(at, language)}</span>
            <code>
              <RawText text={text} />
            </code>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Every byte of its line, from it and to it: what is asked of a scale that says nothing is seen here. */
function Wire({ device }: { readonly device: ReportedDevice }) {
  const { t } = useTranslation();
  const { language } = useView();
  if (device.wire.length === 0) return null;
  return (
    <section>
      <h3>{t('words.admin.wire')}</h3>
      <ol className="steps raw">
        {device.wire.toReversed().map(({ at, direction, text, bytes }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same bytes go over the line again and again
          <li key={`${at} ${direction} ${place}`}>
            <span className="when">
              {secondsText(at, language)} {t(`words.admin.direction.${direction}`)}{' '}
              {t('words.admin.byteCount', { count: bytes })}
            </span>
            <code>
              <RawText text={text} />
            </code>
          </li>
        ))}
      </ol>
    </section>
  );
}
