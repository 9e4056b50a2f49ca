import { afterEach, describe, expect, it } from 'vitest';
import { openScale } from '../../support/devices.ts';
import { openPty } from '../../support/pty.ts';
import { until } from '../../support/until.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function connected(settings: object) {
  const pty = await openPty();
  opened.push(pty);
  const scale = openScale({ path: pty.path, answerWithinMs: 300, settleWithinMs: 1_000, ...settings });
  opened.push(scale);
  const weighs = (grams: number) => until(`${grams} g`, () => scale.latest(60_000)?.grams === grams);
  return { pty, scale, weighs };
}

/** A checkout scale: one letter asks, nothing confirms an order. */
async function toledo() {
  const { pty, scale, weighs } = await connected({ protocol: 'toledo-8217', unit: 'kg' });
  let shown = '01.250';
  let obeys = true;
  const asked: string[] = [];
  pty.onBytes((bytes) => {
    for (const command of Buffer.from(bytes).toString('latin1')) {
      asked.push(command);
      if (command === 'Z' && obeys) shown = '00.000';
      if (command === 'W') pty.write(`\u0002${shown}\r`);
    }
  });
  return {
    scale,
    weighs,
    asked,
    show: (text: string) => {
      shown = text;
    },
    disobey: () => {
      obeys = false;
    },
  };
}

describe('a Toledo 8217 on a port', () => {
  it('is asked by one letter, in the unit of the configuration', async () => {
    const { weighs, scale, asked, show } = await toledo();
    await weighs(1_250);
    show('?\u0001');
    await until('it moves', () => scale.latest(60_000)?.verdict === 'moving');
    expect(scale.latest(60_000)?.value).toBeNull();
    expect(new Set(asked)).toEqual(new Set(['W']));
  });

  it('is zeroed when its weight says so, and not when it does not', async () => {
    const { weighs, scale, asked, show, disobey } = await toledo();
    await weighs(1_250);
    expect(await scale.zero()).toEqual({ done: true });
    expect(asked.filter((command) => command === 'Z')).toHaveLength(1);
    disobey();
    show('00.700');
    await weighs(700);
    expect(await scale.zero()).toMatchObject({ done: false, code: 'not-confirmed' });
  });
});

describe('a CAS on a port', () => {
  it('is asked in two steps', async () => {
    const { pty, scale, weighs } = await connected({ protocol: 'cas' });
    const asked: number[] = [];
    pty.onBytes((bytes) => {
      for (const byte of bytes) {
        asked.push(byte);
        if (byte === 0x05) pty.write(Uint8Array.of(0x06));
        if (byte === 0x11) pty.write('\u0001\u0002S 01.250kgg\u0003\u0004');
      }
    });
    await weighs(1_250);
    await until('it is asked again', () => asked.length >= 4);
    expect(asked.slice(0, 4)).toEqual([0x05, 0x11, 0x05, 0x11]);
    expect(scale.state().status).toBe('ready');
  });
});

describe('an Avery Berkel on a port', () => {
  it('weighs only what it has confirmed', async () => {
    const { pty, scale, weighs } = await connected({ protocol: 'avery-berkel', answerWithinMs: 2_000 });
    const record = '\u0002)01250\u001f\u0003';
    const asked: string[] = [];
    let confirms = false;
    let heard = '';
    pty.onBytes((bytes) => {
      heard += Buffer.from(bytes).toString('latin1');
      for (const known of ['\u0005', '\u0011', record]) {
        if (!heard.startsWith(known)) continue;
        heard = heard.slice(known.length);
        asked.push(known);
        if (known === '\u0005') pty.write(Uint8Array.of(0x06));
        if (known === '\u0011') pty.write(record);
        if (known === record && confirms) pty.write('\r');
      }
    });
    await until('the record was sent back', () => asked.includes(record));
    expect(scale.latest(60_000)).toBeNull();
    confirms = true;
    await weighs(1_250);
  });
});

describe('a scale that sends by itself', () => {
  it('is listened to and asked nothing, and its silence is noticed', async () => {
    const { pty, scale, weighs } = await connected({ protocol: 'st-gs' });
    let heard = 0;
    pty.onBytes((bytes) => {
      heard += bytes.length;
    });
    const sending = setInterval(() => pty.write('ST,GS    20.7g  \r\n'), 100);
    await weighs(20.7);
    expect(await scale.stable(5_000)).toMatchObject({ grams: 20.7 });
    expect(await scale.zero()).toMatchObject({ done: false, code: 'refused' });
    clearInterval(sending);
    await until('no weight', () => scale.state().code === 'no-answer');
    expect(scale.latest(60_000)).toBeNull();
    expect(heard).toBe(0);
  });

  it('says that it has to be calibrated, and that it is broken', async () => {
    const { pty, scale } = await connected({ protocol: 'scp-01', answerWithinMs: 10_000 });
    await until('it is asked', () => scale.state().counters.connections === 1);
    pty.write('\n0012.50LB\r\n08\r\u0003');
    await until('it says so', () => scale.latest(60_000)?.verdict === 'uncalibrated');
    expect(scale.state()).toMatchObject({ status: 'fault', code: 'device-error' });
    pty.write('\n0012.50LB\r\n40\r\u0003');
    await until('it says so', () => scale.latest(60_000)?.verdict === 'fault');
    pty.write('\n0012.50LB\r\n00\r\u0003');
    await until('it weighs', () => scale.state().status === 'ready');
  });
});
