import { afterEach, describe, expect, it } from 'vitest';
import { openSystemQueue } from '../../../electron/station/printing/system-queue.ts';
import { type PrintService, type Reply, startPrintService } from './print-service.ts';

const PDF = Buffer.from('%PDF-1.3 the slip');
const TIMES = { handOverWithinMs: 5_000, answerWithinMs: 5_000, askEveryMs: 1, printWithinMs: 20 };
const OPEN = new AbortController().signal;

let service: PrintService | null = null;
afterEach(async () => {
  await service?.close();
  service = null;
});

/** A service that takes the job and then answers for it with these, the last of them for ever. */
async function taking(...states: readonly Reply[]): Promise<PrintService> {
  service = await startPrintService((request, nth) =>
    request.operation === 'Print-Job'
      ? { job: { 'job-id': 7, 'job-state': 'pending', 'job-uri': 'ipp://localhost/jobs/7' } }
      : (states[Math.min(nth - 2, states.length - 1)] ?? 'hang-up'),
  );
  return service;
}

async function answering(reply: Reply): Promise<PrintService> {
  service = await startPrintService(() => reply);
  return service;
}

const printed = (to: PrintService, closing = OPEN) =>
  openSystemQueue('Office 2', to.address, TIMES).print('slip-1407', PDF, closing);

const job = (state: string, reasons: string): Reply => ({
  job: { 'job-id': 7, 'job-state': state, 'job-state-reasons': reasons },
});

describe('a queue of the system', () => {
  it('has printed when it says that the job is completed, and not before', async () => {
    const to = await taking(
      job('pending', 'none'),
      job('processing', 'job-printing'),
      job('completed', 'none'),
    );
    expect(await printed(to)).toEqual({ state: 'printed', why: null, detail: null });
    expect(to.requests.map(({ operation }) => operation)).toEqual([
      'Print-Job',
      'Get-Job-Attributes',
      'Get-Job-Attributes',
      'Get-Job-Attributes',
    ]);
  });

  it('is given the paper once, whole, as PDF, under its name', async () => {
    const to = await taking(job('completed', 'none'));
    await printed(to);
    const [first] = to.requests;
    expect(first?.data).toEqual(PDF);
    expect(first?.['operation-attributes-tag']).toMatchObject({
      'job-name': 'slip-1407',
      'document-format': 'application/pdf',
      'printer-uri': `${to.address.replace('http', 'ipp')}/printers/Office%202`,
    });
  });

  it('that does not finish in time has the job and no more is claimed', async () => {
    const end = await printed(await taking(job('processing-stopped', 'printer-stopped')));
    expect(end).toMatchObject({ state: 'sent', why: 'PRINT_QUEUE_NOT_CONFIRMED' });
    expect(end.detail).toContain('printer-stopped');
  });

  it('is asked again when an answer about the job is lost', async () => {
    expect(await printed(await taking('hang-up', { http: 503 }, job('completed', 'none')))).toMatchObject({
      state: 'printed',
    });
  });

  it.each(['aborted', 'canceled'])('that says %s may have printed some of it', async (state) => {
    const end = await printed(await taking(job(state, 'job-canceled-by-user')));
    expect(end).toMatchObject({ state: 'unknown', why: 'PRINT_QUEUE_ENDED_JOB' });
    expect(end.detail).toContain(state);
  });

  it.each<[string, Reply]>([
    ['no such queue', { status: 'client-error-not-found' }],
    ['a queue that takes no jobs', { status: 'server-error-not-accepting-jobs' }],
    ['no leave to print', { http: 401 }],
  ])('refuses: %s', async (_name, reply) => {
    expect(await printed(await answering(reply))).toMatchObject({
      state: 'notPrinted',
      why: 'PRINT_QUEUE_REFUSED',
    });
  });

  it.each<[string, Reply]>([
    ['the connection ends', 'hang-up'],
    ['the service fails inside', { http: 500 }],
  ])('leaves it unknown when, after the paper was sent, %s', async (_name, reply) => {
    const to = await answering(reply);
    expect(await printed(to)).toMatchObject({ state: 'unknown', why: 'PRINT_QUEUE_BROKE_OFF' });
    expect(to.requests).toHaveLength(1);
  });

  it('that is not there got nothing', async () => {
    const gone = await startPrintService(() => 'hang-up');
    await gone.close();
    expect(await printed(gone)).toMatchObject({ state: 'notPrinted', why: 'PRINT_QUEUE_AWAY' });
  });

  it('is not waited for when the station closes', async () => {
    const closing = new AbortController();
    closing.abort();
    expect(await printed(await taking(job('processing', 'job-printing')), closing.signal)).toMatchObject({
      state: 'sent',
      why: 'PRINT_QUEUE_NOT_CONFIRMED',
    });
  });
});
