import { z } from 'zod';
import { ACCEPTANCE_KINDS } from './acceptance.ts';
import { type StationQuestion, type StationReply, stationQuestion, stationReply } from './questions.ts';
import { GIVING_BACK, MAX_DOC_NUM } from './shipment-actions.ts';
import { message, type StationView, stationView, type Verdict, verdict } from './station-view.ts';

/** Longest text that a scan, a name or a reason may have on this channel, in characters. */
export const MAX_SCAN_CHARACTERS = 8_192;
const MAX_REASON_CHARACTERS = 254;

const scanText = z.string().min(1).max(MAX_SCAN_CHARACTERS);
const code = z.string().min(1).max(254);
const reason = z.string().max(MAX_REASON_CHARACTERS);

/** What the page may ask of the station. Anything else is refused before it reaches the service. */
export const stationCommand = z.discriminatedUnion('type', [
  /** A code typed on the keyboard or read by a keyboard-mode scanner. */
  z.object({ type: z.literal('scan'), text: scanText }),
  z.object({ type: z.literal('signOut') }),
  z.object({ type: z.literal('openWork'), key: code }),
  z.object({ type: z.literal('closeCarton') }),
  z.object({ type: z.literal('weigh') }),
  /** The test weight lies on the scale: puts on record whether it weighs right. */
  z.object({ type: z.literal('checkScale') }),
  z.object({ type: z.literal('cancelClosing') }),
  z.object({ type: z.literal('newCarton') }),
  z.object({ type: z.literal('reopenCarton'), number: z.int().positive(), reason }),
  z.object({ type: z.literal('choosePackaging'), code }),
  z.object({ type: z.literal('startTakeOut') }),
  z.object({ type: z.literal('endTakeOut') }),
  z.object({ type: z.literal('undoLast') }),
  z.object({ type: z.literal('dropPending') }),
  z.object({ type: z.literal('typeQuantity'), count: z.number().positive() }),
  /** Takes over what SAP changed of the order since it was opened. */
  z.object({ type: z.literal('acceptChanges') }),
  z.object({ type: z.literal('closeShipment'), reason: reason.nullable() }),
  z.object({ type: z.literal('suspend'), reason }),
  z.object({ type: z.literal('abandon'), reason }),
  z.object({ type: z.literal('reprintLabel'), carton: z.int().positive() }),
  z.object({ type: z.literal('reprintSlip'), shipmentId: z.uuid() }),
  /** Lifts the last refusal: the badge and PIN of somebody who may, and why. */
  z.object({ type: z.literal('override'), badge: code, pin: z.string().max(32), reason }),
  /** From the done screen back to the queue. */
  z.object({ type: z.literal('nextWork') }),
  z.object({ type: z.literal('retryShipment'), shipmentId: z.uuid() }),
  z.object({ type: z.literal('holdShipment'), shipmentId: z.uuid(), reason }),
  /** It is not posted any more; `action` is what is meant to happen with its goods. */
  z.object({
    type: z.literal('giveBackShipment'),
    shipmentId: z.uuid(),
    action: z.enum(GIVING_BACK),
    reason,
  }),
  /** Somebody booked the shipment in SAP by hand, as the delivery of this number. */
  z.object({
    type: z.literal('bookedByHand'),
    shipmentId: z.uuid(),
    number: z.int().min(1).max(MAX_DOC_NUM),
  }),
  /** Prints the sheet of codes that the bench is tried with. */
  z.object({ type: z.literal('printTestSheet') }),
  /** Prints the sheet of the codes that are scanned in place of buttons. */
  z.object({ type: z.literal('printCommandSheet') }),
  /** From here on scans are held against what is due, one step after the other. */
  z.object({ type: z.literal('startAcceptance'), kind: z.enum(ACCEPTANCE_KINDS) }),
  /** Does what is due: weighs, prints, or says that the tones were heard. Codes are scanned. */
  z.object({ type: z.literal('tryStep') }),
  /** What is due cannot be shown here; goes on with the next step. */
  z.object({ type: z.literal('skipStep') }),
  /** Ends it, whole or not, and takes it off the screen. */
  z.object({ type: z.literal('endAcceptance') }),
  /** From here on scans are the carrier's numbers of a closed shipment. */
  z.object({ type: z.literal('askTracking'), shipmentId: z.uuid() }),
  /** The next number is this carton's; null is the whole shipment's. */
  z.object({ type: z.literal('chooseTracked'), carton: z.int().positive().nullable() }),
  /** The number of the chosen carton, or of the shipment, was wrong and there is no other. */
  z.object({ type: z.literal('takeBackTracking') }),
  z.object({ type: z.literal('endTracking') }),
  /** Has the company in SAP looked at anew, and with `make` what is missing there made; the admin's. */
  z.object({ type: z.literal('setUpCompany'), make: z.boolean() }),
  z.object({ type: z.literal('setLanguage'), language: z.enum(['en', 'de']) }),
  /** The virtual bench of the sandbox: refused where real devices are configured. */
  z.object({ type: z.literal('benchScan'), text: scanText }),
  z.object({ type: z.literal('benchWeight'), grams: z.number().nonnegative().max(1_000_000) }),
]);
export type StationCommand = z.infer<typeof stationCommand>;

export const stationAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), refusal: message }),
]);
export type StationAnswer = z.infer<typeof stationAnswer>;

/** Shell to station service. */
export const toStation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request'), id: z.int().nonnegative(), command: stationCommand }),
  z.object({ kind: z.literal('ask'), id: z.int().nonnegative(), question: stationQuestion }),
  /** The page (re)appeared: send the whole view now. */
  z.object({ kind: z.literal('hello') }),
  /** Where the sync service is, and the token of this start; again when it came back elsewhere. */
  z.object({ kind: z.literal('syncAt'), address: z.string(), token: z.string() }),
  /** How long scans and commits took since it was asked last. */
  z.object({ kind: z.literal('timings') }),
  z.object({ kind: z.literal('stop') }),
]);
export type ToStation = z.infer<typeof toStation>;

/** Any service: it cannot go on (wrong configuration, second start, broken journal) and ends after this. */
const halted = z.object({ kind: z.literal('halted'), message });

const percentiles = z.object({ samples: z.int(), p50Ms: z.number(), p99Ms: z.number(), maxMs: z.number() });

/** Station service to shell. */
export const fromStation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), pid: z.int() }),
  z.object({ kind: z.literal('answer'), id: z.int().nonnegative(), answer: stationAnswer }),
  z.object({ kind: z.literal('reply'), id: z.int().nonnegative(), reply: stationReply }),
  z.object({ kind: z.literal('verdict'), verdict }),
  /** From a scan's last byte to its verdict on this channel, and what each commit took. */
  z.object({ kind: z.literal('timings'), scanToVerdict: percentiles, commit: percentiles }),
  z.object({ kind: z.literal('view'), view: stationView }),
  halted,
]);
export type FromStation = z.infer<typeof fromStation>;

/** Sync service to shell. */
export const fromSync = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), address: z.string() }),
  halted,
]);

/** Sandbox to shell: where its Service Layer is, and the SHA-256 of its certificate in hex. */
export const fromSandbox = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), url: z.string(), fingerprint: z.string() }),
  halted,
]);

/** What the shell itself tells the page: whether the services behind it are alive. */
export const shellStatus = z.object({
  station: z.enum(['starting', 'running', 'restarting', 'halted']),
  sync: z.enum(['starting', 'running', 'restarting', 'halted', 'none']),
  sandbox: z.enum(['none', 'starting', 'running', 'restarting', 'halted']),
  /** Why something is halted or restarting, for the page's catalogue and for whoever repairs it. */
  trouble: message.nullable(),
  runtime: z.string(),
});
export type ShellStatus = z.infer<typeof shellStatus>;

/** The one object that the preload puts into the page as `window.packwright`. */
export type PageBridge = {
  /** Sends a command; resolves with the station's answer, never rejects for a refusal. */
  send(command: StationCommand): Promise<StationAnswer>;
  /** Asks for what no view holds; resolves with the answer, or with why there is none. */
  ask(question: StationQuestion): Promise<StationReply>;
  /** Calls back with each view, verdict and shell status from now on; returns how to stop. */
  listen(listener: {
    view(view: StationView): void;
    verdict(verdict: Verdict): void;
    shell(status: ShellStatus): void;
  }): () => void;
};
