import { IconArrowBackUp, IconFileSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../shared/contracts/alarm.ts';
import { ActionBar } from '../components/ActionBar.tsx';
import { Refused } from '../components/Refused.tsx';
import { useExplain } from '../i18n/explain.ts';
import { ageOf, dateTimeText } from '../i18n/format.ts';
import { useAnswer } from '../station/asking.ts';
import { useKeys, useNow, useView } from '../station/hooks.ts';
import { AlarmEvidence } from './AlarmEvidence.tsx';

type Props = { readonly onShipment: (shipmentId: string) => void; readonly onBack: () => void };

const AGE_STEP_MS = 10_000;

/** In what SAP disagrees with what was packed: each difference on the left, the evidence of the chosen one on the right. */
export function Alarms({ onShipment, onBack }: Props) {
  const { t } = useTranslation();
  const { alarms: told, station } = useView();
  const [chosen, setChosen] = useState<string | null>(null);
  const reply = useAnswer({ type: 'alarms' }, told);
  const { alarms, count, bins } = reply?.type === 'alarms' ? reply : NONE;
  const at = Math.max(
    0,
    alarms.findIndex((alarm) => keyOf(alarm) === chosen),
  );
  const current = alarms[at];
  const step = (by: number) => {
    const next = alarms[Math.min(alarms.length - 1, Math.max(0, at + by))];
    if (next) setChosen(keyOf(next));
  };
  useKeys({ shortcuts: { ArrowDown: () => step(1), ArrowUp: () => step(-1) } });
  const isHere = current !== undefined && current.orderNumber !== null && current.station === station.id;
  return (
    <>
      <main className="clerk">
        <section className="found" aria-label={t('words.clerk.alarms.title')}>
          <header>
            <h1>{t('words.clerk.alarms.title')}</h1>
            <AsOf />
          </header>
          {reply?.type === 'refused' ? <Refused refusal={reply.refusal} /> : null}
          {reply?.type === 'alarms' && count === 0 ? (
            <p className="empty">{t('words.clerk.alarms.none')}</p>
          ) : null}
          <ol className="found-list">
            {alarms.map((alarm) => (
              <Entry
                key={keyOf(alarm)}
                alarm={alarm}
                isCurrent={alarm === current}
                onChoose={() => setChosen(keyOf(alarm))}
              />
            ))}
          </ol>
          {count > alarms.length ? (
            <p className="about">{t('words.clerk.alarms.more', { shown: alarms.length, count })}</p>
          ) : null}
        </section>
        <section className="record" aria-label={t('words.clerk.alarms.evidence')}>
          {current === undefined ? null : <AlarmEvidence alarm={current} bins={bins} />}
        </section>
      </main>
      <ActionBar
        actions={[
          { key: 'Esc', label: t('words.clerk.shipments'), icon: IconArrowBackUp, press: onBack },
          ...(isHere
            ? [
                {
                  key: 'F2',
                  label: t('words.clerk.alarms.record'),
                  icon: IconFileSearch,
                  press: () => onShipment(current.shipmentId),
                  primary: true,
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

const NONE = { alarms: [], count: 0, bins: {} } as const;

/** A shipment can disagree in several ways. */
function keyOf({ shipmentId, code }: Alarm): string {
  return `${shipmentId} ${code}`;
}

/** Whether this is how it stands now, or how it stood when the sync service was last there. */
function AsOf() {
  const { t } = useTranslation();
  const { alarms, sync, language } = useView();
  if (alarms === null) return <p className="about">{t('words.clerk.alarms.unknown')}</p>;
  return sync.state === 'away' ? (
    <p className="about trouble" role="status">
      {t('words.clerk.alarms.asOf', { time: dateTimeText(sync.since, language) })}
    </p>
  ) : (
    <p className="about">{t('words.clerk.alarms.current')}</p>
  );
}

type EntryProps = { readonly alarm: Alarm; readonly isCurrent: boolean; readonly onChoose: () => void };

function Entry({ alarm, isCurrent, onChoose }: EntryProps) {
  const { t } = useTranslation();
  const explain = useExplain();
  const now = useNow(AGE_STEP_MS);
  const age = ageOf(alarm.since, now);
  return (
    <li>
      <button
        type="button"
        className="found-entry alarm"
        aria-current={isCurrent}
        tabIndex={-1}
        onClick={onChoose}
      >
        <span className="order">{alarm.orderNumber ?? '–'}</span>
        <span className="customer">
          {explain({ code: alarm.code, params: {} }).happened}
          <small>{[alarm.station, t(`words.since.${age.unit}`, age)].filter(Boolean).join(' · ')}</small>
        </span>
      </button>
    </li>
  );
}
