import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../../electron/sync/post/reason.ts';
import { judgeFailure, parseSapError } from '../../../electron/sync/service-layer/outcome.ts';

const v2 = (code: string, message: string) => JSON.stringify({ error: { code, details: [], message } });

describe("SAP's errors", () => {
  it('are read in both shapes', () => {
    expect(
      parseSapError('{"error":{"code":-2028,"message":{"lang":"en-us","value":"No matching"}}}'),
    ).toEqual({
      code: '-2028',
      message: 'No matching',
    });
    expect(parseSapError(v2('-10', 'Closed '))).toEqual({ code: '-10', message: 'Closed' });
  });

  it('are a refusal only as 4xx in their own shape', () => {
    expect(judgeFailure(400, v2('-10', 'no'))).toEqual({
      kind: 'refused',
      status: 400,
      error: { code: '-10', message: 'no' },
    });
    expect(judgeFailure(404, v2('-2028', 'no')).kind).toBe('refused');
  });

  it.each([
    [400, '<html>Bad Request</html>', 'notSap', true],
    [400, '{"error":{"code":"-10","mess', 'notSap', true],
    [502, '<html>Proxy Error</html>', 'notSap', true],
    [500, v2('-1', 'internal'), 'serverError', true],
    [503, v2('-1', 'down'), 'serverError', true],
    [408, v2('1', 'slow'), 'serverError', true],
    [429, v2('1', 'busy'), 'serverError', true],
    [401, v2('301', 'Invalid session or session already timeout.'), 'session', false],
    [401, v2('100000027', 'Login failed'), 'login', false],
  ])('HTTP %i with %s is unknown: %s', (status, body, why, mayLand) => {
    expect(judgeFailure(status, body)).toMatchObject({ kind: 'unknown', why, mayLand });
  });
});

describe('the reason for a refusal', () => {
  it.each([
    ['-10', 'One of the base documents has already been closed  [..BaseEntry][line: 1]', 'ORDER_CLOSED'],
    ['-5002', 'One of the base documents has already been closed', 'ORDER_CLOSED'],
    ['-10', 'Quantity falls into negative inventory  [DocumentLines.ItemCode][line: 1]', 'STOCK_SHORT'],
    ['-10', '10001153 - insufficient quantity for item X with batch Y in warehouse', 'STOCK_SHORT'],
    ['-10', '1470000341 - Fully allocate item "X" to bin locations in warehouse "Y"', 'BIN_MISSING'],
    ['-10', '131 - Item X is frozen in warehouse W and bin location B', 'ITEM_FROZEN'],
    [
      '-4014',
      'Cannot add row without complete selection of batch/serial numbers',
      'LOT_OR_SERIAL_INCOMPLETE',
    ],
    ['-5002', '480000112 - Batch/serial number X selected in row 1 does not exist', 'LOT_OR_SERIAL_UNKNOWN'],
    ['-5002', '10000515 - Item X not found in Warehouse Y', 'ITEM_NOT_IN_WAREHOUSE'],
    ['-4002', 'To generate this document, first define the numbering series', 'SERIES_MISSING'],
    ['-1000', "Property 'U_PW_ID' of 'Document' is invalid", 'FIELD_UNKNOWN'],
    ['-6006', 'You are not permitted to perform this action', 'NOT_PERMITTED'],
    ['-5002', '(77) The customer is on hold', 'SAP_REFUSED'],
  ])('%s %s is %s', (code, message, reason) => {
    expect(reasonOf({ code, message })).toBe(reason);
  });
});
