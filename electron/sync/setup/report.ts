import type { SapStandingCode } from '../../../shared/contracts/sap-messages.ts';
import { type Finding, isInOrder, isToBeMade, type Promised } from '../../../shared/contracts/setup.ts';
import { SET_UP_WORDS } from '../../../shared/contracts/setup-words.ts';
import { inWords } from '../post/verdict.ts';
import type { Failure } from '../service-layer/outcome.ts';

/** The findings of a set-up in plain words, for a terminal: a line for what is in order, more for what is not. */
export function inPlainWords(findings: readonly Finding[], promise: Promised): string {
  const makeable = findings.some(({ state }) => state === 'missing');
  return [
    ...findings.flatMap(linesOf),
    ...(makeable ? ['"npm run sync -- setup --config FILE" makes what is missing.'] : []),
    PROMISES[promise],
  ].join('\n');
}

const PROMISES: Readonly<Record<Promised, string>> = {
  ownTable: "Promise in force: own table. SAP's own primary key refuses a second landing of a shipment.",
  lookUp:
    'Promise in force: look-up. A shipment is looked up by U_PW_ID before each post, and posted again only after the quiet period.',
  unknown:
    'No promise can be kept without U_PW_ID on deliveries: shipments are taken, but wait and are not posted.',
};

function linesOf(finding: Finding): readonly string[] {
  const { subject, state, found, params, sap } = finding;
  const words = SET_UP_WORDS.subject[subject];
  const detail = found === null ? '' : ` ${filled(SET_UP_WORDS.found[found], params)}`;
  const line = `${filled(words.name, params)}: ${SET_UP_WORDS.state[state]}.${detail}`;
  const said = sap === null ? [] : [`    SAP says: ${sap}`];
  if (isInOrder(finding)) return [line, ...said];
  const todo = state === 'madeButNotVisible' ? SET_UP_WORDS.first : words.todo;
  // What is only missing is made by this very program: see the last line.
  const toDo = isToBeMade(finding) && state === 'missing' ? [] : [`    To do: ${todo}`];
  return [line, ...said, `    It means: ${words.means}`, ...toDo];
}

function filled(text: string, params: Finding['params']): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(params[name] ?? '–'));
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
