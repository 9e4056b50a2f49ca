import type { Gs1Facts, ParsedScan } from '../barcode/index.ts';
import type { SessionCommand } from './commands.ts';
import {
  type Catalogue,
  type GoodsMeant,
  goodsMeant,
  isOwnLabel,
  meaningsOf,
  pendingMeaning,
} from './meanings.ts';
import { nextStep } from './next-step.ts';
import { quantity } from './quantity.ts';
import { type Refusal, type RefusalCode, type RefusalParams, refusal } from './refusals.ts';
import type { PackingState } from './state.ts';
import type { IsoDate } from './work.ts';

export type Resolved =
  | { readonly ok: true; readonly command: SessionCommand }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * The one thing that a scan means in this session: what the goods in hand wait for, else what is on the order,
 * else what the catalogue knows. Two meanings are refused, never chosen from.
 */
export function resolveScan(state: PackingState, parsed: ParsedScan, catalogue: Catalogue): Resolved {
  if (!parsed.ok) return refuse('SCAN_UNREADABLE', { reason: parsed.reason, detail: parsed.detail });
  switch (parsed.kind) {
    case 'command':
    case 'badge':
      return refuse('SCAN_NOT_GOODS', { kind: parsed.kind });
    case 'gs1':
      return resolveFacts(state, parsed.facts, catalogue);
    case 'gtin':
      return (
        resolveText(state, parsed.text, [...formsOfGtin(parsed.gtin), parsed.text], catalogue) ??
        unknownGtin(parsed.gtin, parsed.text)
      );
    case 'plain':
      return resolveText(state, parsed.text, [parsed.text], catalogue) ?? unknownText(state, parsed.text);
  }
}

/** A GS1 label: a carton's own SSCC, a trade item with what stands beside it, or more of the goods in hand. */
function resolveFacts(state: PackingState, facts: Gs1Facts, catalogue: Catalogue): Resolved {
  const gtin = facts.gtin ?? facts.contentGtin;
  if (facts.sscc !== undefined && (gtin === undefined || isOwnLabel(state, facts.sscc))) {
    return resolved({ type: 'scanLabel', sscc: facts.sscc });
  }
  if (gtin === undefined) return resolvePart(state, facts);
  const meant = goodsMeant(state, formsOfGtin(gtin), catalogue);
  const [only, ...others] = meant;
  if (only === undefined) return unknownGtin(gtin, gtin);
  return others.length > 0 ? ambiguous(gtin, meant.map(nameOf)) : resolved(scanOf(only, facts));
}

/** A label that names no trade item can only say more of the goods in hand. */
function resolvePart(state: PackingState, facts: Gs1Facts): Resolved {
  const { pending } = state;
  if (pending?.awaits === 'weight' && facts.netWeightKg !== undefined) {
    return resolved(scanOf({ item: pending.item, uom: pending.uom, wantedBy: [] }, facts));
  }
  if (facts.serial !== undefined && (pending?.awaits === 'serial' || facts.lot === undefined)) {
    return resolved({ type: 'scanSerial', serial: facts.serial });
  }
  if (facts.lot !== undefined) return resolved({ type: 'scanLot', lot: facts.lot, expiry: expiryOf(facts) });
  return refuse('CODE_UNKNOWN', { code: Object.values(facts).join(' ') });
}

/** A code that says nothing of itself; null when nobody knows it. */
function resolveText(
  state: PackingState,
  text: string,
  codes: readonly string[],
  catalogue: Catalogue,
): Resolved | null {
  const awaited = pendingMeaning(state, text, catalogue);
  if (awaited !== null) return resolved(awaited);
  const meanings = meaningsOf(state, text, codes, catalogue);
  const [only, ...others] = meanings;
  if (only === undefined) return null;
  return others.length > 0
    ? ambiguous(
        text,
        meanings.map(({ name }) => name),
      )
    : resolved(only.command);
}

/** A text nobody knows is still a lot or serial, if that is what was asked for: SAP just does not have it. */
function unknownText(state: PackingState, text: string): Resolved {
  switch (state.pending?.awaits) {
    case 'lot':
      return resolved({ type: 'scanLot', lot: text, expiry: null });
    case 'serial':
      return resolved({ type: 'scanSerial', serial: text });
    case 'location':
      return refuse('LOCATION_UNKNOWN', { code: text });
    default:
      return nextStep(state).code === 'scanLocation'
        ? refuse('LOCATION_UNKNOWN', { code: text })
        : refuse('CODE_UNKNOWN', { code: text });
  }
}

function unknownGtin(gtin: string, text: string): Resolved {
  return isOfStore(gtin) ? refuse('CODE_OF_STORE', { code: text }) : refuse('CODE_UNKNOWN', { code: text });
}

/**
 * Restricted circulation (GS1 General Specifications, 1.4.3): EAN-13 and UPC-A from 02, 04 and 20 to 29, EAN-8
 * from 0 and 2. What they mean is the affair of the store, or company, that made them.
 */
function isOfStore(gtin: string): boolean {
  return gtin.startsWith('000000') ? /^0{6}[02]/.test(gtin) : /^0(02|04|2)/.test(gtin);
}

/** A GTIN as SAP may have it written: with 14 digits, or with as few as it was made with. */
function formsOfGtin(gtin: string): readonly string[] {
  return [14, 13, 12, 8]
    .filter((digits) => /^0*$/.test(gtin.slice(0, gtin.length - digits)))
    .map((digits) => gtin.slice(gtin.length - digits));
}

/** One scan of goods with what stands on their label. 37 tells how many 02 there are inside; without it, none. */
function scanOf({ item, uom, wantedBy }: GoodsMeant, facts: Gs1Facts): SessionCommand {
  const { lot, serial, netWeightKg } = facts;
  const grams = netWeightKg === undefined ? null : quantity(Number(netWeightKg) * 1000);
  return {
    type: 'scanItem',
    item,
    uom,
    count: facts.count ?? (facts.gtin === undefined && facts.contentGtin !== undefined ? 0 : 1),
    lot: lot ?? null,
    expiry: expiryOf(facts),
    serial: serial ?? null,
    weightGrams: item.catchWeight ? grams : null,
    wantedBy,
  };
}

/** Goods that say only until when they are best are kept in SAP under that day. */
function expiryOf(facts: Gs1Facts): IsoDate | null {
  return facts.expiry ?? facts.bestBefore ?? null;
}

function nameOf({ item, uom }: GoodsMeant): string {
  return `${item.itemCode} (${uom.code})`;
}

function resolved(command: SessionCommand): Resolved {
  return { ok: true, command };
}

function ambiguous(code: string, meanings: readonly string[]): Resolved {
  return refuse('CODE_AMBIGUOUS', { code, meanings: meanings.join(', ') });
}

function refuse<Code extends RefusalCode>(code: Code, params: RefusalParams[Code]): Resolved {
  return { ok: false, refusal: refusal(code, params) as Refusal };
}
