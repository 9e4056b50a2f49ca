import { z } from 'zod';
import { alarm } from './alarm.ts';
import { sapStatus } from './catalogue.ts';
import { SHIPMENT_STATES } from './confirmation.ts';
import { shipmentRecord } from './shipment-record.ts';
import { message, shipmentView } from './station-view.ts';
import { orderKind } from './work.ts';

/** Most shipments in one answer; the next ones are asked for with `before`. */
const MAX_SHIPMENTS_FOUND = 100;
/** Most cartons named in one answer to a recall; the totals count all of them. */
export const MAX_CARTONS_TRACED = 500;
/** Most alarms in one answer: so many are a fault of its own, which the first ones show. */
export const MAX_ALARMS = 100;

const text = z.string().max(254);
const code = text.min(1);

/** A shipment's place in the list, newest first. */
const place = z.object({ closedAt: z.string().max(40), shipmentId: z.uuid() });

/** What the page may ask of the station that is too large for every view. Asking changes nothing. */
export const stationQuestion = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('findShipments'),
    /** Parts of order number, customer, packer, delivery number; or an SSCC, a lot or a serial. Empty: all. */
    text,
    /** Empty: in every state. */
    states: z.array(z.enum(SHIPMENT_STATES)).max(SHIPMENT_STATES.length),
    /** Only what waits for a person. */
    stuckOnly: z.boolean(),
    before: place.nullable(),
    limit: z.int().positive().max(MAX_SHIPMENTS_FOUND),
  }),
  z.object({ type: z.literal('shipmentRecord'), shipmentId: z.uuid() }),
  /** Where goods of this lot, or with this serial, went. Capitals count as small letters. */
  z.object({ type: z.literal('traceGoods'), mark: code, itemCode: code.nullable() }),
  /** The differences between SAP and what is known here, with their evidence. */
  z.object({ type: z.literal('alarms') }),
  /** The devices of the bench with what came from them lately, and SAP's side as the sync service tells it. */
  z.object({ type: z.literal('benchReport') }),
  /** What is plugged into this computer just now. */
  z.object({ type: z.literal('pluggedIn') }),
  /** What comes from a serial port within a few seconds, and what may hang on it. Nothing is sent to it. */
  z.object({ type: z.literal('listenTo'), path: code, baudRate: z.int().min(300).max(921_600) }),
]);
export type StationQuestion = z.infer<typeof stationQuestion>;

const tracedCarton = z.object({
  /** Null while it stands at the bench or lies aside. */
  shipmentId: z.string().nullable(),
  orderKind,
  orderNumber: z.int(),
  customerCode: z.string(),
  customerName: z.string(),
  carton: z.int(),
  sscc: z.string().nullable(),
  itemCode: z.string(),
  lot: z.string().nullable(),
  serial: z.string().nullable(),
  /** In the item's base unit. */
  quantity: z.number(),
  closedAt: z.string().nullable(),
  state: z.enum([...SHIPMENT_STATES, 'packing', 'suspended']),
  documentNumber: z.int().nullable(),
});
export type TracedCarton = z.infer<typeof tracedCarton>;

const trace = z.object({
  /** Over all that was found, whether it is named below or not. */
  shipments: z.int(),
  cartonCount: z.int(),
  /** Whom to call, by name. */
  customers: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      shipments: z.int(),
      cartons: z.int(),
      quantity: z.number(),
    }),
  ),
  /** What still stands here first, then the newest. */
  cartons: z.array(tracedCarton),
});
export type Trace = z.infer<typeof trace>;

/** Parts of a device's profile, in the order in which they are read. */
export const PROFILE_PARTS = ['transport', 'protocol', 'text', 'times', 'quirks'] as const;

const reportedDevice = z.object({
  id: z.string(),
  kind: z.enum(['scanner', 'scale', 'printer']),
  name: z.string(),
  status: z.enum(['connecting', 'ready', 'lost', 'fault']),
  code: z.string().nullable(),
  detail: z.string(),
  identity: z.string().nullable(),
  since: z.iso.datetime(),
  counters: z.object({
    connections: z.int(),
    received: z.int(),
    dropped: z.int(),
    faults: z.int(),
    resyncs: z.int(),
    noReads: z.int(),
  }),
  /** How a scale is kept honest; null for all that is none, or virtual. */
  kept: z
    .object({
      /** The last day on which its calibration holds; null where nobody entered it. */
      calibratedUntil: z.iso.date().nullable(),
      isOverdue: z.boolean(),
      testWeight: z
        .object({ grams: z.number(), toleranceGrams: z.number(), everyHours: z.number() })
        .nullable(),
      /** The last time that the test weight was weighed; null when it never was. */
      lastCheck: z.object({ at: z.iso.datetime(), passed: z.boolean() }).nullable(),
    })
    .nullable(),
  /**
   * How it is set up, as data: settings by their names in the configuration, and the ways of its protocol. Empty for
   * virtual devices.
   */
  profile: z.array(
    z.object({
      part: z.enum(PROFILE_PARTS),
      name: z.string(),
      value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
    }),
  ),
  /** What came from it lately, newest last: a scan with its control characters, a reading with its verdict. */
  recent: z.array(z.object({ at: z.iso.datetime(), text: z.string() })),
  /**
   * What went over its line both ways, newest last: a character per byte, reports of HID devices in hexadecimal. Of what
   * is long, the beginning; `bytes` is how many there were. Empty for virtual devices.
   */
  wire: z.array(
    z.object({
      at: z.iso.datetime(),
      direction: z.enum(['in', 'out']),
      text: z.string(),
      bytes: z.int().nonnegative(),
    }),
  ),
});
export type ReportedDevice = z.infer<typeof reportedDevice>;

const benchReport = z.object({
  devices: z.array(reportedDevice),
  /** Null while the sync service has not said anything. */
  company: sapStatus.nullable(),
  /** Somebody has it looked at, and the answer is not there yet. */
  isCompanyAsked: z.boolean(),
});
export type BenchReport = z.infer<typeof benchReport>;

/** What helps with a device that cannot be used as it is set. */
const DEVICE_ADVICES = [
  /** It is a keyboard: its set-up sheet makes it USB-COM or USB HID POS. */
  'setToCom',
  /** It follows no standard that the station speaks. */
  'noStandard',
  /** It needs its maker's driver, unless it is set to USB-COM or USB HID POS. */
  'ownDriver',
] as const;
export type DeviceAdvice = (typeof DEVICE_ADVICES)[number];

const plugged = z.object({
  by: z.enum(['serial', 'hid', 'usb-printer']),
  /** Where it is plugged in, as the configuration would name it. */
  place: z.string(),
  name: z.string(),
  /** Vendor and product, e.g. `0922:8003`; null where the port says nothing. */
  usb: z.string().nullable(),
  serialNumber: z.string().nullable(),
  /** What it is by the table of known devices, and how it is best set up; null for others. */
  known: z
    .object({
      name: z.string(),
      kind: z.enum(['scanner', 'scale', 'cable']),
      speaks: z.enum(['hid', 'serial', 'keyboard', 'unsupported']),
      advice: z.enum(DEVICE_ADVICES).nullable(),
    })
    .nullable(),
  /** Name of the configured device that uses it. */
  usedBy: z.string().nullable(),
  /** What to put into the list `devices` of the configuration, as JSON text; null where nothing can be suggested. */
  entry: z.string().nullable(),
  /** Why the station may not open it, and what to do; null where it may. */
  notAllowed: z.string().nullable(),
});
export type Plugged = z.infer<typeof plugged>;

const heard = z.object({
  /** How many there were; `text` is the end of them, a character per byte. */
  bytes: z.int(),
  text: z.string(),
  /** Best first; for a person to confirm. */
  suggestions: z.array(
    z.object({
      as: z.enum(['scale', 'scanner', 'unusable']),
      protocol: z.string().nullable(),
      because: z.string(),
      /** As of a device that is plugged in. */
      entry: z.string().nullable(),
    }),
  ),
  /** Why the port could not be listened to, in plain English. */
  trouble: z.string().nullable(),
});
export type Heard = z.infer<typeof heard>;

/** The station's answer, under the type of the question; or why there is none. */
export const stationReply = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('findShipments'),
    shipments: z.array(shipmentView),
    /** There are more: ask with the last one as `before`. */
    more: z.boolean(),
  }),
  z.object({ type: z.literal('shipmentRecord'), record: shipmentRecord }),
  z.object({ type: z.literal('traceGoods'), trace }),
  z.object({
    type: z.literal('alarms'),
    /** The newest first; the first few of all `count`. */
    alarms: z.array(alarm).max(MAX_ALARMS),
    count: z.int().nonnegative(),
    /** Codes of the bins that the differences name, by their AbsEntry, of those that the station knows. */
    bins: z.record(z.string(), code),
    /** When the sync service told them; null when it did not yet. */
    toldAt: z.iso.datetime().nullable(),
  }),
  z.object({ type: z.literal('benchReport'), report: benchReport }),
  z.object({
    type: z.literal('pluggedIn'),
    plugged: z.array(plugged),
    /** What could not be looked at, in the system's words. */
    troubles: z.array(z.string()),
  }),
  z.object({ type: z.literal('listenTo'), heard }),
  z.object({ type: z.literal('refused'), refusal: message }),
]);
export type StationReply = z.infer<typeof stationReply>;

/** What one kind of question is answered with. */
export type ReplyTo<Type extends StationQuestion['type']> = Extract<
  StationReply,
  { type: Type } | { type: 'refused' }
>;
