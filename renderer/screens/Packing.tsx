import {
  IconArrowBackUp,
  IconBox,
  IconClipboardCheck,
  IconCornerUpLeft,
  IconFileCheck,
  IconHash,
  IconPackage,
  IconPackages,
  IconPlayerPause,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../shared/contracts/station-view.ts';
import { type Action, ActionBar } from '../components/ActionBar.tsx';
import { CartonPanel } from '../components/CartonPanel.tsx';
import { ChangesBand } from '../components/ChangesBand.tsx';
import { LineList } from '../components/LineList.tsx';
import { NextSign } from '../components/NextSign.tsx';
import { ScanEntry } from '../components/ScanEntry.tsx';
import { type OpenDialog, PackingDialogs } from '../dialogs/PackingDialogs.tsx';
import { useKeys, useSend } from '../station/hooks.ts';

/** Packing an order: the next thing, the lines, the carton and its weight. */
export function Packing({ session }: { readonly session: SessionView }) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const send = useSend();
  useKeys({
    shortcuts: { Escape: session.pending ? () => void send({ type: 'dropPending' }) : undefined },
  });
  return (
    <>
      <main className="packing">
        <ChangesBand changes={session.changes} />
        <NextSign session={session} />
        <CartonPanel session={session} />
        <LineList lines={session.lines} pending={session.pending} />
        <ScanEntry hint="" floating />
      </main>
      <ActionBar actions={useActions(session, setDialog)} />
      {dialog ? <PackingDialogs dialog={dialog} session={session} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function useActions(session: SessionView, open: (dialog: OpenDialog) => void): readonly Action[] {
  const { t } = useTranslation();
  const send = useSend();
  const { mode, cartons, lines } = session;
  const takingOut = mode === 'takeOut';
  const complete = lines.every((line) => line.state === 'complete');
  const hasOpenCarton = cartons.some((carton) => carton.status === 'open');
  const text = (key: keyof typeof ACTION_ICONS) => ({
    label: t(`words.action.${key}`),
    icon: ACTION_ICONS[key],
  });
  const closeShipment = () => (complete ? void send({ type: 'closeShipment', reason: null }) : open('short'));
  return [
    session.next.code === 'acceptChanges'
      ? { key: 'F2', ...text('takeOver'), press: () => void send({ type: 'acceptChanges' }), primary: true }
      : hasOpenCarton
        ? {
            key: 'F2',
            ...text('closeCarton'),
            press: () => void send({ type: 'closeCarton' }),
            primary: true,
          }
        : {
            key: 'F2',
            ...text('newCarton'),
            press: () => void send({ type: 'newCarton' }),
            primary: !complete,
          },
    {
      key: 'F3',
      ...text(takingOut ? 'endTakeOut' : 'takeOut'),
      press: () => void send({ type: takingOut ? 'endTakeOut' : 'startTakeOut' }),
      pressed: takingOut,
    },
    { key: 'F4', ...text('undo'), press: () => void send({ type: 'undoLast' }) },
    { key: 'F5', ...text('quantity'), press: () => open('quantity') },
    { key: 'F6', ...text('packaging'), press: () => open('packaging') },
    { key: 'F7', ...text('cartons'), press: () => open('cartons') },
    { key: 'F8', ...text('aside'), press: () => open('aside') },
    { key: 'F10', ...text('closeShipment'), press: closeShipment, primary: complete && !hasOpenCarton },
  ];
}

const ACTION_ICONS = {
  takeOver: IconFileCheck,
  closeCarton: IconPackage,
  newCarton: IconPackage,
  takeOut: IconCornerUpLeft,
  endTakeOut: IconCornerUpLeft,
  undo: IconArrowBackUp,
  quantity: IconHash,
  packaging: IconBox,
  cartons: IconPackages,
  aside: IconPlayerPause,
  closeShipment: IconClipboardCheck,
} as const;
