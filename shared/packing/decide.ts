import type { Command, CommandContext, SessionCommand } from './commands.ts';
import { choosePackaging, openCarton, reopenCarton } from './deciding/cartons.ts';
import { acceptChanges } from './deciding/changes.ts';
import { type Decision, refuse } from './deciding/decision.ts';
import { dropPending, scanItem, scanLot, scanSerial } from './deciding/goods.ts';
import { scanLabel } from './deciding/labels.ts';
import { scanLocation } from './deciding/locating.ts';
import { abandon, openSession, resume, suspend } from './deciding/opening.ts';
import { closeShipment } from './deciding/shipping.ts';
import { endTakeOut, startTakeOut, undoLast } from './deciding/take-out.ts';
import { typeQuantity } from './deciding/typing.ts';
import { cancelClosing, startClosing, weigh } from './deciding/weighing.ts';
import type { PackingState } from './state.ts';

export type { Decision } from './deciding/decision.ts';

/**
 * What follows from a command: events, to be written down before they are applied, or a refusal, with which
 * nothing has changed. Pure: the same state, command and context give the same decision.
 *
 * @param context `override` lifts what its person's rights lift, and nothing else
 */
export function decide(state: PackingState | null, command: Command, context: CommandContext): Decision {
  const { person } = context;
  if (!person.rights.includes('pack')) return refuse('NO_RIGHT_TO_PACK', { name: person.name });
  if (command.type === 'openSession') return openSession(state, command, context);
  if (state === null) return refuse('NO_OPEN_SESSION', {});
  return barred(state, command) ?? decideInSession(state, command, context);
}

/** A session that is put aside only goes on or ends; one that has ended does nothing any more. */
function barred({ phase, work }: PackingState, { type }: SessionCommand): Decision | null {
  switch (phase) {
    case 'packing':
      return null;
    case 'suspended':
      return type === 'resume' || type === 'abandon' ? null : refuse('SESSION_SUSPENDED', { work: work.key });
    case 'shipped':
      return refuse('SESSION_SHIPPED', { work: work.key });
    case 'abandoned':
      return refuse('SESSION_ABANDONED', { work: work.key });
  }
}

function decideInSession(state: PackingState, command: SessionCommand, context: CommandContext): Decision {
  switch (command.type) {
    case 'scanLocation':
      return scanLocation(state, command.bin, context);
    case 'scanItem':
      return scanItem(state, command, context);
    case 'scanLot':
      return scanLot(state, command, context);
    case 'scanSerial':
      return scanSerial(state, command, context);
    case 'scanLabel':
      return scanLabel(state, command.sscc);
    case 'typeQuantity':
      return typeQuantity(state, command.count, context);
    case 'dropPending':
      return dropPending(state);
    case 'startTakeOut':
      return startTakeOut(state);
    case 'endTakeOut':
      return endTakeOut(state);
    case 'undoLast':
      return undoLast(state);
    case 'choosePackaging':
      return choosePackaging(state, command.code);
    case 'startClosing':
      return startClosing(state, command.sscc, context);
    case 'cancelClosing':
      return cancelClosing(state);
    case 'weigh':
      return weigh(state, command, context);
    case 'openCarton':
      return openCarton(state, command);
    case 'reopenCarton':
      return reopenCarton(state, command, context);
    case 'acceptChanges':
      return acceptChanges(state);
    case 'closeShipment':
      return closeShipment(state, command.reason, context);
    case 'suspend':
      return suspend(command.reason);
    case 'resume':
      return resume(state);
    case 'abandon':
      return abandon(command.reason);
    default:
      return command satisfies never;
  }
}
