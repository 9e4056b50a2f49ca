import type { Key } from '../company/company.ts';

/** What a path below the service root points at. */
export type Resource =
  | { readonly kind: 'root' }
  /** An entity set, a service function, Login …: told apart by whoever knows the names. */
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'count'; readonly set: string }
  | { readonly kind: 'entity'; readonly set: string; readonly key: Key }
  /** The file of an attachment. */
  | { readonly kind: 'value'; readonly set: string; readonly key: Key }
  | { readonly kind: 'action'; readonly set: string; readonly key: Key; readonly action: string };

/** Reads a path, or null when it is none: `Orders(5)`, `U_T('a''b')`, `Orders(5)/Close`, `Orders/$count`. */
export function readPath(path: string): Resource | null {
  const segments = splitOutsideQuotes(decoded(path) ?? '/', '/');
  const [first = '', second, ...more] = segments;
  if (more.length > 0) return null;
  if (first === '' && second === undefined) return { kind: 'root' };
  const addressed = /^([A-Za-z_$][\w$]*)\((.*)\)$/s.exec(first);
  if (addressed === null) return readUnkeyed(first, second);
  const [, set = '', text = ''] = addressed;
  if (text === '' && second === undefined) return { kind: 'named', name: set };
  const key = readKey(text);
  if (key === null) return null;
  if (second === undefined) return { kind: 'entity', set, key };
  if (second === '$value') return { kind: 'value', set, key };
  const action = /^(?:SAPB1\.)?(\w+)(?:\(\))?$/.exec(second)?.[1];
  return action === undefined ? null : { kind: 'action', set, key, action };
}

function readUnkeyed(name: string, second: string | undefined): Resource | null {
  if (!/^[\w$]+$/.test(name)) return null;
  if (second === undefined) return { kind: 'named', name };
  return second === '$count' ? { kind: 'count', set: name } : null;
}

/** `5`, `'text'`, or either with its property's name before it. */
function readKey(text: string): Key | null {
  const value = text.replace(/^\w+\s*=\s*/, '');
  if (/^-?\d{1,15}$/.test(value)) return Number(value);
  const quoted = /^'((?:[^']|'')*)'$/s.exec(value)?.[1];
  return quoted === undefined ? null : quoted.replaceAll("''", "'");
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** Splits at a character, but not within single quotes; a doubled quote within them closes and opens again. */
function splitOutsideQuotes(text: string, at: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "'") quoted = !quoted;
    if (quoted || text[index] !== at) continue;
    parts.push(text.slice(from, index));
    from = index + 1;
  }
  return [...parts, text.slice(from)];
}

/** A key as it stands in an address. */
export function keyText(key: Key): string {
  return typeof key === 'number' ? String(key) : `'${encodeURIComponent(key.replaceAll("'", "''"))}'`;
}
