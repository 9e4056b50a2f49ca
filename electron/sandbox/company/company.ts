/**
 * The demo company behind the sandbox Service Layer: its documents and master data, with SAP's rules. It knows
 * nothing of HTTP, OData or JSON text; `service-layer/` puts it on the wire.
 */
export type Entity = { readonly [property: string]: Value };
export type Value = string | number | boolean | null | Entity | readonly Value[];

/** What SAP says when it says no: HTTP status, SAP's own (mostly negative) code, and its English text. */
export type SapError = { readonly status: number; readonly code: number; readonly message: string };

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: SapError };

export type Key = number | string;

export type EntitySet = {
  readonly name: string;
  /** The property that is the key: 'DocEntry', 'ItemCode', 'AbsEntry', 'Code' … */
  readonly key: string;
  readonly keyType: 'number' | 'string';
  /** Names and types of every top-level property, so that an unknown one in a body or query is refused (-1000). */
  readonly properties: ReadonlyMap<
    string,
    'string' | 'number' | 'boolean' | 'date' | 'collection' | 'complex'
  >;
  /** The properties that are enumerations: their members' names, each with its value in the database. */
  readonly enums: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
  get(key: Key): Entity | undefined;
  /** Every entity by ascending key, from the first key after `after` (or from the start), without the first `skip`. */
  entries(after?: Key, skip?: number): Iterable<Entity>;
};

/** A file of an entry of `Attachments2`. */
export type AttachedFile = { readonly name: string; readonly bytes: Buffer };

/** Something that was changed through the Service Layer. */
export type Change = {
  readonly set: string;
  /** 'Created' is SAP's word; the others are as likely as that. */
  readonly transaction: 'Created' | 'Updated' | 'Deleted';
};

export type UpdateHow = 'PATCH' | 'PUT' | 'REPLACE';

export type Company = {
  readonly name: string;
  readonly sets: ReadonlyMap<string, EntitySet>;
  /** True when user and password may log in. */
  mayLogIn(user: string, password: string): boolean;
  /**
   * POST to a set: SAP's rules applied, the whole created entity returned; null when an approval procedure made a
   * draft of it, so that there is none.
   */
  create(set: string, body: Entity): Outcome<Entity | null>;
  /**
   * PATCH merges, PUT replaces lines (as PickLists need), REPLACE merges but takes the rows of collections for all
   * that there are.
   */
  update(set: string, key: Key, body: Entity, how: UpdateHow): Outcome<null>;
  remove(set: string, key: Key): Outcome<null>;
  /** A bound action: ('Orders', 12, 'Close'), ('DeliveryNotes', 3, 'Cancel'). */
  act(set: string, key: Key, action: string, body: Entity): Outcome<Entity | null>;
  /** An unbound function or action by its name ('CompanyService_GetCompanyInfo' …). */
  call(name: string, body: Entity): Outcome<Entity | null>;
  /** A file for `Attachments2`: a new entry of it, or one more file of an entry. */
  attach(entry: Key | null, file: AttachedFile): Outcome<Entity>;
  /** The named file of an entry, or its first one. */
  attached(entry: Key, name: string | null): Outcome<AttachedFile>;
  /** Rows of the stored query with this SqlCode, with its named parameters. */
  runQuery(sqlCode: string, parameters: Readonly<Record<string, string>>): Outcome<readonly Entity[]>;
  /** Runs `work`; when it answers with an error, nothing of what it changed remains. */
  atomically<T>(work: () => Outcome<T>): Outcome<T>;
  /** Told of each change, from now on, once it is done. */
  onChange(listener: (change: Change) => void): void;
  /** Somebody switched the company's webhooks on. */
  webhooksEnabled(): boolean;
  /** Changes with each change of the entity: its ETag. */
  version(set: string, key: Key): number;
  /** The Service Layer was started anew: own tables and fields that were made since then can be used. */
  restarted(): void;
  close(): void;
};
