import type { Logger } from 'pino';
import { inWords } from '../post/verdict.ts';
import type { ServiceLayer } from '../service-layer/client.ts';
import { type OriginalItem, originalItem } from '../service-layer/entities.ts';
import type { Failure, Outcome, Unclear } from '../service-layer/outcome.ts';

/**
 * What SAP names in the place of items that are short. It tells that of one item at a time, and there are a hundred
 * thousand items: only those are asked for that somebody waits for, a few with each pull, and the answers are kept.
 */
export type Alternatives = {
  /** Codes in the place of an item, best match first; undefined where SAP was not asked, or names none. */
  readonly of: (itemCode: string) => readonly string[] | undefined;
  /** All items that stand for one that is short now: their stock is worth reading. */
  readonly wanted: () => ReadonlySet<string>;
  /**
   * Asks for what is not known, or not newly, of the items that are short now. Gives true when anything is other than
   * before. What cannot be asked now is asked with a later pull.
   */
  readonly ask: (short: ReadonlySet<string>, signal: AbortSignal) => Promise<boolean>;
};

/** So many questions with one pull, each some milliseconds of SAP's time. */
const MOST_ASKED_AT_ONCE = 20;
/** Enough for a bench to look for; SAP may know more. */
const MOST_NAMED = 10;
const DEADLINE_MS = 5_000;

export type AlternativesPorts = { readonly now: () => Date; readonly log: Pick<Logger, 'warn'> };

type Answer = { readonly codes: readonly string[]; readonly at: number };

/** @param keptForMs after so long SAP is asked again */
export function openAlternatives(
  sap: Pick<ServiceLayer, 'aside'>,
  { now, log }: AlternativesPorts,
  keptForMs: number,
): Alternatives {
  let answers = new Map<string, Answer>();
  return {
    of: (itemCode) => {
      const codes = answers.get(itemCode)?.codes;
      return codes === undefined || codes.length === 0 ? undefined : codes;
    },
    wanted: () => new Set([...answers.values()].flatMap(({ codes }) => codes)),
    ask: async (short, signal) => {
      const at = now().getTime();
      // What is not short any more is forgotten, so that no more is kept than is open.
      const kept = new Map([...answers].filter(([itemCode]) => short.has(itemCode)));
      let isOther = [...answers].some(([itemCode, { codes }]) => !kept.has(itemCode) && codes.length > 0);
      answers = kept;
      const due = [...short].filter((itemCode) => at - (kept.get(itemCode)?.at ?? 0) >= keptForMs);
      for (const itemCode of due.slice(0, MOST_ASKED_AT_ONCE)) {
        const before = kept.get(itemCode)?.codes ?? [];
        const outcome = await askFor(sap, itemCode, signal);
        if (outcome.kind === 'unknown' && !IS_OF_ONE_ITEM.has(outcome.why)) break;
        if (isUnusual(outcome))
          log.warn({ event: 'pull.noAlternatives', item: itemCode, why: inWords(outcome) });
        const codes = outcome.kind === 'unknown' ? before : codesIn(outcome);
        if (codes.join('\u0000') !== before.join('\u0000')) isOther = true;
        kept.set(itemCode, { codes, at });
      }
      return isOther;
    },
  };
}

/** Answers that say nothing of other items: what was known of this one stays, and the next is asked for. */
const IS_OF_ONE_ITEM: ReadonlySet<Unclear> = new Set(['serverError', 'unexpected', 'notSap', 'tooLarge']);

function askFor(
  sap: Pick<ServiceLayer, 'aside'>,
  itemCode: string,
  signal: AbortSignal,
): Promise<Outcome<OriginalItem>> {
  const body = { OriginalItemParams: { ItemCode: itemCode } };
  const path = 'AlternativeItemsService_GetItem';
  return sap.aside({ method: 'POST', path, body, deadlineMs: DEADLINE_MS }, originalItem, signal);
}

/** "No matching records found": an item without any alternative. */
const NONE = '-2028';

/** Neither alternatives nor the plain answer that there are none; no right to ask, for one. */
function isUnusual(outcome: Outcome<OriginalItem>): outcome is Failure {
  return outcome.kind === 'unknown' || (outcome.kind === 'refused' && outcome.error.code !== NONE);
}

function codesIn(outcome: Exclude<Outcome<OriginalItem>, { kind: 'unknown' }>): readonly string[] {
  if (outcome.kind === 'refused') return [];
  return [...outcome.value.AlternativeItems]
    .sort((a, b) => b.MatchFactor - a.MatchFactor)
    .flatMap(({ AlternativeItemCode: code }) => (code === null || code === '' ? [] : code))
    .slice(0, MOST_NAMED);
}
