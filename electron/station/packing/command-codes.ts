import type { CommandName } from '../../../shared/barcode/index.ts';
import type { StationAnswer } from '../../../shared/contracts/channel.ts';
import { nextStep } from '../../../shared/packing/next-step.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import type { Desk, DeskPorts, Origin } from './desk.ts';
import { refuse } from './perform.ts';
import { cartonBeingWeighed, type DeskCommand, press } from './pressing.ts';
import { scaleCheckDue } from './scale-check.ts';

/** A scanned command code does what the button of the same name does, so that gloves stay on. */
export function pressCommandCode(
  desk: Desk,
  ports: DeskPorts,
  name: CommandName,
  argument: string | null,
  origin: Origin,
): StationAnswer {
  const command = meaning(name, argument, desk, ports);
  return command === null
    ? refuse(desk, ports, { code: 'COMMAND_NOT_HERE', params: { command: name } }, origin)
    : press(desk, ports, command, origin);
}

/** What a command code means on the screen that stands, or null. */
function meaning(
  name: CommandName,
  argument: string | null,
  desk: Desk,
  ports: DeskPorts,
): DeskCommand | null {
  const { session } = desk;
  switch (name) {
    case 'SIGN-OUT':
      return { type: 'signOut' };
    case 'CONFIRM':
      return session === null ? { type: 'nextWork' } : confirmed(session, ports);
    case 'CANCEL':
      return session === null ? null : cancelled(session);
    case 'CLOSE-CARTON':
      return { type: 'closeCarton' };
    case 'WEIGH':
      return { type: 'weigh' };
    case 'CHECK-SCALE':
      return { type: 'checkScale' };
    case 'NEW-CARTON':
      return { type: 'newCarton' };
    case 'CLOSE-SHIPMENT':
      return { type: 'closeShipment', reason: null };
    case 'TAKE-OUT':
      return session?.mode === 'takeOut' ? { type: 'endTakeOut' } : { type: 'startTakeOut' };
    case 'UNDO':
      return { type: 'undoLast' };
    case 'HOLD':
      return { type: 'suspend', reason: argument ?? 'HOLD' };
    case 'REASON':
      return argument === null ? null : { type: 'closeShipment', reason: argument };
    case 'PACKAGING':
      return argument === null ? null : { type: 'choosePackaging', code: argument };
    case 'QUANTITY':
      return typedQuantity(argument);
    case 'REPRINT-LABEL':
      return lastLabelled(session);
    default:
      return name satisfies never;
  }
}

/**
 * "Yes, go on": takes over what SAP changed where that is the next thing, else weighs what the screen asks for (the
 * test weight before the carton, where it is due), else closes the carton, else the shipment.
 */
function confirmed(session: PackingState, ports: DeskPorts): DeskCommand {
  if (nextStep(session).code === 'acceptChanges') return { type: 'acceptChanges' };
  if (cartonBeingWeighed(session) !== null) {
    return scaleCheckDue(ports) === null ? { type: 'weigh' } : { type: 'checkScale' };
  }
  const open = session.cartons.find((carton) => carton.status === 'open');
  return open !== undefined && open.contents.length > 0
    ? { type: 'closeCarton' }
    : { type: 'closeShipment', reason: null };
}

/** "No, back": out of the weighing, the take-out or the half-scanned item. */
function cancelled(session: PackingState): DeskCommand {
  if (cartonBeingWeighed(session) !== null) return { type: 'cancelClosing' };
  return session.mode === 'takeOut' ? { type: 'endTakeOut' } : { type: 'dropPending' };
}

function typedQuantity(argument: string | null): DeskCommand | null {
  const count = Number(argument);
  return Number.isFinite(count) && count > 0 ? { type: 'typeQuantity', count } : null;
}

function lastLabelled(session: PackingState | null): DeskCommand | null {
  const carton = session?.cartons.findLast((one) => one.sscc !== null);
  return carton ? { type: 'reprintLabel', carton: carton.number } : null;
}
