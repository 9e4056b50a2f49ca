import { afterEach, beforeEach, expect, test } from 'vitest';
import { GS } from '../../../shared/barcode/index.ts';
import {
  type ReplyTo,
  type StationQuestion,
  type StationReply,
  stationReply,
} from '../../../shared/contracts/questions.ts';
import { aTote, manyScrews, screws } from '../../support/bench-work.ts';
import { openPty } from '../../support/pty.ts';
import type { Sent } from '../../support/service.ts';
import { ANA, CONFIG, LEA, openStationBench, type StationBench } from '../../support/station-bench.ts';

let bench: StationBench;
beforeEach(async () => {
  const { rules } = CONFIG;
  const company = { ...rules.company, weight: { required: false }, labelScanBack: false };
  bench = await openStationBench([aTote(), manyScrews(50)], { rules: { company } });
});
afterEach(async () => {
  await bench.close();
});

const all = {
  type: 'findShipments',
  text: '',
  states: [],
  stuckOnly: false,
  before: null,
  limit: 50,
} satisfies StationQuestion;

let asked = 0;

/** What the shell asks, and the reply as it parses it. */
async function ask(question: StationQuestion): Promise<StationReply> {
  const id = asked++;
  bench.service().send({ kind: 'ask', id, question });
  const isIt = (message: Sent): message is Sent & { reply: unknown } =>
    message.kind === 'reply' && message.id === id;
  return stationReply.parse((await bench.service().until(`reply to ${question.type}`, isIt)).reply);
}

/** The answer, or an error that says the refusal. */
async function answerTo<Question extends StationQuestion>(
  question: Question,
): Promise<Exclude<ReplyTo<Question['type']>, { type: 'refused' }>> {
  const reply = await ask(question);
  if (reply.type !== question.type) throw new Error(`${question.type}: ${JSON.stringify(reply)}`);
  return reply as Exclude<ReplyTo<Question['type']>, { type: 'refused' }>;
}

const refusalOf = async (question: StationQuestion) => {
  const reply = await ask(question);
  return reply.type === 'refused' ? reply.refusal.code : reply.type;
};

test('a shipment is found, told and traced as soon as it is closed, and while the next order is packed', async () => {
  expect(await refusalOf(all)).toBe('SIGN_IN_FIRST');
  const lot = ']d201040123450000161' + '0L-1';
  for (const text of [ANA, 'TOTE-7', lot]) await bench.scan(text);
  expect((await answerTo({ type: 'traceGoods', mark: 'l-1', itemCode: null })).trace.cartons).toMatchObject([
    { shipmentId: null, orderNumber: 1407, state: 'packing', quantity: 1 },
  ]);
  expect((await answerTo(all)).shipments).toEqual([]);

  for (const text of [lot, '4012345000023', 'S-1', '4012345000030', '4012345000030', '4012345000030']) {
    await bench.scan(text);
  }
  for (const command of [{ type: 'closeCarton' }, { type: 'closeShipment', reason: null }] as const) {
    expect(await bench.press(command)).toEqual({ ok: true });
  }
  await bench.scan('TOTE-BIG');
  const [code = ''] = screws.barcodes.map((barcode) => barcode.code);
  const [verdict, found] = await Promise.all([bench.scan(code), answerTo({ ...all, text: 'elbblick 1407' })]);
  expect(verdict.message.code).toBe('UnitPacked');
  expect(found.shipments).toMatchObject([{ orderNumber: 1407, packer: 'Ana Packer', cartons: 1 }]);

  const shipmentId = found.shipments[0]?.shipmentId ?? '';
  const { record } = await answerTo({ type: 'shipmentRecord', shipmentId });
  expect(record).toMatchObject({ customer: { code: 'C20000' }, partial: false, order: { tote: 'TOTE-7' } });
  expect(record.cartons).toMatchObject([
    {
      packers: ['Ana Packer'],
      contents: [
        { itemCode: 'F-100', count: 2, lot: 'L-1' },
        { itemCode: 'H-200', count: 1, serial: 'S-1' },
        { itemCode: 'H-300', count: 3, lot: null, serial: null },
      ],
    },
  ]);
  const { trace } = await answerTo({ type: 'traceGoods', mark: 'S-1', itemCode: 'H-200' });
  expect(trace.customers).toEqual([
    { code: 'C20000', name: 'Café Elbblick', shipments: 1, cartons: 1, quantity: 1 },
  ]);
  expect(
    await refusalOf({ type: 'shipmentRecord', shipmentId: '0193a1c2-7c10-7f3a-9c11-3a5e00000001' }),
  ).toBe('SHIPMENT_NOT_HERE');
});

test('the admin is told how the bench is and what comes from it; nobody else is', async () => {
  await bench.scan(ANA);
  expect(await refusalOf({ type: 'benchReport' })).toBe('RIGHT_MISSING');
  expect(await refusalOf({ type: 'pluggedIn' })).toBe('RIGHT_MISSING');
  expect(await bench.press({ type: 'startAcceptance', kind: 'full' })).toMatchObject({
    ok: false,
    refusal: { code: 'RIGHT_MISSING' },
  });
  await bench.scan(LEA);
  await bench.scan(`]C190PW${GS}99X`);
  bench.scale.load(1_234);
  await bench.view('1,234 g', ({ weight }) => weight?.verdict === 'stable' && weight.grams === 1_234);
  const { report } = await answerTo({ type: 'benchReport' });
  const [scanner, scale, printer] = report.devices;
  expect(scanner?.recent.at(-1)?.text).toBe(`]C190PW${GS}99X`);
  expect(scanner?.counters).toMatchObject({ connections: 1, received: 3, dropped: 0 });
  expect(scanner?.profile).toContainEqual({
    ...{ part: 'transport', name: 'path', value: bench.scanner.path },
  });
  expect(scanner?.profile).toContainEqual({ part: 'text', name: 'prefix', value: '' });
  expect(scale?.profile).toContainEqual({ part: 'quirks', name: 'askWeight', value: 'SI\r\n' });
  expect([scanner?.kept, printer?.kept]).toEqual([null, null]);
  expect(scale).toMatchObject({
    status: 'ready',
    code: 'calibration-missing',
    kept: { calibratedUntil: null, isOverdue: false, testWeight: null, lastCheck: null },
  });
  expect(scale?.recent.at(-1)?.text).toBe('S S    1234.00 g → stable');
  expect(scanner?.wire.at(-1)).toMatchObject({ direction: 'in', text: `]C190PW${GS}99X\r` });
  expect(scale?.wire).toContainEqual(expect.objectContaining({ direction: 'out', text: 'SI\r\n' }));
  expect(printer).toMatchObject({ kind: 'printer', status: 'ready' });
  expect(report.company).toMatchObject({ state: 'unconfigured', promise: 'unknown' });
  const { plugged, troubles } = await answerTo({ type: 'pluggedIn' });
  expect(Array.isArray(plugged) && Array.isArray(troubles)).toBe(true);
});

test('a serial port that nobody configured is listened to, and not a byte is sent to it', async () => {
  await bench.scan(LEA);
  const port = await openPty();
  try {
    const sent: string[] = [];
    port.onBytes((bytes) => sent.push(Buffer.from(bytes).toString('latin1')));
    const talking = setInterval(() => port.write('S S      1.250 kg\r\n'), 200);
    const { heard } = await answerTo({ type: 'listenTo', path: port.path, baudRate: 9_600 });
    clearInterval(talking);
    expect(heard.text).toContain('S S      1.250 kg');
    expect(heard.suggestions[0]).toMatchObject({ as: 'scale', protocol: 'mt-sics' });
    expect(sent).toEqual([]);
  } finally {
    await port.close();
  }
  const { heard } = await answerTo({ type: 'listenTo', path: '/dev/no-such-port', baudRate: 9_600 });
  expect(heard).toMatchObject({
    bytes: 0,
    suggestions: [],
    trouble: expect.stringContaining('Plug the device in'),
  });
});
