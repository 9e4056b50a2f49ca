import type { SapStandingCode } from '../../../shared/contracts/sap-messages.ts';
import { inWords } from '../post/verdict.ts';
import type { Failure } from '../service-layer/outcome.ts';
import type { Finding, Promised, SetUp } from './setup.ts';

/** The findings of a set-up in plain words, one line each, for a terminal. */
export function inPlainWords({ findings, equipment }: SetUp): string {
  return [
    ...findings.map(lineOf),
    `Pick list link on deliveries: ${equipment.pickListLink ? 'this version has it and it is used.' : 'this version has none (or no order was there to look at); deliveries are based on the order.'}`,
    `Orders say how far they are at the benches: ${equipment.orderFields ? 'yes, in their own fields.' : 'no, for want of these fields; nothing is sent.'}`,
    PROMISES[equipment.promise],
  ].join('\n');
}

const PROMISES: Readonly<Record<Promised, string>> = {
  ownTable: "Promise in force: own table. SAP's own primary key refuses a second landing of a shipment.",
  lookUp:
    'Promise in force: look-up. A shipment is looked up by U_PW_ID before each post, and posted again only after the quiet period.',
  unknown:
    'No promise can be kept without U_PW_ID on deliveries: shipments are taken, but wait and are not posted.',
};

const STATES: Readonly<Record<Finding['state'], string>> = {
  present: 'is there.',
  made: 'was made.',
  missing: 'is missing. "npm run sync -- setup --config FILE" makes it.',
  madeButNotVisible:
    'was made, but the Service Layer does not show it yet: have it restarted by the SAP administrator, then check again.',
  notAllowed: 'is missing, and SAP did not let us make it.',
};

function lineOf({ what, state, sap }: Finding): string {
  return `${what} ${STATES[state]}${sap === null ? '' : ` SAP says: ${sap}`}`;
}

/**
 * Why SAP could not be looked at, and the one thing to do about it.
 *
 * @param standing the code under which SAP received us; empty when it did
 */
export function notSeenInPlainWords(standing: string, failure: Failure): string {
  const advice =
    ADVICE[standing as SapStandingCode] ?? 'Try again; if it stays so, show this to the SAP administrator.';
  return `${inWords(failure)}\n${advice}`;
}

const ADVICE: Readonly<Record<SapStandingCode, string>> = {
  SAP_AWAY: 'SAP does not answer at sap.url. Check the address, and that the Service Layer runs.',
  SAP_NOT_UNDERSTOOD:
    'What answers at sap.url is not a Service Layer. Check the address and port (usually 50000).',
  SAP_CERTIFICATE:
    'Compare the fingerprint with that of the SAP server, then set sap.trust to { "sha256": "…" }, or to { "ca": "file.pem" } for a company authority.',
  SAP_WRONG_PASSWORD:
    'SAP does not accept the user and password. Correct sap.user and sap.password; it was tried once only.',
  SAP_USER_LOCKED: 'SAP has locked the user. Have it unlocked, and check that the password is right.',
  SAP_LOGIN_REFUSED: 'SAP refuses the log-in. Check sap.company, and that the user has a licence.',
};
