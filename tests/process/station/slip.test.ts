import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manyScrews, screws } from '../../support/bench-work.ts';
import { slipTexts } from '../../support/shipped.ts';
import { ANA, CONFIG, openStationBench } from '../../support/station-bench.ts';

it('a packing slip that did not come out is shown with its reason, and printed again when asked', async () => {
  const folder = join(tmpdir(), `pw-slips-${process.pid}`);
  // A file stands where the folder should be.
  writeFileSync(folder, '');
  const { company } = CONFIG.rules;
  const quick = { ...company, labelScanBack: false, weight: { required: false } };
  const bench = await openStationBench([manyScrews(1)], {
    packingSlip: { to: 'folder', folder },
    rules: { company: quick },
  });
  try {
    await bench.scan(ANA);
    await bench.scan('TOTE-BIG');
    const [code = ''] = screws.barcodes.map((barcode) => barcode.code);
    await bench.scan(code);
    expect(await bench.press({ type: 'closeCarton' })).toEqual({ ok: true });
    expect(await bench.press({ type: 'closeShipment', reason: null })).toEqual({ ok: true });
    const shown = await bench.view(
      'a slip that is not there',
      ({ lastSlip }) => lastSlip?.state === 'notPrinted',
    );
    expect(shown.lastSlip).toEqual({ state: 'notPrinted', why: 'SLIP_FOLDER_NOT_WRITABLE' });

    rmSync(folder);
    mkdirSync(folder);
    const shipmentId = shown.lastShipment?.shipmentId ?? '';
    expect(await bench.press({ type: 'reprintSlip', shipmentId })).toEqual({ ok: true });
    await bench.view('a slip on paper', ({ lastSlip }) => lastSlip?.state === 'printed');
    expect(slipTexts(folder)).toEqual([expect.stringContaining('H-300')]);
    const nobodys = { type: 'reprintSlip', shipmentId: '01920000-0000-7000-8000-000000000001' } as const;
    expect(await bench.press(nobodys)).toMatchObject({ refusal: { code: 'NO_SLIP_TO_REPRINT' } });
  } finally {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
