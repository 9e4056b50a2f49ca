import type { RuleLayer, Rules } from './rules.ts';

/** Rules of the company, replaced by what the station states, replaced by what the customer states. */
export type RuleLayers = {
  readonly company?: RuleLayer | undefined;
  readonly station?: RuleLayer | undefined;
  readonly customer?: RuleLayer | undefined;
};

/**
 * What holds where nobody states anything: the careful way. There is no packaging among it, because an invented
 * tare would make every weighing wrong; a session is not opened without.
 */
const BUILT_IN: Omit<Rules, 'version'> = {
  quantity: 'each',
  location: 'off',
  lot: 'allocated',
  minimumRemainingLifeDays: 0,
  partialShipment: 'byRight',
  weight: { required: true, toleranceGrams: 20, toleranceOfLightest: 0.5 },
  labelScanBack: true,
  packagings: [],
};

/**
 * The rules for one session. The narrowest layer that states something wins; `weight` is merged field by field.
 * `version` follows from the content alone, so that equal rules have one version on every station and an event
 * tells under which rules it was decided.
 */
export function resolveRules(layers: RuleLayers): Rules {
  let content = BUILT_IN;
  for (const layer of [layers.company, layers.station, layers.customer])
    content = narrowed(content, layer ?? {});
  return { ...content, version: fingerprint(canonical(content)) };
}

function narrowed(wider: typeof BUILT_IN, layer: RuleLayer): typeof BUILT_IN {
  const weight = { ...wider.weight, ...withoutGaps(layer.weight ?? {}) };
  return { ...wider, ...withoutGaps(layer), weight };
}

/** A field that is there but undefined states nothing. */
function withoutGaps<Layer extends object>(layer: Layer): Layer {
  return Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== undefined)) as Layer;
}

/** JSON with the keys of every object in order, so that equal content is equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/** FNV-1a over UTF-16 code units, 64 bits, as hexadecimal: tells versions apart, protects nothing. */
function fingerprint(text: string): string {
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * FNV_PRIME);
  }
  return hash.toString(16).padStart(16, '0');
}
