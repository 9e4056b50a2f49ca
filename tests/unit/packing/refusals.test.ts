import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '../../../shared/packing/refusals.ts';
import { PARAMS } from './refusal-params.ts';
import { WAYS } from './refusal-ways.ts';

describe('every refusal', () => {
  it.each(REFUSAL_CODES)('%s is reached, and says what its message needs', (code) => {
    const { code: reached, params } = WAYS[code]();
    expect({ code: reached, params }).toEqual({ code, params: PARAMS[code] });
  });
});
