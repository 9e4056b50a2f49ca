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
    ['-1000', "Value of property 'Quantity' of 'DocumentLine' is invalid", 'FIELD_UNKNOWN'],
    ['200', "Unrecognized resource path. Invalid entityset 'U_PW_SHIPMENT'", 'FIELD_UNKNOWN'],
    ['-4013', 'Posting period locked; specify an alternative date  [ODLN.DocDate]', 'PERIOD_CLOSED'],
    ['-5002', '10000005 - Customer has exceeded credit limit  [ODLN.CardCode]', 'CREDIT_LIMIT'],
    ['-5002', "Business partner is inactive  [ODLN.CardCode] , 'C20000'", 'CUSTOMER_INACTIVE'],
    ['-5002', "Invalid BP code [ODLN.CardCode] , 'C20000'", 'CUSTOMER_UNKNOWN'],
    ['-5002', "Item is inactive  [DocumentLines.ItemCode][line: 1] , 'A1'", 'ITEM_INACTIVE'],
    ['-5002', 'Base document card and target document card do not match.', 'ORDER_OF_ANOTHER'],
    ['-2028', 'No matching records found (ODBC -2028)', 'ORDER_GONE'],
    ['-5002', 'Enter a valid value in Whse field [DLN1.WhsCode][line: 1]', 'WAREHOUSE_UNKNOWN'],
    ['-5002', "Update the exchange rate  , 'USD'", 'EXCHANGE_RATE_MISSING'],
    ['-5002', 'Inventory account is not defined [DLN1.AcctCode][line: 1]', 'ACCOUNTING_INCOMPLETE'],
    ['-5002', 'Enter valid code  [DLN1.OcrCode][line: 1]', 'ACCOUNTING_INCOMPLETE'],
    ['-10', "1250000126 - No state found for ship-to address 'A'", 'ADDRESS_INCOMPLETE'],
    ['-2039', 'Another user or another operation modified data', 'CHANGED_MEANWHILE'],
    ['-5002', '(77) The customer is on hold', 'COMPANY_RULE'],
    ['-5002', 'Something that nobody has seen before', 'SAP_REFUSED'],
  ])('%s %s is %s', (code, message, reason) => {
    expect(reasonOf({ code, message })).toBe(reason);
  });
});
