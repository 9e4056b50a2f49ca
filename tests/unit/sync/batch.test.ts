import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChangeSet, writeChangeSet } from '../../../electron/sync/service-layer/batch.ts';

const CRLF = '\r\n';
const TYPE = 'multipart/mixed;boundary=batchresponse_1';

function answer(parts: readonly string[]): string {
  const inner = parts.flatMap((part) => [
    '--changesetresponse_2',
    'Content-Type: application/http',
    '',
    part,
  ]);
  return [
    '--batchresponse_1',
    'Content-Type: multipart/mixed; boundary=changesetresponse_2',
    '',
    ...inner,
    '--changesetresponse_2--',
    '--batchresponse_1--',
    '',
  ].join(CRLF);
}

const created = ['HTTP/1.1 204 No Content', 'Location: /b1s/v2/DeliveryNotes(9)', '', ''].join(CRLF);

describe('a change set', () => {
  it('is written as one nested multipart with a content id for each step', () => {
    const { contentType, body } = writeChangeSet(
      [
        { method: 'POST', path: 'U_PW_SHIPMENT', body: { Code: 'x' }, noContent: true },
        { method: 'POST', path: 'DeliveryNotes', body: { CardCode: 'ä' }, noContent: false },
      ],
      '/b1s/v2/',
      '7',
    );
    expect(contentType).toBe('multipart/mixed; boundary=batch_7');
    expect(body.split(CRLF)).toEqual([
      '--batch_7',
      'Content-Type: multipart/mixed; boundary=changeset_7',
      '',
      '--changeset_7',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      'Content-ID: 1',
      '',
      'POST /b1s/v2/U_PW_SHIPMENT HTTP/1.1',
      'Content-Type: application/json',
      'Prefer: return-no-content',
      '',
      '{"Code":"x"}',
      '--changeset_7',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      'Content-ID: 2',
      '',
      'POST /b1s/v2/DeliveryNotes HTTP/1.1',
      'Content-Type: application/json',
      '',
      '{"CardCode":"ä"}',
      '--changeset_7--',
      '--batch_7--',
      '',
    ]);
  });

  it('is done when every step is', () => {
    expect(readChangeSet(TYPE, answer([created, created]), 2)).toMatchObject({
      kind: 'done',
      value: [{ status: 204, location: '/b1s/v2/DeliveryNotes(9)' }, { status: 204 }],
    });
  });

  it('is refused by the one step that failed, inside the change set or instead of it', () => {
    const refusal = [
      'HTTP/1.1 400 Bad Request',
      'Content-Type: application/json',
      '',
      '{"error":{"code":"-2035","message":"This entry already exists"}}',
    ].join(CRLF);
    const alone = [
      '--batchresponse_1',
      'Content-Type: application/http',
      '',
      refusal,
      '--batchresponse_1--',
      '',
    ];
    for (const body of [answer([refusal]), alone.join(CRLF)]) {
      expect(readChangeSet(TYPE, body, 2)).toEqual({
        kind: 'refused',
        status: 400,
        error: { code: '-2035', message: 'This entry already exists' },
      });
    }
  });

  it('that was cut off anywhere is never taken for done or refused', () => {
    const whole = answer([created, created]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.lastIndexOf('--batchresponse_1--') + 16 }), (length) => {
        expect(readChangeSet(TYPE, whole.slice(0, length), 2)).toMatchObject({
          kind: 'unknown',
          mayLand: true,
        });
      }),
    );
    expect(readChangeSet(TYPE, answer([created]), 2)).toMatchObject({ kind: 'unknown', why: 'unexpected' });
    expect(readChangeSet('text/html', '<html></html>', 2)).toMatchObject({ kind: 'unknown', why: 'notSap' });
  });
});
