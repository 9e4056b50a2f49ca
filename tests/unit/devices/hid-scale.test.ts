import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readHidScale } from '../../../electron/station/devices/framing/hid-scale.ts';

const vectors = join(import.meta.dirname, '..', '..', 'vectors', 'hid-scale');
const AT = 1_500;

/** What each recorded report means; what its source expects stands in the vectors' SOURCES.md. */
const RECORDED: Readonly<Record<string, readonly [string, string | null, string | null, number | null]>> = {
  '03020bff0000': ['zero', '0.0', 'oz', 0],
  '030400009000': ['unknown', null, null, null],
  '030400ff3800': ['unknown', null, null, null],
  '030401009000': ['unknown', null, null, null],
  '030402006e03': ['stable', '878', 'g', 878],
  '03040bff0000': ['stable', '0.0', 'oz', 0],
  '03040bff1900': ['stable', '2.5', 'oz', 70.874],
  '03040bff3800': ['stable', '5.6', 'oz', 158.757],
  '03040bff4e00': ['stable', '7.8', 'oz', 221.126],
  '03040bff9700': ['stable', '15.1', 'oz', 428.078],
  '03050bff0000': ['under', null, null, null],
};

test('every recorded report has its reading', () => {
  const recorded = readdirSync(vectors).filter((name) => name.endsWith('.bin'));
  expect(recorded.map((name) => name.replace('.bin', '')).sort()).toEqual(Object.keys(RECORDED).sort());
  for (const [name, [verdict, value, unit, grams]] of Object.entries(RECORDED)) {
    const report = readFileSync(join(vectors, `${name}.bin`));
    const raw = report.toString('latin1');
    expect(readHidScale(report, AT), name).toEqual({ verdict, value, unit, grams, raw, at: AT });
  }
});

test.each([
  // Recorded from a Mettler PS60, a Dymo S100 and scales read without the report's number.
  ['03040cfefe01', 'stable', '5.10', 'lb'],
  ['030403fec200', 'stable', '1.94', 'kg'],
  ['03030cff9403', 'moving', '91.6', 'lb'],
  ['030303ff9801', 'moving', '40.8', 'kg'],
  ['0402001400', 'stable', '20', 'g'],
  ['040bff3419', 'stable', '645.2', 'oz'],
  // Made from the usage tables.
  ['0302001400', 'moving', '20', 'g'],
  ['030402026500', 'stable', '10100', 'g'],
  ['030403fd0700', 'stable', '0.007', 'kg'],
  ['030402020000', 'stable', '0', 'g'],
  ['030402ffffff', 'stable', '6553.5', 'g'],
  ['030408fd0500', 'stable', '0.005', 't'],
])('%s is %s %s %s', (hex, verdict, value, unit) => {
  expect(readHidScale(Buffer.from(hex, 'hex'), AT)).toMatchObject({ verdict, value, unit });
});

test.each([
  ['a fault', '030102006e03', 'fault'],
  ['a weight under zero', '030502006e03', 'under'],
  ['too much on it', '030602006e03', 'over'],
  ['a missing calibration', '030702006e03', 'uncalibrated'],
  ['a missing zero point', '030802006e03', 'unknown'],
  ['status 0, which is none', '030002006e03', 'unknown'],
  ['status 9, which is none', '030902006e03', 'unknown'],
  ['zero with a weight', '030202006e03', 'unknown'],
  ['carats', '030404006e03', 'unknown'],
  ['a number that no scale shows', '030402806e03', 'unknown'],
  ['a report cut short', '030402', 'unknown'],
])('%s gives no weight', (_what, hex, verdict) => {
  const reading = readHidScale(Buffer.from(hex, 'hex'), AT);
  expect(reading).toMatchObject({ verdict, value: null, unit: null, grams: null });
});

test('a report of another number is about no weight', () => {
  // A PS60 sends its status report between the others.
  expect(readHidScale(Buffer.from('0404', 'hex'), AT)).toBeNull();
  expect(readHidScale(new Uint8Array(0), AT)).toBeNull();
});
