import { type ReactNode, useState } from 'react';
import { OverrideDialog } from '../dialogs/OverrideDialog.tsx';
import { PersonDialog } from '../dialogs/PersonDialog.tsx';
import { ShipmentsDialog } from '../dialogs/ShipmentsDialog.tsx';
import type { KeyLayer } from '../keyboard/keyboard.ts';
import { useBench, useCell, useKeys, useScan, useView } from '../station/hooks.ts';
import { Header } from './Header.tsx';
import { SandboxStrip } from './SandboxStrip.tsx';
import { ServiceBanner } from './ServiceBanner.tsx';
import { VerdictBand } from './VerdictBand.tsx';

type Open = 'shipments' | 'person' | 'override' | null;

/** What stands around every screen, and the keys that work on all of them. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { sap, session, person, lastVerdict } = useView();
  const [open, setOpen] = useState<Open>(null);
  const [closedAtSeq, setClosedAtSeq] = useState(-1);
  const scan = useScan();
  // The shell knows first that it started a sandbox, before the sync service has reached it.
  const sandboxOfShell = (useCell(useBench().station.shell)?.sandbox ?? 'none') !== 'none';

  const liftable = session?.liftable ?? null;
  // A supervisor who scans the badge at a refusal means to lift it.
  const badgeScanned = Boolean(liftable?.by) && (lastVerdict?.seq ?? 0) > closedAtSeq;
  const close = () => {
    setOpen(null);
    setClosedAtSeq(lastVerdict?.seq ?? 0);
  };

  const shortcuts = {
    F1: () => setOpen('shipments'),
    F9: liftable ? () => setOpen('override') : undefined,
    F12: person ? () => setOpen('person') : undefined,
  };
  return (
    <div className="frame">
      <FrameKeys layer={{ shortcuts, entered: scan }} />
      {sap.sandbox || sandboxOfShell ? <SandboxStrip /> : null}
      <Header onShipments={() => setOpen('shipments')} onPerson={() => setOpen('person')} />
      <VerdictBand blocks={session !== null} liftable={liftable} onLift={() => setOpen('override')} />
      {children}
      <ServiceBanner />
      {open === 'shipments' ? <ShipmentsDialog onClose={close} /> : null}
      {open === 'person' ? <PersonDialog onClose={close} /> : null}
      {liftable && (open === 'override' || badgeScanned) ? (
        <OverrideDialog liftable={liftable} onClose={close} />
      ) : null}
    </div>
  );
}

/** Stands before the screen in the frame, so that the screen's keys come in front of these. */
function FrameKeys({ layer }: { readonly layer: KeyLayer }) {
  useKeys(layer);
  return null;
}
