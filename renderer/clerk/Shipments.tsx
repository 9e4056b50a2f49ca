import {
  IconArrowBackUp,
  IconFilter,
  IconPrinter,
  IconRoute,
  IconUserExclamation,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationView } from '../../shared/contracts/station-view.ts';
import { type Action, ActionBar } from '../components/ActionBar.tsx';
import { Refused } from '../components/Refused.tsx';
import { ScanEntry } from '../components/ScanEntry.tsx';
import { useAnswer } from '../station/asking.ts';
import { useBench, useCell, useKeys, useSend, useView } from '../station/hooks.ts';
import { AlarmNotice } from './AlarmNotice.tsx';
import { type Filter, type Place, questionFor } from './filter.ts';
import { Record } from './Record.tsx';
import { SapStanding } from './SapStanding.tsx';
import { ShipmentList } from './ShipmentList.tsx';
import { StateDialog, stateName } from './StateDialog.tsx';

type Props = {
  readonly chosen: string | null;
  readonly onChoose: (shipmentId: string) => void;
  readonly onRecall: () => void;
  readonly onAlarms: () => void;
  readonly onClose: () => void;
};

/** Shipments on the left, found by typing; everything about the chosen one on the right. */
export function Shipments({ chosen, onChoose, onRecall, onAlarms, onClose }: Props) {
  const { t } = useTranslation();
  const view = useView();
  const send = useSend();
  const [filter, setFilter] = useState<Filter>('all');
  const [isChoosing, setIsChoosing] = useState(false);
  const [pages, setPages] = useState<readonly Place[]>([]);
  const [scanned, setScanned] = useState('');
  const { keyboard } = useBench();
  const line = useCell(keyboard.line).text;
  // What is typed into a dialog looks for nothing: the list, and the shipment that it is about, stay as they are.
  const typed = useCell(keyboard.covered) ? '' : line;
  const text = typed === '' ? scanned : typed;
  const changed = whatChanged(view);
  const reply = useAnswer(questionFor(filter, text, pages.at(-1) ?? null), changed);
  const shipments = reply?.type === 'findShipments' ? reply.shipments : [];
  const more = reply?.type === 'findShipments' && reply.more;
  const current = chosen ?? shipments[0]?.shipmentId ?? null;
  const record = useAnswer(
    current === null ? null : { type: 'shipmentRecord', shipmentId: current },
    changed,
  );

  /** A dialog empties the line: what was looked for stays looked for. */
  const keepSearch = () => {
    if (typed !== '') setScanned(typed);
  };
  const keep = (shipmentId: string) => {
    keepSearch();
    onChoose(shipmentId);
  };
  const chooseState = () => {
    keepSearch();
    setIsChoosing(true);
  };
  const step = (by: number) => {
    const at = shipments.findIndex(({ shipmentId }) => shipmentId === current);
    const next = shipments[Math.min(shipments.length - 1, Math.max(0, at + by))];
    if (next) onChoose(next.shipmentId);
  };
  const older = () => {
    const last = shipments.at(-1);
    if (more && last) setPages([...pages, { closedAt: last.closedAt, shipmentId: last.shipmentId }]);
  };
  const newer = () => setPages(pages.slice(0, -1));
  const choose = (next: Filter) => {
    setFilter(filter === next ? 'all' : next);
    setPages([]);
  };
  useKeys({
    shortcuts: {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      PageDown: older,
      PageUp: newer,
      F1: onClose,
      Escape: scanned === '' ? undefined : () => setScanned(''),
    },
    entered: (entry) => {
      if (entry.kind !== 'code') return;
      setScanned(entry.text);
      setPages([]);
    },
  });
  const shown = record?.type === 'shipmentRecord' ? record.record : null;
  const byState = filter !== 'all' && filter !== 'stuck';
  const slipAgain = (shipmentId: string): Action => ({
    key: 'F6',
    label: t('words.clerk.reprintSlip'),
    icon: IconPrinter,
    press: () => void send({ type: 'reprintSlip', shipmentId }),
  });
  return (
    <>
      <main className="clerk">
        <section className="found" aria-label={t('words.clerk.title')}>
          <header>
            <h1>{t('words.clerk.title')}</h1>
            <ScanEntry hint={scanned === '' ? t('words.clerk.type') : scanned} always />
          </header>
          <SapStanding />
          <AlarmNotice onOpen={onAlarms} />
          {reply?.type === 'refused' ? <Refused refusal={reply.refusal} /> : null}
          <ShipmentList
            shipments={shipments}
            current={current}
            none={text === '' && filter === 'all' ? t('words.clerk.none') : t('words.clerk.noneFound')}
            onChoose={onChoose}
            onOlder={more ? older : null}
            onNewer={pages.length > 0 ? newer : null}
          />
        </section>
        <section className="record" aria-label={t('words.clerk.choose')}>
          {shown === null ? (
            <p className="empty">{t('words.clerk.choose')}</p>
          ) : (
            <Record record={shown} onDeciding={() => keep(shown.shipment.shipmentId)} />
          )}
          {record?.type === 'refused' ? <Refused refusal={record.refusal} /> : null}
        </section>
      </main>
      <ActionBar
        actions={[
          { key: 'Esc', label: t('words.clerk.back'), icon: IconArrowBackUp, press: onClose },
          {
            key: 'F2',
            label: t('words.clerk.filter.stuck'),
            icon: IconUserExclamation,
            press: () => choose('stuck'),
            pressed: filter === 'stuck',
          },
          {
            key: 'F3',
            label: byState ? stateName(t, filter) : t('words.clerk.filter.state'),
            icon: IconFilter,
            press: () => (byState ? choose('all') : chooseState()),
            pressed: byState,
          },
          { key: 'F4', label: t('words.clerk.trace'), icon: IconRoute, press: onRecall },
          ...(shown === null ? [] : [slipAgain(shown.shipment.shipmentId)]),
        ]}
      />
      {isChoosing ? <StateDialog onChoose={choose} onClose={() => setIsChoosing(false)} /> : null}
    </>
  );
}

/** Changes with everything that moves a shipment, so that what is shown is asked for anew. */
function whatChanged({ shipments, waiting, person, lastVerdict, additionsMark }: StationView): string {
  return JSON.stringify([shipments, waiting, person?.id ?? null, lastVerdict?.seq ?? null, additionsMark]);
}
