import { afterEach, describe, expect, it } from 'vitest';
import { openPrinter } from '../../support/devices.ts';
import { until } from '../../support/until.ts';
import type { ZplModel } from '../../support/zpl-machine.ts';
import { startZplPrinter } from '../../support/zpl-printer.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function attended(settings: object = {}, model?: ZplModel) {
  const peer = await startZplPrinter(model);
  opened.push(peer);
  const printer = openPrinter({
    port: peer.port,
    answerWithinMs: 1_500,
    printWithinMs: 60_000,
    statusEveryMs: 60_000,
    ...settings,
  });
  opened.push(printer);
  await until('the printer is seen', () => printer.state().status === 'ready');
  return { peer, printer };
}

const label = (text: string) => `^XA^FO20,20^FD${text}^FS^XZ`;
const job = (text: string) => ({ id: text, bytes: Buffer.from(label(text)) });
/** Larger than the buffers of both ends of a connection. */
const HUGE = { id: 'huge', bytes: Buffer.alloc(4_000_000, '^XA^FDx^FS^XZ') };

describe('a ZPL printer', () => {
  it('that runs out of labels after it took a job has it taken back, so that none comes out late', async () => {
    const { peer, printer } = await attended({ printWithinMs: 1_000 });
    peer.setAfterAnswer({ paperOut: true });
    expect(await printer.print(job('A'))).toMatchObject({ state: 'cancelled', code: 'paper-out' });
    peer.set({ paperOut: false });
    expect(await printer.print(job('B'))).toEqual({ state: 'printed' });
    expect(peer.printed()).toEqual([label('B')]);
  });

  it('that counts its labels has printed when the count moved', async () => {
    const { peer, printer } = await attended({}, { counts: true, tellsErrors: true });
    expect(await printer.print(job('A'))).toEqual({ state: 'printed' });
    expect(peer.printed()).toEqual([label('A')]);
  });

  it('that counts its labels is not believed to have printed what somebody cancelled at it', async () => {
    const { peer, printer } = await attended({ printWithinMs: 1_500 }, { counts: true, tellsErrors: true });
    peer.setAfterAnswer({ paused: true });
    const printing = printer.print(job('A'));
    await until('it holds the label', () => peer.waiting() === 1);
    peer.forget();
    peer.set({ paused: false });
    expect(await printing).toMatchObject({ state: 'cancelled', code: 'not-confirmed' });
    expect(peer.printed()).toEqual([]);
  });

  it('that holds a label from before the station started has it taken back once it waits for a hand', async () => {
    const peer = await startZplPrinter();
    opened.push(peer);
    peer.set({ paperOut: true });
    const before = openPrinter({ port: peer.port, answerWithinMs: 1_500, confirmation: 'none' });
    opened.push(before);
    expect(await before.print(job('A'))).toMatchObject({ state: 'sent' });
    await until('it holds the label', () => peer.waiting() === 1);
    const printer = openPrinter({ port: peer.port, answerWithinMs: 1_500, statusEveryMs: 250 });
    opened.push(printer);
    await until('it was taken back', () => peer.waiting() === 0);
    peer.set({ paperOut: false });
    expect(await printer.print(job('B'))).toEqual({ state: 'printed' });
    expect(peer.printed()).toEqual([label('B')]);
  });

  it('that is jammed says so, where ~HS has no place for it', async () => {
    const { peer, printer } = await attended();
    peer.set({ jammed: true });
    expect(await printer.print(job('A'))).toMatchObject({ state: 'not-printed', code: 'paper-jam' });
  });

  it('that answers ~HS alone prints as well', async () => {
    const { peer, printer } = await attended({}, { counts: false, tellsErrors: false });
    expect(await printer.print(job('A'))).toEqual({ state: 'printed' });
    expect(peer.printed()).toEqual([label('A')]);
  });

  it('that takes a job and falls silent is not said to have printed it', async () => {
    const { peer, printer } = await attended({ printWithinMs: 1_000 });
    peer.setAfterAnswer({ silent: true });
    expect(await printer.print(job('A'))).toMatchObject({ state: 'sent', code: 'no-answer' });
  });

  it('that is put right in time is said to have printed', async () => {
    const { peer, printer } = await attended();
    peer.setAfterAnswer({ headOpen: true });
    const printing = printer.print(job('A'));
    await until('it says so', () => printer.state().code === 'head-open');
    peer.set({ headOpen: false });
    expect(await printing).toEqual({ state: 'printed' });
    expect(peer.printed()).toEqual([label('A')]);
  });

  it('that dies in the middle of a job leaves it unknown, and gets nothing again by itself', async () => {
    const { peer, printer } = await attended({ statusEveryMs: 250 });
    peer.cutAfter(1_000);
    expect(await printer.print(HUGE)).toMatchObject({ state: 'unknown', code: 'unplugged' });
    const printed = peer.printed().length;
    const asked = peer.asked();
    await until('it was asked since', () => peer.asked() > asked + 1);
    expect(peer.printed()).toHaveLength(printed);
    expect(await printer.print(job('B'))).toEqual({ state: 'printed' });
    expect(peer.printed().slice(printed)).toEqual([label('B')]);
  });

  it('that dies after a job and before its word leaves it unknown', async () => {
    const { peer, printer } = await attended();
    peer.cutAfter(label('A').length);
    expect(await printer.print(job('A'))).toMatchObject({ state: 'unknown' });
    expect(peer.printed()).toEqual([label('A')]);
  });

  it('that stops taking bytes leaves the job unknown, in a set time', async () => {
    const { peer, printer } = await attended();
    peer.onEvent((event) => {
      if (event === 'asked') peer.wedge(true);
    });
    expect(await printer.print(HUGE)).toMatchObject({ state: 'unknown' });
  });

  it('that answers nothing at all is silent: blocked or busy, never ready', async () => {
    const { peer, printer } = await attended();
    peer.wedge(true);
    expect(await printer.status()).toMatchObject({ verdict: 'silent', labelsRemaining: null });
    expect(await printer.print(job('A'))).toMatchObject({ state: 'not-printed', code: 'no-answer' });
    expect(printer.state()).toMatchObject({ status: 'fault', code: 'no-answer' });
  });

  it('that is not asked is never said to have printed', async () => {
    const { peer, printer } = await attended({ confirmation: 'none' });
    expect(await printer.print(job('A'))).toMatchObject({ state: 'sent', code: 'not-confirmed' });
    await until('it printed', () => peer.printed().length === 1);
    expect(peer.asked()).toBe(0);
  });

  it('gets no job that is larger than the limit', async () => {
    const { peer, printer } = await attended();
    const bytes = Buffer.alloc(4_194_305);
    expect(await printer.print({ id: 'A', bytes })).toMatchObject({ state: 'not-printed', code: 'too-much' });
    expect(peer.connections()).toBe(1);
  });

  it('has at most 64 jobs waiting; the next one is refused and not lost', async () => {
    const { peer, printer } = await attended();
    peer.set({ paused: true });
    await printer.status();
    const jobs = Array.from({ length: 66 }, (_, n) => printer.print(job(String(n))));
    const outcomes = await Promise.all(jobs);
    const codes = outcomes.map((outcome) => ('code' in outcome ? outcome.code : outcome.state));
    expect(codes.filter((each) => each === 'paused')).toHaveLength(64);
    expect(codes.slice(64)).toEqual(['too-much', 'too-much']);
    expect(peer.printed()).toEqual([]);
  });

  it('prints no job that waited when it was closed', async () => {
    const { peer, printer } = await attended();
    const jobs = ['A', 'B', 'C'].map((name) => printer.print(job(name)));
    await until('it was asked before the first', () => peer.asked() === 2);
    await printer.close();
    const [first, ...others] = await Promise.all(jobs);
    expect(first?.state).not.toBe('printed');
    for (const other of others) expect(other).toMatchObject({ state: 'not-printed', code: 'closed' });
    expect(peer.printed()).not.toContain(label('B'));
    expect(peer.printed()).not.toContain(label('C'));
  });
});
