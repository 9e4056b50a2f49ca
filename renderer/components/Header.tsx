import { IconCloudUpload, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StationView } from '../../shared/contracts/station-view.ts';
import { ageOf } from '../i18n/format.ts';
import { orderName } from '../i18n/order-name.ts';
import { useNow, useView } from '../station/hooks.ts';
import { DeviceLamps } from './DeviceLamps.tsx';
import { Mark } from './Mark.tsx';

const AGE_STEP_MS = 10_000;

type Props = {
  readonly onShipments: () => void;
  readonly onPerson: () => void;
};

/** What this station is, what is being packed, what waits for SAP, which devices work, who packs. */
export function Header({ onShipments, onPerson }: Props) {
  const { t } = useTranslation();
  const { station, session, person } = useView();
  return (
    <header className="header">
      <div className="who-we-are">
        <Mark size={38} />
        {session ? (
          <p className="work">
            {orderName(t, session.orderKind, session.orderNumber)}{' '}
            <span className="customer">{`${session.customerName}, ${session.city}`}</span>
          </p>
        ) : (
          <p className="station-name">{station.name}</p>
        )}
      </div>
      <Waits onPress={onShipments} />
      <DeviceLamps />
      {person ? (
        <button type="button" className="person" onClick={onPerson} aria-keyshortcuts="F12">
          <IconUser size={26} aria-hidden="true" />
          <span className="texts">
            {person.name}
            <span className="second">{station.name}</span>
          </span>
          <span className="key">F12</span>
        </button>
      ) : null}
    </header>
  );
}

/** How many shipments wait for SAP and for how long, and in how many SAP disagrees; opens the list of them. */
function Waits({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation();
  const { waiting, alarms } = useView();
  const differ = alarms?.count ?? 0;
  const troubles = [
    waiting.needPerson > 0 ? t('words.waits.needPerson', { count: waiting.needPerson }) : null,
    differ > 0 ? t('words.waits.alarms', { count: differ }) : null,
  ].filter((trouble) => trouble !== null);
  const look = troubles.length > 0 ? 'waits trouble' : waiting.count > 0 ? 'waits some' : 'waits';
  return (
    <button type="button" className={look} onClick={onPress} aria-keyshortcuts="F1">
      <IconCloudUpload size={28} aria-hidden="true" />
      <span className="texts">
        {troubles.length > 0 ? troubles.join(' · ') : t('words.waits.count', { count: waiting.count })}
        <WaitsSince />
      </span>
      <span className="key">F1</span>
    </button>
  );
}

function WaitsSince() {
  const { t } = useTranslation();
  const view = useView();
  const now = useNow(AGE_STEP_MS);
  const { sap, waiting } = view;
  const away = awayKey(view);
  const parts: string[] = [];
  if (waiting.oldestSince) {
    const age = ageOf(waiting.oldestSince, now);
    parts.push(t('words.waits.oldest', { age: t(`words.age.${age.unit}`, age) }));
  }
  if (away) parts.push(t(`words.sap.${away}`));
  else if (parts.length === 0) parts.push(t(`words.sap.${sap.state}`));
  return <span className="second">{parts.join(' · ')}</span>;
}

function awayKey({ sync, sap }: StationView): 'syncAway' | 'away' | 'refused' | 'unconfigured' | null {
  if (sync.state === 'away') return 'syncAway';
  return sap.state === 'connected' || sap.state === 'unknown' ? null : sap.state;
}
