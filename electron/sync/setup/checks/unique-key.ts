import { z } from 'zod';
import type { Finding } from '../../../../shared/contracts/setup.ts';
import { findingOf, type Gone, notSeen } from '../findings.ts';
import type { Inquiry, Surveyed } from '../inquiry.ts';

const keys = z.object({
  value: z.array(
    z.object({
      KeyName: z.string().nullish(),
      Unique: z.string().nullish(),
      UserKeysMD_Elements: z.array(z.object({ ColumnAlias: z.string().nullish() })).nullish(),
    }),
  ),
});

const ON_DELIVERIES = `UserKeysMD?$filter=${encodeURIComponent("TableName eq 'ODLN'")}`;
/** With or without SAP's prefix for own fields. */
const OWN_FIELD = /^(U_)?PW_ID$/i;

/**
 * The own table's primary key is the number of a shipment. A key on the deliveries' own field is never made, but told
 * where somebody made one: see docs/decisions/0011-no-unique-key-on-deliveries.md.
 */
export async function uniqueKey(ask: Inquiry, { promise }: Surveyed): Promise<Finding | Gone> {
  const read = await ask.read(ON_DELIVERIES, keys);
  const ofOwnTable = findingOf('uniqueKey', 'present', { found: 'keyOfOwnTable' });
  if (read.kind !== 'done') {
    const unseen = notSeen('uniqueKey', read);
    return 'kind' in unseen || promise !== 'ownTable' ? unseen : { ...ofOwnTable, sap: unseen.sap };
  }
  const onField = read.value.value.find(
    ({ Unique, UserKeysMD_Elements }) =>
      Unique === 'tYES' &&
      (UserKeysMD_Elements ?? []).some(({ ColumnAlias }) => OWN_FIELD.test(ColumnAlias ?? '')),
  );
  if (onField !== undefined) {
    const params = { key: onField.KeyName ?? '?' };
    return findingOf('uniqueKey', 'worthKnowing', { found: 'keyOnDeliveries', params });
  }
  return promise === 'ownTable' ? ofOwnTable : findingOf('uniqueKey', 'worthKnowing', { found: 'keyNone' });
}
