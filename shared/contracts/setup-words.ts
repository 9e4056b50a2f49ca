import type { FindingState, Found, SetUpSubject } from './setup.ts';

type Subject = {
  readonly name: string;
  /** What it means for packing when it is not in order. */
  readonly means: string;
  /** What whoever looks after SAP does about it. */
  readonly todo: string;
};

const AUTHORIZATIONS = 'Administration → System Initialization → Authorizations → General Authorizations';
const OWN_FIELDS = 'Tools → Customization Tools → User-Defined Fields - Management';

/**
 * English words of a company's set-up: for the terminal, and for the page, which has them in its other languages too.
 * `{{…}}` stands for a parameter of the finding.
 */
export const SET_UP_WORDS = {
  subject: {
    version: {
      name: 'Version of SAP Business One',
      means:
        'Orders cannot be read and deliveries not posted by version 2 of the Service Layer and its stored queries.',
      todo: 'Upgrade to SAP Business One 10.0; a late feature package is better: the pick list link comes with FP 2508, webhooks with FP 2602.',
    },
    reading: {
      name: 'Right to read what is packed',
      means:
        'Orders, items or stock are missing or out of date at the benches, or what became of a shipment cannot be seen.',
      todo: `${AUTHORIZATIONS}: let the user read what is named here.`,
    },
    posting: {
      name: 'Right to make deliveries',
      means:
        'SAP does not tell it without a delivery: the first shipment shows it. Refused, it waits and says so; nothing is lost.',
      todo: `${AUTHORIZATIONS} → Sales - A/R → Delivery: full authorization for the user, and a licence that allows it.`,
    },
    ownTable: {
      name: 'Own table U_PW_SHIPMENT',
      means:
        "Without it, SAP's own key cannot refuse a second landing: each shipment is looked up by its number, and sent again only after a quiet period.",
      todo: 'Give the user the right to make user-defined tables, or make it as superuser: npm run sync -- setup.',
    },
    deliveryField: {
      name: 'Delivery field U_PW_ID',
      means: 'Without it, shipments are taken but wait: nothing is posted that could not be found again.',
      todo: `${OWN_FIELDS} → Marketing Documents → Title: PW_ID, alphanumeric, 50 characters.`,
    },
    uniqueKey: {
      name: 'Unique key of a shipment',
      means:
        'Without one, nothing in SAP itself refuses a second delivery with the same number; the look-up before each post does.',
      todo: 'Let the own table be made. Do not put a unique key on deliveries instead: on SQL Server it may refuse deliveries that have no number.',
    },
    series: {
      name: 'Numbering series for deliveries',
      means: 'Without an open one, SAP refuses every delivery.',
      todo: 'Administration → System Initialization → Document Numbering → Delivery: an unlocked automatic series with numbers left, set as default for the user of the connection.',
    },
    approvals: {
      name: 'Approval procedures for deliveries',
      means:
        'Where one applies, a posted shipment becomes a draft and waits until somebody approves it; an approved draft is saved by itself.',
      todo: 'Administration → Approval Process → Approval Templates: take the user of the connection off as originator, or let the approvers know.',
    },
    bins: {
      name: 'Bin locations',
      means:
        'Where SAP does not choose bins by itself, the pick list has to name them, or they are scanned at the bench. A delivery without them is refused.',
      todo: 'Release pick lists with bin allocations, or Administration → Setup → Inventory → Warehouses → Bin Locations: an automatic allocation on issue.',
    },
    pickListLink: {
      name: 'Link from deliveries to pick lists',
      means:
        'Without it, deliveries name their order only; which pick list SAP takes as delivered is its own choice. Where several lists hold the same line, look at them.',
      todo: 'Nothing, or upgrade to FP 2508 or later.',
    },
    reserveInvoices: {
      name: 'Reserve invoices',
      means:
        'What was invoiced before it is delivered is not offered to the benches; orders and pick lists are.',
      todo: `${AUTHORIZATIONS} → Sales - A/R → A/R Reserve Invoice: let the user read it, if such goods are packed.`,
    },
    toteField: {
      name: 'Pick list field U_PW_TOTE',
      means: 'Without it, orders cannot be opened by their tote; pick list and order number still do.',
      todo: `${OWN_FIELDS} → Pick Lists: PW_TOTE, alphanumeric, 50 characters.`,
    },
    orderFields: {
      name: 'Order fields U_PW_STATE, U_PW_PACKED, U_PW_STATION',
      means: 'Without them, the office does not see in SAP how far an order is at the benches.',
      todo: `${OWN_FIELDS} → Marketing Documents → Title: PW_STATE (20), PW_PACKED (50), PW_STATION (50), alphanumeric.`,
    },
    stockQuery: {
      name: 'Stored query {{query}}',
      means:
        'Without it, stock by lot, serial or bin is not known at the benches: lots are judged without it.',
      todo: 'Give the user the right to SQL queries of the Service Layer, or make them as superuser: npm run sync -- setup.',
    },
    packageTypes: {
      name: 'Package types',
      means: 'Without them, deliveries do not say their packages; all else is posted.',
      todo: 'Administration → Setup → Inventory → Package Types: one for each packaging of the benches, with the same code.',
    },
    webhooks: {
      name: 'Webhook: SAP says when something changes',
      means: 'SAP is asked at its interval all the same; a change reaches the benches that much later.',
      todo: 'It comes with FP 2602. Let a superuser run set-up, and see that SAP reaches sap.webhook.url and trusts its certificate.',
    },
  },
  state: {
    present: 'in order',
    made: 'made just now',
    worthKnowing: 'worth knowing',
    missing: 'missing',
    madeButNotVisible: 'made, not visible yet',
    notAllowed: 'missing, not allowed to make it',
    obstacle: 'in the way',
    notSeen: 'could not be looked at',
  },
  /** Before anything else is done about it. */
  first:
    'The Service Layer shows it only after a restart: have the SAP administrator restart it, then check again.',
  found: {
    versionIs: 'SAP says {{version}}.',
    versionTooOld: 'SAP says {{version}}; 10.0 is needed.',
    versionUntold: 'SAP did not say its version.',
    readable: 'All of it can be read.',
    notReadable: 'Cannot be read: {{sets}}.',
    superuser: '{{user}} is a superuser.',
    ordinaryUser: '{{user}} is not a superuser.',
    userNotListed: 'SAP lists no user with the code {{user}}, in these capitals and small letters.',
    keyOfOwnTable: "The number of a shipment is the own table's primary key.",
    keyOnDeliveries:
      'Somebody made the unique key {{key}} on U_PW_ID of deliveries: on SQL Server, a second delivery without a number may be refused.',
    keyNone: 'There is none.',
    seriesIs: 'Deliveries take their numbers from series {{series}}.',
    seriesNone: 'There is no series for deliveries.',
    seriesNotDefault: '{{user}} has no default among {{series}}.',
    seriesLocked: 'Series {{series}} is locked.',
    seriesManual: 'Series {{series}} wants numbers by hand.',
    seriesUsedUp: 'Series {{series}} has given its last number, {{last}}.',
    approvalsNone:
      'SAP names none for a delivery of order {{order}}. One with conditions may still concern others.',
    approvalsAsked: 'For a delivery of order {{order}} SAP names: {{templates}}.',
    noOrderToAskWith: 'No order is open that SAP could be asked with.',
    binsNone: 'No warehouse has bin locations.',
    binsBySap: 'SAP chooses bins by itself where none is named: {{warehouses}}.',
    binsByHand: 'Bins have to be named in: {{warehouses}}.',
    linkUsed: 'This version has it, and it is used.',
    linkNone: 'This version has none.',
    packagesKnown: 'SAP has {{names}}. Deliveries say packages of these kinds only.',
    packagesNone: 'SAP has none.',
  },
} satisfies {
  readonly subject: Readonly<Record<SetUpSubject, Subject>>;
  readonly state: Readonly<Record<FindingState, string>>;
  readonly first: string;
  readonly found: Readonly<Record<Found, string>>;
};
