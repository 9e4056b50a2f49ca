/** The languages that papers can be in: the station's own. */
export type PaperLanguage = 'en' | 'de';

/** The fixed words on labels and packing slips. */
export type PaperWords = typeof ENGLISH;

export function paperWords(language: PaperLanguage): PaperWords {
  return language === 'de' ? GERMAN : ENGLISH;
}

const ENGLISH = {
  from: 'From',
  to: 'To',
  carton: 'Carton',
  copy: 'Copy',
  order: 'Order',
  reserveInvoice: 'Invoice',
  customerReference: 'Your reference',
  shippingType: 'Shipping',
  packaging: 'Packaging',
  grossWeight: 'Gross weight',
  packingSlip: 'Packing slip',
  date: 'Date',
  packedBy: 'Packed by',
  shipment: 'Shipment',
  item: 'Item',
  ordered: 'Ordered',
  packed: 'Packed',
  remaining: 'To follow',
  quantity: 'Quantity',
  lot: 'Lot',
  expiry: 'expires',
  serial: 'Serial',
  kit: 'Part of',
  page: 'Page',
  cartons: 'Cartons',
  complete: 'The order is complete with this shipment.',
  partial: 'Part of the order. What is still to follow stands beside each line.',
  replaced: 'stands for a character that this document cannot show.',
};

const GERMAN: PaperWords = {
  from: 'Von',
  to: 'An',
  carton: 'Karton',
  copy: 'Kopie',
  order: 'Auftrag',
  reserveInvoice: 'Rechnung',
  customerReference: 'Ihre Referenz',
  shippingType: 'Versandart',
  packaging: 'Verpackung',
  grossWeight: 'Bruttogewicht',
  packingSlip: 'Packzettel',
  date: 'Datum',
  packedBy: 'Gepackt von',
  shipment: 'Sendung',
  item: 'Artikel',
  ordered: 'Bestellt',
  packed: 'Gepackt',
  remaining: 'Folgt',
  quantity: 'Menge',
  lot: 'Charge',
  expiry: 'Verfall',
  serial: 'Seriennummer',
  kit: 'Teil von',
  page: 'Seite',
  cartons: 'Kartons',
  complete: 'Mit dieser Sendung ist der Auftrag vollständig.',
  partial: 'Teil des Auftrags. Was noch folgt, steht bei jeder Zeile.',
  replaced: 'steht für ein Zeichen, das dieses Dokument nicht darstellen kann.',
};
