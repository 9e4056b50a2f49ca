import type { StationView } from '../../../shared/contracts/station-view.ts';
import { labelContent } from '../../../shared/labels/label-content.ts';
import { labelLayout } from '../../../shared/labels/label-layout.ts';
import { pictureOf } from '../../../shared/labels/picture.ts';
import { aSource } from '../works.ts';
import { type carton, completeLines, firstCarton, type Language, lines, openCarton } from './goods.ts';
import { packing, queue, verdict } from './views.ts';

const SSCC = '340123450000000024';

export function weighing(language: Language, grams: number): StationView {
  const onScale = openCarton(language);
  return packing(
    language,
    {
      cartons: [
        firstCarton(language),
        { ...onScale, status: 'weighing', expectedGrams: 14_870, toleranceGrams: 60 },
      ],
      next: { code: 'weigh', params: { carton: 2 } },
      lines: [...lines(language, null)],
    },
    {
      weight: { verdict: 'stable', grams },
      lastVerdict: verdict('info', 'ClosingStarted', { carton: 2 }),
    },
  );
}

/** The scale has to weigh its test weight before the carton, and its calibration is overdue. */
const LAST_CHECK = { at: '2026-11-22T06:02:00.000Z', passed: true };

export function scaleIsDue(language: Language): StationView {
  const before = weighing(language, 0);
  return {
    ...before,
    devices: before.devices.map((device) =>
      device.kind === 'scale' ? { ...device, trouble: 'calibration-overdue' } : device,
    ),
    weight: { verdict: 'zero', grams: 0 },
    scaleCheck: { grams: 5_000, toleranceGrams: 5, why: 'old', last: LAST_CHECK },
  };
}

export function tooLight(language: Language): StationView {
  const before = weighing(language, 14_358);
  const refused = verdict('weight', 'WEIGHT_UNDER', {
    carton: 2,
    actual: 14_358,
    expected: 14_870,
    tolerance: 60,
  });
  const liftable = { right: 'overrideWeight', refusal: refused.message, by: null };
  return { ...before, lastVerdict: refused, session: before.session && { ...before.session, liftable } };
}

export function label(language: Language, changes: Parameters<typeof carton>[0]): StationView {
  const closed = {
    ...openCarton(language),
    status: 'closed' as const,
    sscc: SSCC,
    grossGrams: 14_862,
    ...changes,
  };
  return packing(
    language,
    {
      cartons: [firstCarton(language), closed],
      next: { code: 'scanLabel', params: { carton: 2, sscc: SSCC } },
      labelPicture: labelPicture(language),
      lines: [...lines(language, null)],
    },
    { lastVerdict: verdict('complete', 'CartonClosed', { carton: 2, sscc: SSCC, grams: 14_862 }) },
  );
}

export function labelNotPrinted(language: Language): StationView {
  const before = label(language, { label: 'notPrinted', labelTrouble: 'paper-out' });
  return { ...before, devices: withTrouble(before.devices) };
}

/** The label that the product itself would print. */
function labelPicture(language: Language): string {
  const shipTo = {
    name: 'Hafenküche Altona GmbH',
    street: 'Große Elbstraße 145',
    zip: '22767',
    city: 'Hamburg',
    country: 'DE',
  };
  const { work } = aSource({
    order: { entry: 903, number: 417203, dueDate: '2026-11-24', customerReference: 'B-2026-1188' },
    shipTo,
    shippingType: 'DHL Paket',
  });
  const weighed = {
    grossGrams: 14_862,
    expectedGrams: 14_870,
    toleranceGrams: 60,
    verdict: 'within' as const,
    scale: 'scale',
  };
  const packaging = { code: 'KT-M', name: 'KT-M 40 × 30 × 25', tareGrams: 380 };
  const from = {
    name: 'Nordlicht Großhandel GmbH',
    street: 'Werftstraße 8',
    zip: '24148',
    city: 'Kiel',
    country: 'DE',
  };
  const content = labelContent(
    { work: { ...work, revision: '1' } },
    { number: 2, packaging, sscc: SSCC, weighing: weighed },
    from,
    language,
    null,
  );
  if (content === null) throw new Error('The label of the fixtures has no content');
  return pictureOf(labelLayout(content, 203));
}

export function everythingPacked(language: Language): StationView {
  return packing(
    language,
    {
      lines: [...completeLines(language)],
      cartons: [
        firstCarton(language),
        { ...openCarton(language), status: 'done', sscc: SSCC, label: 'printed' },
      ],
      next: { code: 'closeShipment', params: { cartons: 2 } },
    },
    {
      lastVerdict: verdict('complete', 'LabelConfirmed', { carton: 2, sscc: SSCC }, `(00)${SSCC}`),
      weight: { verdict: 'zero', grams: 0 },
    },
  );
}

/** The printer has run out of labels. */
export function withTrouble(devices: StationView['devices']): StationView['devices'] {
  return devices.map((one) =>
    one.kind === 'printer'
      ? { ...one, status: 'fault', trouble: 'paper-out', detail: '10.0.4.31:9100' }
      : one,
  );
}

/** The queue in the morning: the scale has to prove itself before the first carton. */
export function checkIsDue(language: Language): StationView {
  return queue(language, {
    scaleCheck: { grams: 5_000, toleranceGrams: 5, why: 'old', last: LAST_CHECK },
    weight: { verdict: 'zero', grams: 0 },
  });
}
