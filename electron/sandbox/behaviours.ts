import { z } from 'zod';

/**
 * In what a company, or its Service Layer, differs from the ordinary one. Each is off unless it is named: to the
 * sandbox program as `--with NAME` or `--with NAME=VALUE`, to `openCompany` and `serve` as the value itself.
 */
const BEHAVIOURS = {
  approvals: {
    of: wordsOf(z.enum(['Orders', 'DeliveryNotes'])),
    ordinary: [],
    value: 'SET,…',
    says: 'new documents of these sets become drafts that wait for an approval',
  },
  ownObjectsAfterRestart: {
    of: flag(),
    ordinary: false,
    value: null,
    says: 'own tables and fields can be used only after a restart of the Service Layer',
  },
  notPermitted: {
    of: wordsOf(z.string().regex(/^\w+$/)),
    ordinary: [],
    value: 'SET,…',
    says: 'the user may not write to these sets (UserTablesMD,UserFieldsMD: make no own tables and fields)',
  },
  closedPeriods: {
    of: wordsOf(z.string().transform(daysBetween)),
    ordinary: [],
    value: 'FROM/TO,…',
    says: 'posting periods that are locked, each from its first to its last day, as 2026-11-01/2026-11-30',
  },
  seriesMissing: {
    of: wordsOf(z.enum(['Orders', 'Invoices', 'DeliveryNotes'])),
    ordinary: [],
    value: 'SET,…',
    says: 'the user has no default number series for these: a document has to name its Series',
  },
  seriesLocked: {
    of: wordsOf(z.enum(['Orders', 'DeliveryNotes'])),
    ordinary: [],
    value: 'SET,…',
    says: "the user's default number series for these is locked",
  },
  notReadable: {
    of: wordsOf(z.string().regex(/^\w+$/)),
    ordinary: [],
    value: 'SET,…',
    says: 'the user may not read these sets',
  },
  absent: {
    of: wordsOf(z.string().regex(/^\w+$/)),
    ordinary: [],
    value: 'NAME,…',
    says: 'these sets and services are not there, as in another version',
  },
  ordinaryUser: {
    of: flag(),
    ordinary: false,
    value: null,
    says: 'the user is not a superuser',
  },
  version: {
    of: z.string().regex(/^\d{6,7}$/),
    ordinary: '1000280',
    value: 'DIGITS',
    says: 'what the log-in says of the version: 1000280 is build 10.00.280',
  },
  creditLimit: {
    of: flag(),
    ordinary: false,
    value: null,
    says: 'no delivery takes a customer beyond the credit limit',
  },
  batchNumberInV2: {
    of: flag(),
    ordinary: false,
    value: null,
    says: 'v2 takes the name BatchNumber as well as BatchNumberProperty (whether SAP does is not known)',
  },
  webhooks: {
    of: flag(),
    ordinary: false,
    value: null,
    says: 'as new as FP2602: those who subscribed to it are told when something changes',
  },
  noAttachmentFolder: {
    of: flag(),
    ordinary: false,
    value: null,
    says: 'no folder for attachments is set up: no file can be attached to anything',
  },
  writeWaitMs: {
    of: wholeNumber(),
    ordinary: 0,
    value: 'MS',
    says: 'every write lands so late, whether or not its caller still listens; reads are not delayed',
  },
  answerWaitMs: {
    of: wholeNumber(),
    ordinary: 0,
    value: 'MS',
    says: 'every write has landed so long before it is answered',
  },
  nodes: {
    of: wholeNumber(),
    ordinary: 1,
    value: 'N',
    says: 'so many nodes behind the load balancer, each knowing only the sessions that began on it',
  },
} as const;

type Name = keyof typeof BEHAVIOURS;
export type Behaviours = { readonly [name in Name]: z.output<(typeof BEHAVIOURS)[name]['of']> };

/** An ordinary company, but for what is named. */
export function behaviours(named: Partial<Behaviours> = {}): Behaviours {
  return { ...ordinary(), ...named };
}

function ordinary(): Behaviours {
  return Object.fromEntries(NAMES.map((name) => [name, BEHAVIOURS[name].ordinary])) as unknown as Behaviours;
}

const NAMES = Object.keys(BEHAVIOURS) as readonly Name[];

export type BehavioursResult =
  | { readonly ok: true; readonly behaviours: Behaviours }
  /** What is wrong, as a sentence. */
  | { readonly ok: false; readonly why: string };

/** Reads behaviours as they are named on a command line: `NAME` or `NAME=VALUE`. */
export function readBehaviours(named: readonly string[]): BehavioursResult {
  const read: Record<string, unknown> = {};
  for (const text of named) {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(text) ?? [];
    if (!isName(name)) return { ok: false, why: `There is no behaviour "${name}".` };
    const parsed = BEHAVIOURS[name].of.safeParse(value);
    if (!parsed.success) {
      const { value: form } = BEHAVIOURS[name];
      return { ok: false, why: `"${text}" has to be ${form === null ? name : `${name}=${form}`}.` };
    }
    read[name] = parsed.data;
  }
  return { ok: true, behaviours: behaviours(read as Partial<Behaviours>) };
}

function isName(text: string): text is Name {
  return Object.hasOwn(BEHAVIOURS, text);
}

/** A line for each behaviour, for the program's usage. */
export function describeBehaviours(indent: string): string {
  return NAMES.map((name) => {
    const { value, says } = BEHAVIOURS[name];
    return `${indent}${value === null ? name : `${name}=${value}`}\n${indent}  ${says}`;
  }).join('\n');
}

function flag() {
  return z.literal('').transform(() => true);
}

function wholeNumber() {
  return z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number);
}

function wordsOf<T extends z.ZodType<unknown, string>>(of: T) {
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(of));
}

function daysBetween(text: string, context: z.RefinementCtx) {
  const [, from = '', to = ''] = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  if (from === '') context.addIssue({ code: 'custom', message: 'not two days' });
  return { from, to };
}
