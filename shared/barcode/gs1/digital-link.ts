import { toGtin14 } from '../gtin.ts';
import type { ScanFault } from '../problems.ts';
import { type CodeBuilt, checkTogether, type ElementsRead } from './element-string.ts';
import { ruleOf, type ScanElement } from './rules.ts';
import { checkValue } from './value.ts';

const DEFAULT_STEM = 'https://id.gs1.org';
const AI = /^\d{2,4}$/;

type Refused = { readonly ok: false; readonly fault: ScanFault };

/**
 * Reads a GS1 Digital Link URI: `https://…/01/09501101530003/10/AB-123?17=261231`.
 *
 * @returns null when the text is no web address, or one without a GS1 key in its path; a refusal when it has a
 *   key and breaks the rules of Digital Link or of its values
 */
export function readDigitalLink(uri: string): ElementsRead | null {
  const parsed = /^(?:https?|HTTPS?):\/\/[^/?#]+([^?#]*)(?:\?([^#]*))?/.exec(uri);
  const pairs = keyAndQualifiers(parsed?.[1] ?? '');
  const [key] = pairs;
  if (key === undefined) return null;
  const attributes = queryElements(parsed?.[2] ?? '', pairs);
  if ('reason' in attributes) return { ok: false, fault: attributes };
  const inPath = pairs.map(decoded);
  if (inPath.includes(null)) return refused('digital-link-encoding', `A wrong % in "${uri}"`);
  const elements = [...inPath.filter((one) => one !== null), ...attributes.elements].map(fullGtin);
  const fault =
    checkPath(pairs) ?? elements.map(checkValue).find((one) => one !== null) ?? checkTogether(elements);
  return fault === null ? { ok: true, elements } : { ok: false, fault: { ...fault, at: null } };
}

/**
 * The Digital Link URI of elements: the first key of GS1 among them and its qualifiers make the path, the others
 * the query, those of predefined length first.
 *
 * @param options.stem web address before the key
 * @param options.unknownAis `append` lets AIs that the dictionary does not know stand in the query, unchecked
 */
export function digitalLinkOf(
  elements: readonly ScanElement[],
  options: { readonly stem?: string; readonly unknownAis?: 'refuse' | 'append' } = {},
): CodeBuilt {
  const { stem = DEFAULT_STEM, unknownAis = 'refuse' } = options;
  const known = elements.filter(({ ai }) => unknownAis === 'refuse' || ruleOf(ai) !== null);
  const fault = known.map(checkValue).find((one) => one !== null) ?? checkTogether(elements);
  if (fault !== null) return { ok: false, fault: { ...fault, at: null } };
  const distinct = [...new Map(elements.map((one) => [one.ai, one])).values()];
  const key = distinct.find(({ ai }) => isKey(ai));
  if (key === undefined) return refused('digital-link-ai', 'None of the AIs is a key of a Digital Link');
  const path = [key, ...qualifiersAmong(key.ai, distinct)];
  const query = distinct.filter((one) => !path.includes(one));
  const astray = query.find(({ ai }) => ruleOf(ai) !== null && !mayBeAttribute(ai, key.ai));
  if (astray !== undefined) return misplaced(astray.ai, key.ai);
  const ordered = [...query.filter(isPredefined), ...query.filter((one) => !isPredefined(one))];
  return { ok: true, text: `${stem.replace(/\/$/, '')}${pathText(path)}${queryText(ordered)}` };
}

const pathText = (path: readonly ScanElement[]): string =>
  path.map(({ ai, value }) => `/${ai}/${encodeURIComponent(value)}`).join('');

const queryText = (query: readonly ScanElement[]): string =>
  query
    .map(({ ai, value }, index) => `${index === 0 ? '?' : '&'}${ai}=${encodeURIComponent(value)}`)
    .join('');

/** The pairs of a path from its last GS1 key on; empty when it has none. Values stay encoded. */
function keyAndQualifiers(path: string): ScanElement[] {
  const segments = path.split('/');
  const pairs: ScanElement[] = [];
  for (let at = segments.length - 2; at > 0; at -= 2) {
    const [ai = '', value = ''] = segments.slice(at, at + 2);
    if (!AI.test(ai)) break;
    pairs.unshift({ ai, value });
    if (isKey(ai)) return pairs;
  }
  return [];
}

/** The qualifiers behind a key, in the order of one of the sequences that the key allows. */
function checkPath([key, ...qualifiers]: readonly ScanElement[]): ScanFault | null {
  const ais = qualifiers.map(({ ai }) => ai);
  const unknown = ais.find((ai) => ruleOf(ai) === null);
  if (unknown !== undefined) {
    return { reason: 'digital-link-ai', detail: `(${unknown}) is not a GS1 AI`, at: null };
  }
  const fits = sequencesOf(key?.ai ?? '').some((sequence) => {
    const places = ais.map((ai) => sequence.indexOf(ai));
    return places.every((place, index) => place > (places[index - 1] ?? -1));
  });
  const detail = `(${ais.join('), (')}) may not follow (${key?.ai}) in this order`;
  return fits ? null : { reason: 'digital-link-order', detail, at: null };
}

/** The elements of a query. Names that are not digits alone belong to the owner of the web address. */
function queryElements(
  query: string,
  path: readonly ScanElement[],
): { readonly elements: readonly ScanElement[] } | ScanFault {
  const elements: ScanElement[] = [];
  for (const parameter of query.split(/[&;]/)) {
    const [ai = '', ...values] = parameter.split('=');
    if (!/^\d+$/.test(ai)) continue;
    if (ruleOf(ai) === null)
      return { reason: 'digital-link-ai', detail: `(${ai}) is not a GS1 AI`, at: null };
    const key = path[0]?.ai ?? '';
    if (!mayBeAttribute(ai, key)) return misplaced(ai, key).fault;
    const element = decoded({ ai, value: values.join('=').replaceAll('+', ' ') });
    if (element === null) {
      return { reason: 'digital-link-encoding', detail: `A wrong % in "${parameter}"`, at: null };
    }
    elements.push(element);
  }
  return { elements };
}

/** The qualifiers of a key among elements: of its alternative sequences the one that takes most of them. */
function qualifiersAmong(key: string, elements: readonly ScanElement[]): ScanElement[] {
  const choices = sequencesOf(key).map((sequence) =>
    sequence.flatMap((qualifier) => elements.filter(({ ai }) => ai === qualifier)),
  );
  return choices.reduce((best, choice) => (choice.length > best.length ? choice : best), []);
}

const sequencesOf = (key: string): readonly (readonly string[])[] => ruleOf(key)?.linkKey ?? [];
const isKey = (ai: string): boolean => sequencesOf(ai).length > 0;
const isPredefined = ({ ai }: ScanElement): boolean => ruleOf(ai)?.predefinedLength === true;

/** Neither the key itself nor what has its place behind the key may stand in the query. */
function mayBeAttribute(ai: string, key: string): boolean {
  return ai !== key && ruleOf(ai)?.linkAttribute === true && !sequencesOf(key).flat().includes(ai);
}

/** A GTIN-8, -12 or -13 may stand for its GTIN-14. */
function fullGtin(element: ScanElement): ScanElement {
  return element.ai === '01' ? { ai: '01', value: toGtin14(element.value) ?? element.value } : element;
}

function decoded({ ai, value }: ScanElement): ScanElement | null {
  try {
    return { ai, value: decodeURIComponent(value) };
  } catch {
    return null; // the only error that decodeURIComponent has: a sequence that is not UTF-8
  }
}

function misplaced(ai: string, key: string): Refused {
  return refused('digital-link-attribute', `(${ai}) may not stand in the query of a (${key}) link`);
}

function refused(reason: ScanFault['reason'], detail: string): Refused {
  return { ok: false, fault: { reason, detail, at: null } };
}
