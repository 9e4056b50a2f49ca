import { z } from 'zod';
import { WEIGHT_VERDICTS } from '../weight/index.ts';
import { ACCEPTANCE_KINDS, ACCEPTANCE_STEPS } from './acceptance.ts';
import { ADDITION_STATES, trackedCarton } from './addition.ts';
import { readiness } from './catalogue.ts';
import { SHIPMENT_STATES } from './confirmation.ts';
import { orderKind } from './work.ts';

/** Values that fill a message's placeholders. Texts themselves live in the page's message catalogue. */
export const messageParams = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type MessageParams = z.infer<typeof messageParams>;

/** A text of the catalogue: what happened, what was expected, what to do next are looked up by `code`. */
export const message = z.object({ code: z.string(), params: messageParams });
export type Message = z.infer<typeof message>;

/** What a verdict sounds and looks like. Each tone differs in pitch and in pattern, each look in shape too. */
export const TONES = ['right', 'complete', 'info', 'wrong', 'over', 'lot', 'weight'] as const;
export type Tone = (typeof TONES)[number];

/** Sequence of a verdict that no journal knows: the page's own, or that of a disk which is full. */
export const UNRECORDED = 0;

/** The station's one answer to one scan or press; sent the moment it is on disk. */
export const verdict = z.object({
  /** Journal sequence of the event behind it, shown and sounded once; UNRECORDED where no journal could take it. */
  seq: z.int().nonnegative(),
  ok: z.boolean(),
  tone: z.enum(TONES),
  message,
  /** What was scanned, as text a person can read; null when the verdict answers a press. */
  scanned: z.string().nullable(),
  at: z.iso.datetime(),
});
export type Verdict = z.infer<typeof verdict>;

const queueEntry = z.object({
  key: z.string(),
  orderKind,
  orderNumber: z.int(),
  pickListEntry: z.int().nullable(),
  tote: z.string().nullable(),
  customerName: z.string(),
  city: z.string(),
  dueDate: z.string(),
  lineCount: z.int(),
  shippingType: z.string().nullable(),
  /** 'open', or 'suspended' when it was begun here and put aside. */
  state: z.enum(['open', 'suspended']),
  /** Begun here and put aside, and SAP has the order no more: what is packed has to come out. */
  gone: z.boolean(),
  readiness,
});
export type QueueEntry = z.infer<typeof queueEntry>;

const lineView = z.object({
  line: z.int(),
  itemCode: z.string(),
  name: z.string(),
  tracking: z.enum(['none', 'lot', 'serial']),
  kit: z.string().nullable(),
  /** Quantities in the line's own unit of measure. */
  uom: z.string(),
  ordered: z.number(),
  packed: z.number(),
  state: z.enum(['open', 'partly', 'complete']),
  /** Where to take it from next, as codes on the shelf. */
  bins: z.array(z.string()),
  /** Lots to take, earliest expiry first, with what is left of each to pack. */
  lots: z.array(z.object({ lot: z.string(), expiry: z.string().nullable(), quantity: z.number() })),
  isNext: z.boolean(),
  /** A code on the item and serials on stock, for the virtual bench of the sandbox; absent on a real one. */
  barcode: z.string().optional(),
  serials: z.array(z.string()).optional(),
});
export type LineView = z.infer<typeof lineView>;

/** What is known of a paper: on its way, on paper, handed over without an answer, not, or to be looked for. */
const PAPER_STATES = ['printing', 'printed', 'sent', 'notPrinted', 'unknown'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

const cartonView = z.object({
  number: z.int(),
  packaging: z.object({ code: z.string(), name: z.string() }),
  status: z.enum(['open', 'weighing', 'closed', 'done']),
  contents: z.array(
    z.object({
      itemCode: z.string(),
      name: z.string(),
      count: z.number(),
      uom: z.string(),
      lot: z.string().nullable(),
      serial: z.string().nullable(),
    }),
  ),
  expectedGrams: z.number().nullable(),
  toleranceGrams: z.number().nullable(),
  grossGrams: z.number().nullable(),
  sscc: z.string().nullable(),
  /** What is known of its label: nothing asked, on its way, on paper, handed over without an answer, not. */
  label: z.enum(['none', ...PAPER_STATES]),
  labelTrouble: z.string().nullable(),
});
export type CartonView = z.infer<typeof cartonView>;

const sessionView = z.object({
  workKey: z.string(),
  orderKind,
  orderNumber: z.int(),
  pickListEntry: z.int().nullable(),
  customerName: z.string(),
  city: z.string(),
  comments: z.string().nullable(),
  shippingType: z.string().nullable(),
  phase: z.enum(['packing', 'suspended', 'shipped', 'abandoned']),
  mode: z.enum(['pack', 'takeOut']),
  /** The one thing to do next. */
  next: message,
  /**
   * What SAP changed since the order was opened, and what follows from it for packed goods: differences of the
   * packing core, or refusals that closing would meet. Empty when nothing has to be dealt with.
   */
  changes: z.array(message),
  pending: z.object({ itemCode: z.string(), name: z.string(), awaits: z.string() }).nullable(),
  location: z.string().nullable(),
  typedCount: z.number().nullable(),
  lines: z.array(lineView),
  cartons: z.array(cartonView),
  packagings: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Picture (SVG text) of the label of the carton that waits to be scanned back. */
  labelPicture: z.string().nullable(),
  /** The last refusal, when a person with this right may lift it; `by` once such a person's badge was scanned. */
  liftable: z
    .object({
      right: z.string(),
      refusal: message,
      by: z.object({ badge: z.string(), name: z.string() }).nullable(),
    })
    .nullable(),
});
export type SessionView = z.infer<typeof sessionView>;

export const shipmentView = z.object({
  shipmentId: z.string(),
  orderKind,
  orderNumber: z.int(),
  customerName: z.string(),
  cartons: z.int(),
  closedAt: z.string(),
  packer: z.string(),
  state: z.enum(SHIPMENT_STATES),
  since: z.string(),
  documentNumber: z.int().nullable(),
  reason: message.nullable(),
  sapSaid: z.string().nullable(),
});
export type ShipmentView = z.infer<typeof shipmentView>;

const deviceView = z.object({
  id: z.string(),
  kind: z.enum(['scanner', 'scale', 'printer']),
  name: z.string(),
  status: z.enum(['connecting', 'ready', 'lost', 'fault']),
  /** Code of the catalogue, and the plain detail for whoever repairs it. */
  trouble: z.string().nullable(),
  detail: z.string(),
  virtual: z.boolean(),
});
export type DeviceView = z.infer<typeof deviceView>;

const weightView = z.object({
  verdict: z.enum(WEIGHT_VERDICTS),
  grams: z.number().nullable(),
});
export type WeightView = z.infer<typeof weightView>;

/** Why a scale's check is due: none yet, too long ago, failed, or made with another scale in its place. */
export const SCALE_CHECK_REASONS = ['never', 'old', 'failed', 'otherScale'] as const;
export type ScaleCheckReason = (typeof SCALE_CHECK_REASONS)[number];

const scaleCheckView = z.object({
  grams: z.number(),
  toleranceGrams: z.number(),
  /** Why it has to be weighed before a carton; null when it need not. */
  why: z.enum(SCALE_CHECK_REASONS).nullable(),
  /** The last time it was; null when it never was. */
  last: z.object({ at: z.iso.datetime(), passed: z.boolean() }).nullable(),
});

/** Somebody works through the test sheet and the devices: every step of it, and what came of it so far. */
const acceptanceView = z.object({
  /** 'shift' is the first row of the sheet, for every day. */
  kind: z.enum(ACCEPTANCE_KINDS),
  startedAt: z.iso.datetime(),
  steps: z.array(
    z.object({
      step: z.enum(ACCEPTANCE_STEPS),
      /** The device that it tries, as people call it; null for codes and tones. */
      device: z.string().nullable(),
      state: z.enum(['due', 'open', 'right', 'wrong', 'skipped']),
      /** What is wrong with the last try, and what was scanned instead. */
      trouble: message.nullable(),
      got: z.string().nullable(),
      /** The weight that the scale is tried with; null where it has none, and for all other steps. */
      testGrams: z.number().nullable(),
      /** A label or sheet is on its way, or out and waits to be scanned. */
      print: z.enum(['none', 'printing', 'out']),
      /** What is to be scanned, for the virtual bench, which has no paper; null on a real one. */
      scannable: z.string().nullable(),
    }),
  ),
  /** Set once it is over and on record. */
  ended: z.object({ at: z.iso.datetime(), passed: z.boolean(), seq: z.int() }).nullable(),
});
export type AcceptanceView = z.infer<typeof acceptanceView>;

/** The carrier's numbers of a closed shipment are asked for: scans are such numbers. */
const trackingView = z.object({
  shipmentId: z.string(),
  orderKind,
  orderNumber: z.int(),
  /** Whose number comes next; null is the whole shipment's. */
  chosen: z.int().nullable(),
  cartons: z.array(z.int()),
  numbers: z.array(trackedCarton),
  /** What became of them; null while there are none. */
  state: z.enum(ADDITION_STATES).nullable(),
  reason: message.nullable(),
  sapSaid: z.string().nullable(),
});
export type TrackingView = z.infer<typeof trackingView>;

/** Everything the page shows. The page decides nothing: it draws this and sends commands. */
export const stationView = z.object({
  /** Grows with each view; the page drops older ones. */
  version: z.int(),
  station: z.object({ id: z.string(), name: z.string() }),
  screen: z.enum(['signIn', 'queue', 'packing', 'done', 'halted']),
  /** Why the station halted, when it did: an I/O error, a broken chain, a newer schema. */
  halted: message.nullable(),
  language: z.enum(['en', 'de']),
  person: z.object({ id: z.string(), name: z.string(), rights: z.array(z.string()) }).nullable(),
  queue: z.array(queueEntry),
  queueTotal: z.int(),
  session: sessionView.nullable(),
  lastVerdict: verdict.nullable(),
  /** Null when no scale is configured. */
  weight: weightView.nullable(),
  /** The test weight of the scale, due or not; null where it has none. */
  scaleCheck: scaleCheckView.nullable(),
  waiting: z.object({ count: z.int(), needPerson: z.int(), oldestSince: z.string().nullable() }),
  shipments: z.array(shipmentView),
  lastShipment: shipmentView.nullable(),
  /** What is known of its packing slip's paper. */
  lastSlip: z.object({ state: z.enum(PAPER_STATES), why: z.string().nullable() }).nullable(),
  sap: z.object({
    state: z.enum(['connected', 'away', 'refused', 'unconfigured', 'unknown']),
    since: z.string(),
    code: z.string().nullable(),
    detail: z.string().nullable(),
    sandbox: z.boolean(),
  }),
  sync: z.object({ state: z.enum(['connected', 'away']), since: z.string() }),
  /**
   * How many differences there are between SAP and what is known here, as the sync service told them last; while it is
   * away they are those of before. Null until it told them. The alarms themselves are asked for.
   */
  alarms: z.object({ count: z.int().nonnegative(), toldAt: z.iso.datetime() }).nullable(),
  devices: z.array(deviceView),
  /** Null unless the test sheet is being worked through, or was just now. */
  acceptance: acceptanceView.nullable(),
  tracking: trackingView.nullable(),
  /** Another text whenever something that is added to a delivery has changed: the record is to be asked for anew. */
  additionsMark: z.string(),
  /** Badges to try in the sandbox, with the PIN that guards nothing there; empty otherwise. */
  trialBadges: z.array(z.object({ code: z.string(), name: z.string(), role: z.string(), pin: z.string() })),
});
export type StationView = z.infer<typeof stationView>;
