import { z } from 'zod';
import type { ServiceLayer } from '../service-layer/client.ts';
import { originalItem } from '../service-layer/entities.ts';

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

type Answer = { readonly codes: readonly string[]; readonly at: number };

/** @param keptForMs after so long SAP is asked again */
export function openAlternatives(
  sap: Pick<ServiceLayer, 'aside'>,
  now: () => Date,
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
        const codes = await askFor(sap, itemCode, signal);
        if (codes === null) break;
        if (codes.join('\u0000') !== (kept.get(itemCode)?.codes ?? []).join('\u0000')) isOther = true;
        kept.set(itemCode, { codes, at });
      }
      return isOther;
    },
  };
}

/** Null when SAP could not be asked. That it refuses, as for an item without any, is an answer: none. */
async function askFor(
  sap: Pick<ServiceLayer, 'aside'>,
  itemCode: string,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const body = { OriginalItemParams: { ItemCode: itemCode } };
  const ask = {
    method: 'POST',
    path: 'AlternativeItemsService_GetItem',
    body,
    deadlineMs: DEADLINE_MS,
  } as const;
  const outcome = await sap.aside(ask, z.unknown(), signal);
  if (outcome.kind === 'unknown') return null;
  const parsed = originalItem.safeParse(outcome.kind === 'done' ? outcome.value : {});
  if (!parsed.success) return [];
  return [...parsed.data.AlternativeItems]
    .sort((a, b) => b.MatchFactor - a.MatchFactor)
    .flatMap(({ AlternativeItemCode: code }) => (code === null || code === '' ? [] : code))
    .slice(0, MOST_NAMED);
}
