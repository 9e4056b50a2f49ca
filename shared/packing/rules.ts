/** A kind of carton, as SAP or the configuration names it. */
export type Packaging = { readonly code: string; readonly name: string; readonly tareGrams: number };

/** What a person may do beyond packing. Checked in the station service, shown (never decided) by the page. */
export type Right =
  | 'pack'
  | 'typeQuantity'
  | 'overrideWeight'
  | 'overrideLot'
  | 'shipPartial'
  | 'reopenCarton'
  | 'reprintLabel'
  | 'hold'
  | 'giveBack'
  | 'admin';

/**
 * The rules a session is packed under, resolved once when it opens and kept with it, so that a replay of
 * its events gives the same verdicts.
 */
export type Rules = {
  readonly version: string;
  /** 'each': every unit is scanned. 'typed': a person with the right may type a quantity after a scan. */
  readonly quantity: 'each' | 'typed';
  /** 'scan': the source location is scanned before its items. */
  readonly location: 'scan' | 'off';
  /**
   * Which lot may go in: the one the pick list set aside (where it set none aside, the one that expires first),
   * the one that expires first, or any released one.
   */
  readonly lot: 'allocated' | 'fefo' | 'any';
  readonly minimumRemainingLifeDays: number;
  readonly partialShipment: 'allowed' | 'byRight' | 'never';
  readonly weight: {
    readonly required: boolean;
    /** The least tolerance around the expected weight, in grams. */
    readonly toleranceGrams: number;
    /** Tolerance as a part of the lightest item in the carton: below 1, or one missing unit goes unseen. */
    readonly toleranceOfLightest: number;
  };
  /** The printed carton label is scanned back before the carton is done. */
  readonly labelScanBack: boolean;
  readonly packagings: readonly Packaging[];
};

/** A layer of rules: what it states replaces what the wider layer said. */
export type RuleLayer = Partial<Omit<Rules, 'weight' | 'version'>> & {
  readonly weight?: Partial<Rules['weight']>;
};
