import type { StationAnswer, StationCommand } from '../../../shared/contracts/channel.ts';
import type { SessionCommand } from '../../../shared/packing/commands.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import { type Desk, type DeskPorts, entry, mayPack, type Origin } from './desk.ts';
import { openWork } from './opening.ts';
import { ACCEPTED, perform, refuse, tell } from './perform.ts';
import { labelAgain, lastSlip, slipJob } from './print-jobs.ts';
import { checkScale, refuseUnchecked, scaleCheckDue } from './scale-check.ts';
import { lift, signOut } from './signing-in.ts';

/** What the page may press at the desk; scans, languages and the virtual bench come in by the station. */
export type DeskCommand = Exclude<
  StationCommand,
  {
    type:
      | 'scan'
      | 'retryShipment'
      | 'holdShipment'
      | 'giveBackShipment'
      | 'bookedByHand'
      | 'printTestSheet'
      | 'printCommandSheet'
      | 'startAcceptance'
      | 'tryStep'
      | 'skipStep'
      | 'endAcceptance'
      | 'askTracking'
      | 'chooseTracked'
      | 'takeBackTracking'
      | 'endTracking'
      | 'setUpCompany'
      | 'setLanguage'
      | 'benchScan'
      | 'benchWeight';
  }
>;

const BY_HAND: Origin = { device: null, scanned: null };

/** One press on the page, one answer. */
export function press(
  desk: Desk,
  ports: DeskPorts,
  command: DeskCommand,
  origin: Origin = BY_HAND,
): StationAnswer {
  if (desk.person === null) return refuse(desk, ports, { code: 'SIGN_IN_FIRST', params: {} }, origin);
  if (!FOR_EVERYBODY.has(command.type) && !mayPack(desk)) {
    return refuse(desk, ports, { code: 'NO_RIGHT_TO_PACK', params: { name: desk.person.name } }, origin);
  }
  switch (command.type) {
    case 'signOut':
      return signOut(desk, ports, origin);
    case 'openWork':
      return openWork(desk, ports, command.key, origin);
    case 'nextWork':
      desk.justShipped = null;
      ports.changed();
      return ACCEPTED;
    case 'override':
      return lift(desk, ports, command, origin);
    case 'closeCarton':
      return closeCarton(desk, ports, origin);
    case 'weigh':
      return weigh(desk, ports, origin);
    case 'checkScale':
      return checkScale(desk, ports, origin);
    case 'reprintLabel':
      return reprintLabel(desk, ports, command.carton, origin);
    case 'reprintSlip':
      return reprintSlip(desk, ports, command.shipmentId, origin);
    case 'newCarton':
      return perform(desk, ports, { type: 'openCarton', packaging: null }, origin);
    case 'suspend':
    case 'abandon': {
      const { name, rights } = desk.person;
      const params = { right: 'hold', name };
      return rights.includes('hold')
        ? perform(desk, ports, command, origin)
        : refuse(desk, ports, { code: 'RIGHT_MISSING', params }, origin);
    }
    default:
      return perform(desk, ports, sameInCore(command), origin);
  }
}

/** What is no packing: clerks print slips again, admins weigh the test weight. */
const FOR_EVERYBODY: ReadonlySet<DeskCommand['type']> = new Set(['signOut', 'checkScale', 'reprintSlip']);

type SameInCore = Exclude<
  DeskCommand,
  {
    type:
      | 'signOut'
      | 'openWork'
      | 'nextWork'
      | 'override'
      | 'closeCarton'
      | 'weigh'
      | 'checkScale'
      | 'reprintLabel'
      | 'reprintSlip'
      | 'newCarton'
      | 'suspend'
      | 'abandon';
  }
>;

/** Commands that the packing core knows by the same name and shape. */
function sameInCore(command: SameInCore): SessionCommand {
  return command;
}

function closeCarton(desk: Desk, ports: DeskPorts, origin: Origin): StationAnswer {
  if (cartonBeingWeighed(desk.session) !== null) return weigh(desk, ports, origin);
  return withSscc(desk, ports, origin, (sscc) =>
    perform(desk, ports, { type: 'startClosing', sscc }, origin),
  );
}

function weigh(desk: Desk, ports: DeskPorts, origin: Origin): StationAnswer {
  const weight = ports.weight();
  if (weight === null) return refuse(desk, ports, { code: 'SCALE_AWAY', params: {} }, origin);
  const due = scaleCheckDue(ports);
  if (due !== null) return refuseUnchecked(desk, ports, due, origin);
  const { reading, scale } = weight;
  const grams = reading.verdict === 'stable' || reading.verdict === 'zero' ? reading.grams : null;
  if (grams === null) {
    return refuse(desk, ports, { code: 'SCALE_NOT_STABLE', params: { verdict: reading.verdict } }, origin);
  }
  const byScale: Origin = { ...origin, device: scale };
  return withSscc(desk, ports, origin, (sscc) =>
    perform(desk, ports, { type: 'weigh', weight: { grams, scale }, sscc }, byScale),
  );
}

/** Gives the next SSCC to a command that may need it; a refused command leaves the number unused. */
function withSscc(
  desk: Desk,
  ports: DeskPorts,
  origin: Origin,
  use: (sscc: string) => StationAnswer,
): StationAnswer {
  const sscc = ports.ssccBook.next();
  return sscc === null
    ? refuse(desk, ports, { code: 'SSCC_RANGE_EXHAUSTED', params: {} }, origin)
    : use(sscc);
}

export function cartonBeingWeighed(session: PackingState | null): number | null {
  return session?.cartons.find((carton) => carton.status === 'weighing')?.number ?? null;
}

/**
 * The label of a closed carton once more. As long as nothing can have come out it is the label itself; else it is
 * a copy, marked as one, and asks for the right.
 */
function reprintLabel(desk: Desk, ports: DeskPorts, number: number, origin: Origin): StationAnswer {
  const sscc = desk.session?.cartons.find((carton) => carton.number === number)?.sscc ?? null;
  const again = sscc === null ? null : labelAgain(ports.journal.db, number, sscc);
  if (again === null) {
    return refuse(desk, ports, { code: 'NO_LABEL_TO_REPRINT', params: { carton: number } }, origin);
  }
  if (again.mayBeOut && !desk.person?.rights.includes('reprintLabel')) {
    const params = { right: 'reprintLabel', name: desk.person?.name ?? '' };
    return refuse(desk, ports, { code: 'RIGHT_MISSING', params }, origin);
  }
  const { copy } = again.job;
  const queued = ports.journal.append([entry(desk, origin, 'PrintQueued', again.job)]);
  ports.printSoon();
  const message = { code: 'LabelAskedAgain', params: { carton: number, copy } };
  tell(desk, ports, { seq: queued[0]?.seq ?? 0, ok: true, tone: 'info', message }, origin);
  return ACCEPTED;
}

/** The packing slip of a closed shipment once more: it names a shipment, and may lie in it twice. */
function reprintSlip(desk: Desk, ports: DeskPorts, shipmentId: string, origin: Origin): StationAnswer {
  const last = lastSlip(ports.journal.db, shipmentId);
  if (last === null) return refuse(desk, ports, { code: 'NO_SLIP_TO_REPRINT', params: {} }, origin);
  const queued = entry(desk, origin, 'PrintQueued', slipJob(shipmentId, last.copy + 1));
  const [event] = ports.journal.append([{ ...queued, session: last.session }]);
  ports.printSoon();
  const message = { code: 'SlipAskedAgain', params: {} };
  tell(desk, ports, { seq: event?.seq ?? 0, ok: true, tone: 'info', message }, origin);
  return ACCEPTED;
}
