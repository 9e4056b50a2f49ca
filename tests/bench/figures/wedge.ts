import { mock } from 'node:test';
import onScan from 'onscan.js';
import type { Entry } from '../../../renderer/keyboard/scan-line.ts';
import { entered, held, stalled, type Trace, together, typed } from '../../support/wedge.ts';
import type { Figure } from '../figure.ts';

const CODES = ['4006381333931', ']d20104006381333931\u001d10LOT-7', '96385074'] as const;
const GAPS_MS = [1, 10, 19, 80, 100];
/** From one scan to the next, as a hand needs. */
const PAUSE_MS = 1_500;
/** Longer than any of the readers waits for more keys. */
const AFTERWARDS_MS = 2_000;

/** The little of keyboard-barcode-scanner that is used; it brings no types and is exported for browsers only. */
type Peer = {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  addEventListener(name: 'barcode', listener: (scan: { aim?: string; value: string }) => void): void;
};
const PEER =
  '../../../node_modules/@point-of-sale/keyboard-barcode-scanner/dist/keyboard-barcode-scanner.esm.js';

/** What a library sees of a key. */
type SeenKey = { readonly key: string; readonly ctrlKey: boolean };

/** A trace, what it holds, and what a reader may make of it at most. */
type Case = { readonly trace: Trace; readonly scans: readonly string[] };

/**
 * Traces of keyboard-mode scanners, as the page reads them and as two libraries for it do with their own settings.
 * Wrong is a code that nobody scanned; missed is one that was scanned and not given.
 */
export async function wedgeFigures(): Promise<readonly Figure[]> {
  const { default: Scanner }: { default: new () => Peer } = await import(PEER);
  const readers = {
    'the page': readByPage,
    'onscan.js': readByOnScan,
    'keyboard-barcode-scanner': (trace: Trace) => readByPeer(trace, new Scanner()),
  };
  const cases = [...undisturbed(), ...standingStill(), ...besideHands()];
  const scanned = cases.reduce((sum, { scans }) => sum + scans.length, 0);
  const counts = new Map<string, { missed: number; wrong: number }>();
  for (const [name, read] of Object.entries(readers)) {
    const judged = [];
    for (const one of cases) judged.push(judge(one.scans, await read(one.trace)));
    counts.set(name, {
      missed: judged.reduce((sum, { missed }) => sum + missed, 0),
      wrong: judged.reduce((sum, { wrong }) => sum + wrong, 0),
    });
  }
  const ours = counts.get('the page') ?? { missed: scanned, wrong: scanned };
  return ['onscan.js', 'keyboard-barcode-scanner'].flatMap((peer) =>
    (['missed', 'wrong'] as const).map((what) => ({
      figure: `keyboard-mode scans ${what}, of ${scanned}`,
      value: ours[what],
      unit: 'scans' as const,
      budget: 0,
      limit: { what: peer, value: counts.get(peer)?.[what] ?? scanned },
    })),
  );
}

function judge(scans: readonly string[], read: readonly string[]): { missed: number; wrong: number } {
  const left = [...read];
  const missed = scans.filter((scan) => {
    const at = left.indexOf(scan);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { missed: missed.length, wrong: left.length };
}

/** Three scans one after the other. */
function scansIn(gapMs: number): Trace {
  let startAt = 1_000;
  return CODES.flatMap((text) => {
    const trace = typed({ text, gapMs, startAt });
    startAt = (trace.at(-1)?.at ?? 0) + PAUSE_MS;
    return trace;
  });
}

function undisturbed(): Case[] {
  return GAPS_MS.map((gapMs) => ({ trace: scansIn(gapMs), scans: CODES }));
}

/** The page, or the whole computer, stands still for 2 s. */
function standingStill(): Case[] {
  return GAPS_MS.flatMap((gapMs) => [
    { trace: stalled(scansIn(gapMs), 1_000 + 4 * gapMs, 2_000), scans: CODES },
    { trace: held(scansIn(gapMs), 5, 2_000), scans: CODES },
  ]);
}

/** Somebody types a number by hand before the scan. */
function besideHands(): Case[] {
  return GAPS_MS.map((gapMs) => ({
    trace: together(typed({ text: '417', gapMs: 180, unevenMs: 40, startAt: 0, end: null }), scansIn(gapMs)),
    scans: CODES,
  }));
}

async function readByPage(trace: Trace): Promise<readonly string[]> {
  const isCode = (entry: Entry) => entry.kind === 'code';
  return entered(trace)
    .entries.filter(isCode)
    .map(({ text }) => text);
}

function readByOnScan(trace: Trace): Promise<readonly string[]> {
  const target = new EventTarget();
  return played(trace, target, (take) => {
    onScan.attachTo(target, {
      onScan: take,
      // Its own reading leaves out all that is no letter or digit.
      keyCodeMapper: characterOf,
    });
    return () => onScan.detachFrom(target);
  });
}

function readByPeer(trace: Trace, scanner: Peer): Promise<readonly string[]> {
  const target = new EventTarget();
  return played(trace, target, (take) => {
    Object.assign(globalThis, { document: target });
    scanner.addEventListener('barcode', ({ aim = '', value }) => take(aim + value));
    void scanner.connect();
    return () => {
      void scanner.disconnect();
      Reflect.deleteProperty(globalThis, 'document');
    };
  });
}

function characterOf({ key, ctrlKey }: SeenKey): string | null {
  if (ctrlKey) return '\u001d';
  return key.length === 1 ? key : null;
}

/** Plays a trace to a library that looks at the machine's clock, in no time. */
async function played(
  trace: Trace,
  target: EventTarget,
  attach: (take: (text: string) => void) => () => void,
): Promise<readonly string[]> {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: 1 });
  mock.method(performance, 'now', () => Date.now());
  const read: string[] = [];
  const detach = attach((text) => read.push(text));
  for (const key of trace) {
    mock.timers.tick(Math.max(0, key.handledAt - Date.now()));
    target.dispatchEvent(keyDown(key));
  }
  mock.timers.tick(AFTERWARDS_MS);
  detach();
  mock.timers.reset();
  mock.restoreAll();
  return read;
}

function keyDown({ key, code, ctrl, shift }: Trace[number]): Event {
  const number = key === 'Enter' ? 13 : key.toUpperCase().charCodeAt(0);
  const event = new Event('keydown', { cancelable: true });
  const target = { tagName: 'BODY' };
  for (const [name, value] of Object.entries({
    key,
    code,
    ctrlKey: ctrl,
    shiftKey: shift,
    which: number,
    target,
  })) {
    Object.defineProperty(event, name, { value });
  }
  return event;
}
