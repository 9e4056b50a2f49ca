import { checkDigit } from '../../../shared/barcode/index.ts';
import { apply } from '../../../shared/packing/apply.ts';
import type { Command, CommandContext, SessionCommand } from '../../../shared/packing/commands.ts';
import { type Decision, decide } from '../../../shared/packing/decide.ts';
import type { PackingEvent } from '../../../shared/packing/events.ts';
import { noticed } from '../../../shared/packing/noticing.ts';
import type { Refusal, RefusalCode } from '../../../shared/packing/refusals.ts';
import { resolveRules } from '../../../shared/packing/rule-layers.ts';
import type { Right, RuleLayer, Rules } from '../../../shared/packing/rules.ts';
import type { Override, PackingState, Person } from '../../../shared/packing/state.ts';
import type {
  Bin,
  Item,
  LotStock,
  SerialStock,
  UnitOfMeasure,
  Work,
  WorkLine,
} from '../../../shared/packing/work.ts';
import { anItem, aWorkLine } from '../../support/works.ts';

/** A bench without devices: one session, commands in, state and refusals out. */
export const TODAY = '2026-11-24';

export const EACH: UnitOfMeasure = { entry: 1, code: 'EA', factor: 1 };
export const BOX: UnitOfMeasure = { entry: 2, code: 'BOX', factor: 12 };
export const KILO: UnitOfMeasure = { entry: 3, code: 'KG', factor: 1 };

const PACKAGINGS = [
  { code: 'S', name: 'Small carton', tareGrams: 100 },
  { code: 'L', name: 'Large carton', tareGrams: 400 },
];

/** Rules under which goods alone decide: nothing is weighed, scanned back or located unless a test says so. */
export function rules(changes: RuleLayer = {}): Rules {
  return resolveRules({
    company: {
      weight: { required: false },
      labelScanBack: false,
      partialShipment: 'allowed',
      packagings: PACKAGINGS,
    },
    station: changes,
  });
}

export function bin(code: string): Bin {
  const entry = [...code].reduce((sum, character) => sum * 37 + character.charCodeAt(0), 0) % 1_000_003;
  return { entry, code, barcode: null };
}

export function lot(name: string, changes: Partial<LotStock> = {}): LotStock {
  return { lot: name, expiry: null, status: 'released', quantity: 100, bins: [], ...changes };
}

export function serial(name: string, changes: Partial<SerialStock> = {}): SerialStock {
  return { serial: name, expiry: null, bin: null, ...changes };
}

/** Screws: counted, in pieces of 10 g and boxes of twelve. */
export const SCREWS = anItem({
  barcodes: [
    { code: '4006381333931', uom: EACH },
    { code: '14006381333938', uom: BOX },
  ],
});
export const MILK = anItem({
  itemCode: 'MILK',
  name: 'Milk',
  tracking: 'lot',
  barcodes: [{ code: '4012345678901', uom: EACH }],
});
export const DRILL = anItem({ itemCode: 'DRILL', name: 'Drill', tracking: 'serial', unitWeightGrams: 1500 });
export const HAM = anItem({
  itemCode: 'HAM',
  name: 'Ham',
  catchWeight: true,
  baseUom: KILO,
  unitWeightGrams: 1000,
  barcodes: [{ code: '94012345678904', uom: KILO }],
});

export function line(item: Item, changes: Partial<WorkLine> = {}): WorkLine {
  return aWorkLine({ item, uom: item.baseUom, ...changes });
}

export function work(lines: readonly WorkLine[], changes: Partial<Work> = {}): Work {
  return {
    key: 'SO407',
    pickListEntry: null,
    tote: null,
    order: { entry: 407, number: 1407, dueDate: '2026-11-30', customerReference: null },
    customer: { code: 'C20000', name: 'Norm Thompson' },
    shipTo: { name: 'Norm Thompson', street: '', zip: '', city: '', country: '' },
    shippingType: null,
    partialAllowed: true,
    comments: null,
    lines: lines.map((one, position) => ({ ...one, line: position, orderLine: position })),
    revision: '1',
    ...changes,
  };
}

export function person(rights: readonly Right[] = ['pack'], name = 'Ana'): Person {
  return { id: name.toLowerCase(), name, rights };
}

export function word(...rights: readonly Right[]): Override {
  return { by: person(rights, 'Lea'), reason: 'customer agreed' };
}

export function context(changes: Partial<CommandContext> = {}): CommandContext {
  return { person: person(), today: TODAY, override: null, ...changes };
}

export function open(lines: readonly WorkLine[], under: RuleLayer = {}, changes: Partial<Work> = {}) {
  return stateAfter(null, {
    type: 'openSession',
    sessionId: 'session-1',
    shipmentId: 'shipment-1',
    work: work(lines, changes),
    rules: rules(under),
  });
}

/** The state after commands that are all accepted. */
export function stateAfter(
  before: PackingState | null,
  ...commands: readonly (Command | By)[]
): PackingState {
  let state = before;
  for (const command of commands) {
    for (const event of eventsOf(state, command)) state = apply(state, event);
  }
  if (state === null) throw new Error('No command was given');
  return state;
}

/** The state after SAP's work became this, and the bench heard of it. */
export function hearing(before: PackingState, now: Work | null): PackingState {
  return noticed(before, now).reduce<PackingState>(apply, before);
}

/** A command in other circumstances than those of `context()`. */
export type By = { readonly command: Command; readonly under: Partial<CommandContext> };

export function by(under: Partial<CommandContext>, command: Command): By {
  return { command, under };
}

export function eventsOf(state: PackingState | null, command: Command | By): readonly PackingEvent[] {
  const decision = decided(state, command);
  if (!decision.ok) throw new Error(`Refused: ${JSON.stringify(decision.refusal)}`);
  return decision.events;
}

/** The refusal of a command that must not be accepted. */
export function refusalOf(state: PackingState | null, command: Command | By): Refusal {
  const decision = decided(state, command);
  if (decision.ok) throw new Error(`Accepted: ${JSON.stringify(decision.events)}`);
  return decision.refusal;
}

export function codeOf(state: PackingState | null, command: Command | By): RefusalCode {
  return refusalOf(state, command).code;
}

function decided(state: PackingState | null, command: Command | By): Decision {
  return 'under' in command
    ? decide(state, command.command, context(command.under))
    : decide(state, command, context());
}

type ScanItem = Extract<SessionCommand, { type: 'scanItem' }>;

export function scan(item: Item, changes: Partial<ScanItem> = {}): ScanItem {
  return {
    type: 'scanItem',
    item,
    uom: item.baseUom,
    count: 1,
    lot: null,
    expiry: null,
    serial: null,
    weightGrams: null,
    wantedBy: [],
    ...changes,
  };
}

export function sscc(serialNumber: number): string {
  const digits = `3400000${String(serialNumber).padStart(10, '0')}`;
  return digits + checkDigit(digits);
}

export function close(serialNumber: number): SessionCommand {
  return { type: 'startClosing', sscc: sscc(serialNumber) };
}

export function weigh(grams: number, serialNumber = 1): SessionCommand {
  return { type: 'weigh', weight: { grams, scale: 'scale-1' }, sscc: sscc(serialNumber) };
}

export const openCarton: SessionCommand = { type: 'openCarton', packaging: null };
export const ship: SessionCommand = { type: 'closeShipment', reason: null };
export const startTakeOut: SessionCommand = { type: 'startTakeOut' };

export function packedQuantities(state: PackingState): readonly number[] {
  return state.packed.map(({ quantity }) => quantity);
}
