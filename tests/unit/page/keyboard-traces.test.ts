import { describe, expect, test } from 'vitest';
import { SET_UP } from '../../../shared/barcode/index.ts';
import { entered, held, said, stalled, together, typed } from '../../support/wedge.ts';

const EAN = '4006381333931';
const LOT = ']d20104006381333931\u001d10LOT-7';
const GAPS = [1, 10, 19, 80, 100];
const SET_UP_TEXT = `${SET_UP.before}\u001d${SET_UP.after}`;

describe.each(GAPS)('a keyboard-mode scanner with %i ms between its keys', (gapMs) => {
  test('is known as one, scan after scan', () => {
    const trace = [EAN, LOT, EAN].flatMap((text, index) =>
      typed({ text, gapMs, startAt: 1_000 + index * 6_000 }),
    );
    expect(said(entered(trace).entries)).toEqual([EAN, LOT, EAN]);
  });

  test('is not cut nor glued while the page stands still for 2 s', () => {
    const trace = together(
      typed({ text: EAN, gapMs, startAt: 1_000 }),
      typed({ text: LOT, gapMs, startAt: 3_500 }),
    );
    for (const from of [500, 1_005, 1_000 + 5 * gapMs, 2_400]) {
      expect(said(entered(stalled(trace, from, 2_000)).entries), `still from ${from}`).toEqual([EAN, LOT]);
    }
  });

  test('is taken whole when the computer itself stands still for 2 s in its middle', () => {
    const { entries, left } = entered(held(typed({ text: EAN, gapMs }), 6, 2_000));
    expect(entries).toMatchObject([{ kind: 'code', text: EAN }]);
    expect(left).toBe('');
    const length = typed({ text: LOT, gapMs }).length;
    for (let at = 3; at < length; at += 1) {
      expect(entered(held(typed({ text: LOT, gapMs }), at, 2_000)).entries, `before key ${at}`).toMatchObject(
        [{ kind: 'code', text: LOT }],
      );
    }
  });

  test('is not glued to what a hand typed before it, which stays in the line', () => {
    const trace = together(
      typed({ text: '417', gapMs: 160, unevenMs: 40, end: null }),
      typed({ text: EAN, gapMs, startAt: 2_000 }),
    );
    const { entries, left } = entered(trace);
    expect(said(entries)).toEqual([EAN]);
    expect(left).toBe('417');
  });

  test('is never half a code when a hand types in its middle', () => {
    const scan = typed({ text: LOT, gapMs });
    for (let index = 1; index < scan.length; index += 3) {
      const at = (scan[index]?.at ?? 0) - gapMs / 2;
      const { entries } = entered(together(scan, typed({ text: '5', gapMs: 0, startAt: at, end: null })));
      // The digit stands inside the code now; nobody can take it out, and nothing whole is made up of it.
      expect(said(entries), `at key ${index}`).toHaveLength(1);
      expect(said(entries)).not.toContain(LOT);
    }
  });
});

describe('two keyboard-mode scanners at once', () => {
  const other = ']d20104012345678901\u001d10LOT-8';

  test.each(GAPS)('with identifiers, %i ms between keys: refused, however they meet', (gapMs) => {
    const length = typed({ text: LOT, gapMs }).length * gapMs;
    for (let part = 0; part < 10; part += 1) {
      const startAt = 1_000 + (length * part) / 10 + gapMs / 2;
      const { entries } = entered(
        together(typed({ text: LOT, gapMs }), typed({ text: other, gapMs, startAt })),
      );
      const taken = entries.filter((entry) => entry.kind === 'code').map(({ text }) => text);
      expect(
        taken.filter((text) => text !== LOT && text !== other && text.startsWith(']d2')),
        `${part}`,
      ).toEqual([]);
      expect(said(entries).filter((one) => /^SCAN/.test(one)).length, `${part}`).toBeGreaterThan(0);
    }
  });

  test.each(GAPS)('without identifiers, %i ms between keys: the rest of a scan is never a code', (gapMs) => {
    const second = '96385074';
    const length = typed({ text: EAN, gapMs }).length * gapMs;
    for (let part = 0; part < 10; part += 1) {
      const startAt = 1_000 + (length * part) / 10 + gapMs / 2;
      const { entries } = entered(
        together(typed({ text: EAN, gapMs }), typed({ text: second, gapMs, startAt })),
      );
      for (const entry of entries) {
        // What is taken holds the first scan's keys and more, and is no code that any catalogue knows.
        if (entry.kind === 'code') expect(entry.text.length).toBeGreaterThan(second.length);
      }
    }
  });

  test('one after the other, as soon as a hand can, are two scans', () => {
    const first = typed({ text: EAN, gapMs: 10 });
    const startAt = (first.at(-1)?.at ?? 0) + 300;
    expect(said(entered([...first, ...typed({ text: '96385074', gapMs: 10, startAt })]).entries)).toEqual([
      EAN,
      '96385074',
    ]);
  });

  test('scans that a scanner kept and sends without a pause are told apart by their identifiers', () => {
    const first = typed({ text: LOT, gapMs: 10 });
    const startAt = (first.at(-1)?.at ?? 0) + 10;
    expect(said(entered([...first, ...typed({ text: other, gapMs: 10, startAt })]).entries)).toEqual([
      LOT,
      other,
    ]);
    const plain = [...first, ...typed({ text: EAN, gapMs: 10, startAt })];
    expect(said(entered(plain).entries)).toEqual([LOT, 'SCANS_OVERLAP']);
  });
});

describe('a hand', () => {
  test.each([
    [90, 35],
    [150, 60],
    [220, 20],
  ])('with %i ms, give or take %i, between keys is no scanner', (gapMs, unevenMs) => {
    expect(said(entered(typed({ text: EAN, gapMs, unevenMs })).entries)).toEqual([`typed: ${EAN}`]);
  });
});

describe('the set-up sheet', () => {
  const LAYOUTS = ['us', 'de', 'fr'] as const;
  const pairs = LAYOUTS.flatMap((scanner) => LAYOUTS.map((system) => ({ scanner, system })));

  test.each(pairs)('makes a $scanner scanner read on a $system computer', ({ scanner, system }) => {
    const on = { gapMs: 10, scanner, system };
    const { entries, profile } = entered(typed({ ...on, text: SET_UP_TEXT }));
    expect(said(entries)).toEqual(['setUp']);
    expect(said(entered(typed({ ...on, text: LOT }), profile).entries)).toEqual([LOT]);
    const long = ']C1' + 'aqwyzmAQWYZM0123456789-/.:_+';
    expect(said(entered(typed({ ...on, text: long }), profile).entries)).toEqual([long]);
  });

  test('without it a scanner of another layout gives no code that is another one', () => {
    const { entries } = entered(typed({ gapMs: 10, scanner: 'us', system: 'de', text: ']C1Y-1' }));
    expect(said(entries)).toEqual(['+C1Zß1']);
    expect(
      said(entered(typed({ gapMs: 10, scanner: 'fr', system: 'us', text: ']C1Y^1' })).entries)[0],
    ).not.toBe(']C1Y^1');
  });

  test('may carry an identifier of its own', () => {
    expect(said(entered(typed({ gapMs: 10, text: `]d1${SET_UP_TEXT}` })).entries)).toEqual(['setUp']);
  });

  test.each(['ctrl', 'alt', '|'] as const)('shows that GS is typed as %s', (separator) => {
    const on = { gapMs: 10, separator };
    const { entries, profile } = entered(typed({ ...on, text: SET_UP_TEXT }));
    expect(entries).toMatchObject([{ kind: 'setUp', separatorsLost: false }]);
    expect(said(entered(typed({ ...on, text: LOT }), profile).entries)).toEqual([LOT]);
    expect(said(entered(typed({ ...on, text: 'A|B-1234' }), profile).entries)).toEqual(['A|B-1234']);
  });

  test('shows that GS is lost; from then on GS1 codes are refused, and others are not', () => {
    const on = { gapMs: 10, separator: 'lost' as const };
    const { entries, profile } = entered(typed({ ...on, text: SET_UP_TEXT }));
    expect(entries).toMatchObject([{ kind: 'setUp', separatorsLost: true }]);
    expect(said(entered(typed({ ...on, text: LOT }), profile).entries)).toEqual(['SCAN_SEPARATORS_LOST']);
    expect(said(entered(typed({ ...on, text: EAN }), profile).entries)).toEqual([EAN]);
    const again = entered(typed({ gapMs: 10, text: SET_UP_TEXT }), profile);
    expect(said(entered(typed({ gapMs: 10, text: LOT }), again.profile).entries)).toEqual([LOT]);
  });

  test('of a layout that is not known is refused, and leaves what was known', () => {
    const dvorak = typed({ gapMs: 10, text: SET_UP_TEXT }).map((key) =>
      key.code === 'KeyA' || key.code === 'KeyQ' ? { ...key, key: 'ж', code: 'KeyX' } : key,
    );
    const before = entered(typed({ gapMs: 10, text: SET_UP_TEXT })).profile;
    const { entries, profile } = entered(dvorak, before);
    expect(said(entries)).toEqual(['SCANNER_LAYOUT_UNKNOWN']);
    expect(profile).toEqual(before);
  });

  test('with Caps Lock on makes scans with Caps Lock on readable, and no others', () => {
    const caps = { gapMs: 10, capsLock: true };
    expect(said(entered(typed({ ...caps, text: LOT })).entries)).toEqual(['SCAN_CAPS_LOCK']);
    expect(said(entered(typed({ ...caps, text: EAN })).entries)).toEqual([EAN]);
    const { entries, profile } = entered(typed({ ...caps, text: SET_UP_TEXT }));
    expect(said(entries)).toEqual(['setUp']);
    expect(said(entered(typed({ ...caps, text: LOT }), profile).entries)).toEqual([LOT]);
    const off = entered(typed({ gapMs: 10, text: SET_UP_TEXT })).profile;
    expect(said(entered(typed({ ...caps, text: LOT }), off).entries)).toEqual(['SCAN_CAPS_LOCK']);
  });

  test('keys that are no characters in its layout are refused', () => {
    const { profile } = entered(typed({ gapMs: 10, scanner: 'us', system: 'de', text: SET_UP_TEXT }));
    const strange = typed({ gapMs: 10, text: EAN }).map((key, at) =>
      at === 4 ? { ...key, code: 'IntlRo' } : key,
    );
    expect(said(entered(strange, profile).entries)).toEqual(['SCAN_LAYOUT']);
  });
});
