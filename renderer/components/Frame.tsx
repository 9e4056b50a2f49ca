import { type ReactNode, useState } from 'react';
import type { StationView } from '../../shared/contracts/station-view.ts';
import { Acceptance } from '../admin/Acceptance.tsx';
import { Admin } from '../admin/Admin.tsx';
import { Clerk } from '../clerk/Clerk.tsx';
import { OverrideDialog } from '../dialogs/OverrideDialog.tsx';
import { PersonDialog } from '../dialogs/PersonDialog.tsx';
import { TrackingDialog } from '../dialogs/TrackingDialog.tsx';
import { NotPacking } from '../screens/NotPacking.tsx';
import { TestWeightFirst } from '../screens/TestWeight.tsx';
import { useBench, useCell, useScan, useView } from '../station/hooks.ts';
import { Header } from './Header.tsx';
import { Keys } from './Keys.tsx';
import { SandboxStrip } from './SandboxStrip.tsx';
import { ServiceBanner } from './ServiceBanner.tsx';
import { isTestWeightDue, TestWeightDue } from './TestWeightDue.tsx';
import { VerdictBand } from './VerdictBand.tsx';

type Open = 'clerk' | 'person' | 'admin' | 'override' | 'testWeight' | null;

/** What stands around every screen, and the keys that work on all of them. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const view = useView();
  const { sap, session, person, lastVerdict, tracking } = view;
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
    F1: () => setOpen('clerk'),
    F9: liftable ? () => setOpen('override') : undefined,
    F12: person ? () => setOpen('person') : undefined,
  };
  return (
    <div className="frame">
      <Keys layer={{ shortcuts, entered: scan }} />
      {sap.sandbox || sandboxOfShell ? <SandboxStrip /> : null}
      <Header onShipments={() => setOpen('clerk')} onPerson={() => setOpen('person')} />
      <VerdictBand blocks={session !== null} liftable={liftable} onLift={() => setOpen('override')} />
      {inFront(view, open, close) ??
        (person === null || person.rights.includes('pack') ? (
          children
        ) : (
          <NotPacking
            person={person}
            onShipments={() => setOpen('clerk')}
            onPerson={() => setOpen('person')}
          />
        ))}
      {isTestWeightDue(view) && open === null ? <TestWeightDue onOpen={() => setOpen('testWeight')} /> : null}
      <ServiceBanner />
      {open === 'person' ? (
        <PersonDialog
          onClose={close}
          onAdmin={() => setOpen('admin')}
          onTestWeight={() => setOpen('testWeight')}
        />
      ) : null}
      {tracking ? <TrackingDialog tracking={tracking} /> : null}
      {liftable && (open === 'override' || badgeScanned) ? (
        <OverrideDialog liftable={liftable} onClose={close} />
      ) : null}
    </div>
  );
}

/** What stands in the place of the packer's screen: the test sheet, whose scans are nothing else, before all. */
function inFront({ acceptance, scaleCheck }: StationView, open: Open, close: () => void): ReactNode {
  if (acceptance !== null) return <Acceptance acceptance={acceptance} />;
  if (open === 'clerk') return <Clerk onClose={close} />;
  if (open === 'testWeight' && scaleCheck) return <TestWeightFirst check={scaleCheck} onClose={close} />;
  return open === 'admin' ? <Admin onClose={close} /> : null;
}
