import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournalReader } from '../../../electron/station/journal/journal.ts';
import { verifyJournal } from '../../../electron/station/journal/verify.ts';
import { replaySession } from '../../../electron/station/packing/desk.ts';
import { labelBytes } from '../../../electron/station/printing/label-bytes.ts';
import type { StationCommand } from '../../../shared/contracts/channel.ts';
import { labelContent } from '../../../shared/labels/label-content.ts';
import { labelLayout } from '../../../shared/labels/label-layout.ts';
import { changesOf, manyScrews, screws } from '../../support/bench-work.ts';
import { journalOf } from '../../support/journal.ts';
import { startService } from '../../support/service.ts';
import { CONFIG, LEA } from '../../support/station-bench.ts';
import { talkTo } from '../../support/station-talk.ts';
import { startSyncStub } from '../../support/sync-stub.ts';
import { makePrinter, makeScale, makeScanner, type Plugged } from './bench-devices.ts';
import { until } from './wait.ts';

/** A program of many files takes this long to start where the machine is emulated. */
const STARTS_WITHIN_MS = 120_000;
const DEVICES = ['scanner', 'scale', 'printer'] as const;
const PACKS = 3;
const [{ code: screwsCode } = { code: '' }] = screws.barcodes;

/**
 * An order is packed by the whole station service from a scanner, a scale and a label printer of the kernel. Each
 * is plugged in while the station runs, and once pulled out and plugged in again in the middle of the work.
 */
export async function stationBench() {
  const bench = await openBench();
  const { scanner, scale, printer, sync, talk } = bench;
  const said: string[] = [];
  const reattachMs: number[] = [];
  const scan = async (text: string) => {
    const { message } = await talk.verdictAfter(text, () => scanner.scan(text));
    said.push(message.code);
  };
  const press = async (command: StationCommand) => {
    const answer = await talk.press(command);
    said.push(answer.ok ? command.type : answer.refusal.code);
  };
  try {
    await bench.start();
    for (const text of [LEA, 'TOTE-BIG', screwsCode, screwsCode]) await scan(text);
    reattachMs.push(await bench.replug('scanner'));
    await scan(screwsCode);

    await press({ type: 'closeCarton' });
    const grams = weightOf(PACKS);
    scale.load(grams);
    reattachMs.push(await bench.replug('scale', async () => await press({ type: 'weigh' })));
    reattachMs.push(await bench.replug('printer'));
    await talk.view(`${grams} g, at rest`, ({ weight }) => weight?.grams === grams);
    await press({ type: 'weigh' });
    const labelled = await talk.view('a label that is printed', ({ session }) =>
      Boolean(session?.cartons.some(({ label }) => label === 'printed')),
    );
    await scan(`]C100${labelled.session?.cartons[0]?.sscc}`);
    await press({ type: 'closeShipment', reason: null });
    await until('the confirmation', () => sync.submitted.length > 0);

    await bench.end();
    const { problems, shipments } = verifyJournal(bench.data);
    return {
      ...{ said, reattachMs, grams },
      ...recorded(bench.data),
      submitted: sync.submitted.map(({ cartons }) => cartons.map((carton) => carton.sscc)),
      labels: printer.printed(),
      journal: { problems, shipments },
    };
  } finally {
    await bench.close();
  }
}

/** The station before devices that are not plugged in yet. */
async function openBench() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const data = join(folder, 'data');
  const config = join(folder, 'station.json');
  const devices = { scanner: await makeScanner(), scale: makeScale(), printer: await makePrinter() };
  const sync = await startSyncStub(changesOf([manyScrews(PACKS)]));
  const uplink = { address: sync.address, token: sync.token };
  const configured = DEVICES.map((id) => ({ id, ...devices[id].config }));
  writeFileSync(config, JSON.stringify({ ...CONFIG, devices: configured, uplink }));
  const service = startService('station', ['--data', data, '--config', config]);
  const talk = talkTo(() => service);

  const untilDevice = async (id: string, status: string) => {
    await talk.view(`the ${id} ${status}`, ({ devices: all }) =>
      all.some((device) => device.id === id && device.status === status),
    );
  };
  const plugIn = async (id: (typeof DEVICES)[number]) => {
    const plugged = performance.now();
    const device: Plugged = devices[id];
    await device.plugIn();
    await untilDevice(id, 'ready');
    return Math.round(performance.now() - plugged);
  };
  return {
    ...devices,
    ...{ data, sync, talk },
    /** Waits for the station, which misses every device, and plugs them in. */
    start: async () => {
      await service.untilKind('ready', STARTS_WITHIN_MS);
      service.send({ kind: 'hello' });
      for (const id of DEVICES) await untilDevice(id, 'lost');
      await Promise.all(DEVICES.map(plugIn));
      await talk.view('work', ({ queueTotal }) => queueTotal > 0);
    },
    /** Pulls a device out until the station misses it, and gives how long it took to be back. */
    replug: async (id: (typeof DEVICES)[number], whileAway = async (): Promise<void> => undefined) => {
      await devices[id].unplug();
      await untilDevice(id, 'lost');
      await whileAway();
      return await plugIn(id);
    },
    /** Ends it at once: its packing slip, which takes long to make here, is of no interest. */
    end: () => service.kill(),
    close: async () => {
      await service.kill();
      for (const id of DEVICES) await devices[id].remove();
      await sync.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The carton and its label, from nothing but the journal. */
function recorded(data: string) {
  const event = journalOf(data).find(({ type }) => type === 'CartonClosed');
  if (!event?.session) throw new Error('No carton was closed');
  const journal = openJournalReader(data);
  const state = replaySession(journal, event.session);
  journal.close();
  const [carton] = state?.cartons ?? [];
  const content = state && carton ? labelContent(state, carton, CONFIG.shipFrom, 'en', null) : null;
  if (!content) throw new Error('The journal holds no label');
  return {
    ...{ device: event.device, sscc: carton?.sscc ?? null, weighing: carton?.weighing ?? null },
    labelOfJournal: labelBytes(labelLayout(content, 203), 'zpl').toString('latin1'),
  };
}

function weightOf(packs: number): number {
  const [{ tareGrams } = { tareGrams: 0 }] = CONFIG.rules.company.packagings;
  return tareGrams + packs * (screws.unitWeightGrams ?? 0);
}
