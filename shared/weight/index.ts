export { formatGrams } from './display.ts';
export { isDecimal, toGrams, WEIGHT_UNITS, type WeightUnit } from './grams.ts';
export {
  notWeighed,
  type Received,
  type VerdictWithValue,
  WEIGHT_VERDICTS,
  type WeightReading,
  type WeightVerdict,
  weighed,
} from './reading.ts';
