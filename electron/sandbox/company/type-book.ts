import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { resourcesFolder } from '../../service/resources.ts';
import type { Entity, EntitySet, Outcome, Value } from './company.ts';
import { done, refusals, refused } from './refusals.ts';
import { isEntity, sapDay } from './values.ts';

export type PropertyKind = EntitySet['properties'] extends ReadonlyMap<string, infer Kind> ? Kind : never;

/** The fields that the company itself added to a type, or that its own tables have. */
export type OwnFields = (type: string) => ReadonlyMap<string, PropertyKind>;

/** The types of SAP's metadata together with the company's own fields. */
export type TypeBook = {
  kinds(type: string): ReadonlyMap<string, PropertyKind>;
  /** The enumerations of a type's properties, each from its members' names to their values in the database. */
  enums(type: string): EntitySet['enums'];
  /**
   * The body as the company keeps it: numbers as numbers, days in one form, read-only properties dropped.
   * Refuses unknown properties and values of the wrong kind (-1000), in rows and complex values too. A member of
   * an enumeration may be given by its name or by its value in the database; its name is kept.
   */
  parse(type: string, body: Entity): Outcome<Entity>;
};

type Property = {
  readonly kind: PropertyKind;
  readonly readOnly: boolean;
  /** The type of the rows of a collection, or of a complex value. */
  readonly of: string | null;
  readonly members: Members | null;
};

/** An enumeration: its members' names with their values in the database, null where that is not known. */
type Members = ReadonlyMap<string, string | null>;
type Enums = ReadonlyMap<string, Members>;

const typesFile = z.record(z.string(), z.record(z.string(), z.string()));
const enumsFile = z.record(z.string(), z.record(z.string(), z.string().nullable()));

/**
 * Reads the names and kinds of SAP's own properties (v2 metadata); `!` marks those that are read-only.
 *
 * @param aliases further names that bodies may use for a property, as `Type.Name`
 */
export function openTypeBook(own: OwnFields, aliases: ReadonlyMap<string, string> = new Map()): TypeBook {
  const enums: Enums = new Map(
    Object.entries(enumsFile.parse(demoFile('service-layer-enums.json'))).map(([name, members]) => [
      name,
      new Map(Object.entries(members)),
    ]),
  );
  const types = new Map(
    Object.entries(typesFile.parse(demoFile('service-layer-types.json'))).map(([type, properties]) => [
      type,
      typeOf(enums, properties),
    ]),
  );
  const propertyOf: Lookup = (type, given) => {
    const name = aliases.get(`${type}.${given}`) ?? given;
    const kind = own(type).get(name);
    const property =
      kind === undefined
        ? types.get(type)?.properties.get(name)
        : { kind, readOnly: false, of: null, members: null };
    return property === undefined ? undefined : { ...property, name };
  };
  return {
    kinds: (type) => {
      const kinds = types.get(type)?.kinds ?? new Map<string, PropertyKind>();
      const added = own(type);
      return added.size === 0 ? kinds : new Map([...kinds, ...added]);
    },
    enums: (type) => types.get(type)?.enums ?? NO_ENUMS,
    parse: (type, body) => parseEntity(propertyOf, type, body),
  };
}

const NO_ENUMS: EntitySet['enums'] = new Map();

function demoFile(name: string): unknown {
  return JSON.parse(readFileSync(join(resourcesFolder(), 'demo', name), 'utf8'));
}

const COLLECTION = '[]';
const SIMPLE: Readonly<Record<string, PropertyKind>> = {
  string: 'string',
  time: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
};

function typeOf(enums: Enums, written: Readonly<Record<string, string>>) {
  const properties = new Map(
    Object.entries(written).map(([name, text]) => [name, propertyOf(enums, text)] as const),
  );
  return {
    properties,
    kinds: new Map([...properties].map(([name, { kind }]) => [name, kind])),
    enums: new Map(
      [...properties].flatMap(([name, { members }]) => (members === null ? [] : [[name, members]])),
    ),
  };
}

function propertyOf(enums: Enums, text: string): Property {
  const readOnly = text.endsWith('!');
  const name = readOnly ? text.slice(0, -1) : text;
  const members = enums.get(name) ?? null;
  const simple = members === null ? SIMPLE[name] : 'string';
  if (simple !== undefined) return { kind: simple, readOnly, of: null, members };
  if (name.endsWith(COLLECTION))
    return { kind: 'collection', readOnly, of: name.slice(0, -COLLECTION.length), members };
  return { kind: 'complex', readOnly, of: name, members };
}

/** The property that a body means by a name, with its own name. */
type Lookup = (type: string, given: string) => (Property & { readonly name: string }) | undefined;

function parseEntity(propertyOf: Lookup, type: string, body: Entity): Outcome<Entity> {
  const parsed: Record<string, Value> = {};
  for (const [given, value] of Object.entries(body)) {
    if (isControlInformation(given)) continue;
    const property = propertyOf(type, given);
    if (property === undefined) return refused(refusals.unknownProperty(given, type));
    const kept = parseValue(propertyOf, property, value);
    if (kept === null) return refused(refusals.wrongValue(given, type));
    if (!kept.ok) return kept;
    if (!property.readOnly) parsed[property.name] = kept.value;
  }
  return done(parsed);
}

/** OData's own remarks (@odata.etag, DocumentLines@odata.type) are not data. */
function isControlInformation(name: string): boolean {
  return name.includes('@odata.');
}

/** Null when the value is not of the property's kind. */
function parseValue(
  propertyOf: Lookup,
  { kind, of, members }: Property,
  value: Value,
): Outcome<Value> | null {
  if (value === null) return done(null);
  if (members !== null) return parseMember(members, value);
  switch (kind) {
    case 'string':
      return typeof value === 'string' ? done(value) : null;
    case 'boolean':
      return typeof value === 'boolean' ? done(value) : null;
    case 'number':
      return parseNumber(value);
    case 'date':
      return parseDay(value);
    case 'complex':
      return isEntity(value) ? parseEntity(propertyOf, of ?? '', value) : null;
    case 'collection':
      return Array.isArray(value) ? parseRows(propertyOf, of ?? '', value) : null;
    default:
      return kind satisfies never;
  }
}

function parseMember(members: Members, value: Value): Outcome<Value> | null {
  if (typeof value !== 'string') return null;
  const member = members.has(value) ? value : memberOf(members, value);
  return member === undefined ? null : done(member);
}

function memberOf(members: Members, databaseValue: string): string | undefined {
  return [...members].find(([, value]) => value === databaseValue)?.[0];
}

/** SAP takes numbers as text too ("Quantity":"100"). */
function parseNumber(value: Value): Outcome<Value> | null {
  if (typeof value === 'string' && value.trim() === '') return null;
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? done(number) : null;
}

/** 2026-04-23, 20260423 and 2026-04-23T08:00:00Z are one day; a time of day is ignored. */
function parseDay(value: Value): Outcome<Value> | null {
  const day = typeof value === 'string' ? /^(\d{4})-?(\d{2})-?(\d{2})(T.*)?$/.exec(value) : null;
  if (day === null) return null;
  const text = sapDay(`${day[1]}-${day[2]}-${day[3]}`);
  return Number.isNaN(Date.parse(text)) ? null : done(text);
}

function parseRows(propertyOf: Lookup, type: string, rows: readonly Value[]): Outcome<Value> | null {
  const parsed: Entity[] = [];
  for (const row of rows) {
    if (!isEntity(row)) return null;
    const kept = parseEntity(propertyOf, type, row);
    if (!kept.ok) return kept;
    parsed.push(kept.value);
  }
  return done(parsed);
}
