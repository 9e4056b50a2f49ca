import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveRules } from '../../../shared/packing/rule-layers.ts';
import type { RuleLayer } from '../../../shared/packing/rules.ts';

const layer: fc.Arbitrary<RuleLayer> = fc.record(
  {
    location: fc.constantFrom('scan', 'off'),
    lot: fc.constantFrom('allocated', 'fefo', 'any'),
    minimumRemainingLifeDays: fc.nat(100),
    weight: fc.record({ required: fc.boolean(), toleranceGrams: fc.nat(100) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

describe('rules in layers', () => {
  it('are the careful ones where nobody states anything, and know no packaging', () => {
    const { version: _version, ...rules } = resolveRules({});
    expect(rules).toEqual({
      quantity: 'each',
      location: 'off',
      lot: 'allocated',
      minimumRemainingLifeDays: 0,
      partialShipment: 'byRight',
      weight: { required: true, toleranceGrams: 20, toleranceOfLightest: 0.5 },
      labelScanBack: true,
      packagings: [],
    });
  });

  it('the narrowest wins, field by field within weight; what is undefined states nothing', () => {
    const rules = resolveRules({
      company: { lot: 'any', location: 'scan', weight: { toleranceGrams: 50 } },
      station: { lot: 'fefo', weight: { required: false } },
      customer: { lot: undefined, minimumRemainingLifeDays: 90 } as RuleLayer,
    });
    expect(rules).toMatchObject({
      lot: 'fefo',
      location: 'scan',
      minimumRemainingLifeDays: 90,
      weight: { required: false, toleranceGrams: 50, toleranceOfLightest: 0.5 },
    });
  });

  it('have one version for one content, however it is layered or ordered', () => {
    fc.assert(
      fc.property(layer, layer, (company, customer) => {
        const rules = resolveRules({ company, customer });
        const { version: _version, ...content } = rules;
        const reversed = Object.fromEntries(Object.entries(content).reverse()) as RuleLayer;
        expect(resolveRules({ station: reversed }).version).toBe(rules.version);
        const other = resolveRules({ station: content, customer: { minimumRemainingLifeDays: 101 } });
        expect(other.version).not.toBe(rules.version);
      }),
    );
  });

  it('of no layer and of empty ones are the same', () => {
    expect(resolveRules({}).version).toMatch(/^[0-9a-f]{16}$/);
    expect(resolveRules({})).toEqual(resolveRules({ company: {}, station: {}, customer: {} }));
  });
});
