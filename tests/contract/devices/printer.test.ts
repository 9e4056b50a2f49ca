import { afterEach, describe, expect, it } from 'vitest';
import { openVirtualPrinter } from '../../../electron/station/devices/printer/virtual-printer.ts';
import type { LabelPrinter, PrinterVerdict } from '../../../electron/station/devices/types.ts';
import { openPrinter, realClock } from '../../support/devices.ts';
import { openPty } from '../../support/pty.ts';
import { until } from '../../support/until.ts';
import { createZplMachine, type ZplPrinterState } from '../../support/zpl-machine.ts';
import { startZplPrinter } from '../../support/zpl-printer.ts';

/** A printer and the one who stands beside it. */
type Attended = {
  readonly printer: LabelPrinter;
  /** Takes its paper out and so on; `ready` puts everything right. */
  make(verdict: PrinterVerdict): void;
  /** What came out, oldest first. */
  printed(): readonly string[];
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
  close(): Promise<void>;
};

const PRINTERS: readonly (readonly [string, () => Promise<Attended>])[] = [
  ['a network socket', onSocket],
  ['a serial port', () => onPty({ connection: 'serial', flowControl: 'none' })],
  ['a device file', () => onPty({ connection: 'device-file' })],
  ['the virtual bench', virtual],
];

let attended: Attended;
afterEach(() => attended.close());

const label = (text: string) => `^XA^FO20,20^FD${text}^FS^XZ`;
const job = (text: string) => ({ id: text, bytes: Buffer.from(label(text)) });

describe.each(PRINTERS)('a printer on %s', (_name, open) => {
  async function opened() {
    attended = await open();
    await becomes('ready');
    return attended;
  }

  function becomes(status: 'ready' | 'lost' | 'fault') {
    return until(`the printer is ${status}`, () => attended.printer.state().status === status);
  }

  it('prints a job once, byte for byte', async () => {
    const { printer, printed } = await opened();
    expect(await printer.print(job('A'))).toEqual({ state: 'printed' });
    expect(printed()).toEqual([label('A')]);
    expect(printer.state().counters.received).toBe(1);
  });

  it('prints jobs that come together one after the other', async () => {
    const { printer, printed } = await opened();
    const names = ['A', 'B', 'C', 'D', 'E'];
    const outcomes = await Promise.all(names.map((name) => printer.print(job(name))));
    expect(outcomes).toEqual(names.map(() => ({ state: 'printed' })));
    expect(printed()).toEqual(names.map(label));
  });

  it.each(['paper-out', 'ribbon-out', 'head-open', 'paper-jam', 'paused', 'buffer-full', 'silent'] as const)(
    'gets nothing while it is %s, says so, and prints when that is put right',
    async (verdict) => {
      const { printer, printed, make } = await opened();
      make(verdict);
      expect(await printer.status()).toMatchObject({ verdict });
      const code = verdict === 'silent' ? 'no-answer' : verdict;
      expect(printer.state()).toMatchObject({ status: 'fault', code });
      expect(await printer.print(job('A'))).toMatchObject({ state: 'not-printed', code });
      make('ready');
      expect(await printer.print(job('B'))).toEqual({ state: 'printed' });
      expect(printed()).toEqual([label('B')]);
      expect(printer.state().status).toBe('ready');
    },
  );

  it('is lost when it is gone, prints nothing then, and works again when it is back', async () => {
    const { printer, printed } = await opened();
    await attended.unplug();
    await becomes('lost');
    expect(await printer.print(job('A'))).toMatchObject({ state: 'not-printed' });
    expect(await printer.status()).toMatchObject({ verdict: 'silent' });
    await attended.plugIn();
    await becomes('ready');
    expect(await printer.print(job('B'))).toEqual({ state: 'printed' });
    expect(printed()).toEqual([label('B')]);
    expect(printer.state().counters.connections).toBe(2);
  });

  it('prints nothing once it is closed', async () => {
    const { printer, printed } = await opened();
    await printer.close();
    await printer.close();
    expect(await printer.print(job('A'))).toMatchObject({ state: 'not-printed', code: 'closed' });
    expect(printed()).toEqual([]);
  });
});

async function onSocket(): Promise<Attended> {
  const peer = await startZplPrinter();
  const printer = openPrinter({ port: peer.port, answerWithinMs: 1_500, statusEveryMs: 250 });
  return {
    printer,
    make: (verdict) => peer.set(stateFor(verdict)),
    printed: peer.printed,
    unplug: peer.switchOff,
    plugIn: peer.switchOn,
    close: async () => {
      await printer.close();
      await peer.close();
    },
  };
}

/** The same printer at the other end of a pseudo-terminal: a character device that can be opened either way. */
async function onPty(connection: object): Promise<Attended> {
  const machine = createZplMachine({ counts: true, tellsErrors: true });
  const pty = await openPty();
  pty.onBytes(machine.connect(pty.write));
  const settings = { protocol: 'zpl', path: pty.path, answerWithinMs: 1_500, statusEveryMs: 250 };
  const printer = openPrinter({ ...connection, ...settings });
  return {
    printer,
    make: (verdict) => machine.set(stateFor(verdict)),
    printed: machine.printed,
    unplug: pty.unplug,
    plugIn: pty.plugIn,
    close: async () => {
      await printer.close();
      await pty.close();
    },
  };
}

function stateFor(verdict: PrinterVerdict): Partial<ZplPrinterState> {
  return {
    paperOut: verdict === 'paper-out',
    ribbonOut: verdict === 'ribbon-out',
    headOpen: verdict === 'head-open',
    jammed: verdict === 'paper-jam',
    paused: verdict === 'paused',
    bufferFull: verdict === 'buffer-full',
    silent: verdict === 'silent',
  };
}

async function virtual(): Promise<Attended> {
  const printer = openVirtualPrinter('virtual-printer', 'Virtual printer', realClock);
  return {
    printer,
    make: printer.setVerdict,
    printed: () => printer.printed().map(({ bytes }) => Buffer.from(bytes).toString('latin1')),
    unplug: async () => printer.unplug(),
    plugIn: async () => printer.plugIn(),
    close: printer.close,
  };
}
