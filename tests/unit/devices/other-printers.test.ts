import { type AddressInfo, createServer } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { eplStatus } from '../../../electron/station/devices/printer/epl-talk.ts';
import { tsplStatus } from '../../../electron/station/devices/printer/tspl-talk.ts';
import type { LabelPrinter } from '../../../electron/station/devices/types.ts';
import { openPrinter } from '../../support/devices.ts';
import { INPUTS } from '../../support/fuzzing.ts';
import { until } from '../../support/until.ts';

// What these printers answer is from makers' manuals; no recording of one exists.

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

const JOB = { id: 'A', bytes: Buffer.from('LABEL\r\n') };

/** A printer on a socket: it keeps its jobs, and answers a question with whatever stands next for it. */
async function attended(protocol: 'tspl' | 'epl', question: string) {
  const jobs: string[] = [];
  let answers: readonly string[] = ['\0'];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const heard = bytes.toString('latin1');
      if (heard.includes('LABEL')) jobs.push(heard);
      if (!heard.includes(question)) return;
      const [next = '', ...rest] = answers;
      if (rest.length > 0) answers = rest;
      socket.write(next, 'latin1');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
  const { port } = server.address() as AddressInfo;
  const open = async (): Promise<LabelPrinter> => {
    const printer = openPrinter({
      protocol,
      port,
      answerWithinMs: 1_000,
      printWithinMs: 1_500,
      statusEveryMs: 60_000,
    });
    opened.push(printer);
    await until('the printer is seen', () => printer.state().status === 'ready');
    return printer;
  };
  return {
    jobs,
    open,
    answer: (...next: readonly string[]) => {
      answers = next;
    },
  };
}

describe('a printer that speaks TSPL', () => {
  const flags = (...bits: readonly number[]) => bits.map((one) => String.fromCharCode(one));

  it('has printed when it was seen printing and is ready again', async () => {
    const { open, answer, jobs } = await attended('tspl', '\u001b!?');
    const printer = await open();
    answer(...flags(0x00, 0x20, 0x20, 0x00));
    expect(await printer.print(JOB)).toEqual({ state: 'printed' });
    expect(jobs).toHaveLength(1);
  });

  it('that was never seen printing has the job, and no more is claimed', async () => {
    const { open, answer } = await attended('tspl', '\u001b!?');
    const printer = await open();
    answer(...flags(0x00));
    expect(await printer.print(JOB)).toMatchObject({ state: 'sent', code: 'not-confirmed' });
  });

  it('that runs out of labels while it prints has not printed', async () => {
    const { open, answer } = await attended('tspl', '\u001b!?');
    const printer = await open();
    answer(...flags(0x00, 0x20, 0x04));
    expect(await printer.print(JOB)).toMatchObject({ state: 'sent', code: 'paper-out' });
  });

  it('gets nothing while something is wrong with it', async () => {
    const { open, answer, jobs } = await attended('tspl', '\u001b!?');
    const printer = await open();
    answer(...flags(0x05));
    expect(await printer.print(JOB)).toMatchObject({ state: 'not-printed', code: 'head-open' });
    expect(jobs).toEqual([]);
  });

  it.each([
    [0x00, 'ready'],
    [0x01, 'head-open'],
    [0x02, 'paper-jam'],
    [0x04, 'paper-out'],
    [0x08, 'ribbon-out'],
    [0x10, 'paused'],
    [0x20, 'ready'],
    [0x40, 'head-open'],
    [0x80, 'fault'],
    [0x0c, 'paper-out'],
  ])('says %i and means %s', (byte, verdict) => {
    expect(tsplStatus(byte).verdict).toBe(verdict);
  });
});

it('TSPL: of all 256 answers only two are ready, one of them printing', () => {
  const ready = Array.from({ length: 256 }, (_, flags) => flags).filter(
    (flags) => tsplStatus(flags).verdict === 'ready',
  );
  expect(ready.map((flags) => [flags, tsplStatus(flags).formatsInBuffer])).toEqual([
    [0x00, 0],
    [0x20, 1],
  ]);
});

describe('a printer that speaks EPL2', () => {
  it('has the job, and no answer of it says more', async () => {
    const { open, answer, jobs } = await attended('epl', '^ee');
    answer('00\r\n');
    const printer = await open();
    expect(await printer.print(JOB)).toMatchObject({ state: 'sent', code: 'not-confirmed' });
    expect(jobs).toHaveLength(1);
  });

  it('gets nothing while its head is open', async () => {
    const { open, answer, jobs } = await attended('epl', '^ee');
    answer('00\r\n');
    const printer = await open();
    answer('11\r\n');
    expect(await printer.print(JOB)).toMatchObject({ state: 'not-printed', code: 'head-open' });
    expect(jobs).toEqual([]);
  });

  it.each([
    ['00\r\n', 'ready'],
    ['$00\r\n', 'ready'],
    ['$11', 'head-open'],
    ['07\r\n', 'paper-out'],
    ['12\r\n', 'paused'],
    ['04\r\n', 'fault'],
  ])('says %j and means %s', (text, verdict) => {
    expect(eplStatus(text)?.verdict).toBe(verdict);
  });

  it('has not answered before both digits are there', () => {
    expect(eplStatus('$0')).toBeNull();
  });

  it('any input: never throws, and is ready only where two zeros are all that it says', () => {
    const answer = fc.array(fc.constantFrom('0', '00', '1', '07', '$', '\r\n', 'x', '\u0000'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(answer, (parts) => {
        const text = parts.join('');
        if (eplStatus(text)?.verdict === 'ready' && text.replaceAll(/[\s\0]/g, '').replace('$', '') !== '00')
          expect.fail(JSON.stringify(text));
      }),
      { numRuns: INPUTS },
    );
  });
});
