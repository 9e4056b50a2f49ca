import type { StationView, Verdict } from '../../../shared/contracts/station-view.ts';
import { type Language, lines } from './goods.ts';
import { packing, verdict } from './views.ts';

export function wrongItem(language: Language): StationView {
  const name = language === 'de' ? 'Penne Rigate Nr. 73, Beutel 500 g' : 'Penne rigate no. 73, bag 500 g';
  const params = { item: 'PAS-PEN-500', name, wantedBy: '417204' };
  return packing(
    language,
    {},
    { lastVerdict: verdict('wrong', 'ITEM_NOT_ON_ORDER', params, '8076802085738') },
  );
}

export function tooMany(language: Language): StationView {
  const name = lines(language, null)[2]?.name ?? '';
  const params = { item: 'PAS-SPA-500', name, remaining: 7, unit: 'KT', holds: 12, uom: 'BT' };
  return packing(
    language,
    {},
    { lastVerdict: verdict('over', 'OVER_SCAN_BY_UNIT', params, '18076802085735') },
  );
}

export function wrongLot(language: Language): StationView {
  const refused = fefo(language);
  return packing(
    language,
    { liftable: { right: 'overrideLot', refusal: refused.message, by: null } },
    { lastVerdict: refused },
  );
}

function fefo(language: Language): Verdict {
  const params = {
    item: 'PAS-SPA-500',
    name: lines(language, null)[2]?.name ?? '',
    lot: 'L2609-02',
    expiry: '2027-09-30',
    earlier: 'L2608-41',
    earlierExpiry: '2027-08-31',
    bins: 'A-04-07',
  };
  return verdict('lot', 'FEFO_EARLIER_LOT', params, '(01)04012345678901(17)270930(10)L2609-02');
}

export function badgeScanned(language: Language): StationView {
  const refusal = fefo(language).message;
  const by = { badge: 'LEA', name: 'Lea Brandt' };
  return packing(
    language,
    { liftable: { right: 'overrideLot', refusal, by } },
    { lastVerdict: verdict('info', 'BadgeForOverride', { name: by.name }) },
  );
}
