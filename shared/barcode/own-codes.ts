import type { ScanFault, ScanProblem } from './problems.ts';

/**
 * Codes of our own, printed on command sheets and badges: `PW1C.CLOSECARTON.42` and `PW1B.4711.07`. They use
 * only characters that Code 39 has and that lie on the same keys of most keyboards, and end in a check over
 * all before it, so that no stray or misread code becomes a command.
 */
const COMMAND_PREFIX = 'PW1C.';
const BADGE_PREFIX = 'PW1B.';
const OWN_CODE = /^PW\d[A-Z]\./;

/** What may be asked for with each command: nothing, a text if there is one, a text, a whole number. */
const COMMANDS = {
  'CLOSE-CARTON': 'nothing',
  'NEW-CARTON': 'nothing',
  'CLOSE-SHIPMENT': 'nothing',
  'TAKE-OUT': 'nothing',
  UNDO: 'nothing',
  CANCEL: 'nothing',
  CONFIRM: 'nothing',
  'SIGN-OUT': 'nothing',
  'REPRINT-LABEL': 'nothing',
  WEIGH: 'nothing',
  'CHECK-SCALE': 'nothing',
  HOLD: 'text or nothing',
  QUANTITY: 'number',
  PACKAGING: 'text',
  REASON: 'text',
} as const;

/** What a command code tells the station to do, as if the button of that name were pressed. */
export type CommandName = keyof typeof COMMANDS;

const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];

/** Code 39's characters: the check counts with their places. */
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';
/** A code of the company's: packaging, reason, badge. Short enough that no two places have one check weight. */
const ARGUMENT = /^(?! )[0-9A-Z\-. $/+%]{1,20}(?<! )$/;
const QUANTITY = /^[1-9]\d{0,5}$/;

/** What a code of our own says; null for any other code. */
export type OwnCode =
  | { readonly kind: 'command'; readonly command: CommandName; readonly argument: string | null }
  | { readonly kind: 'badge'; readonly badge: string }
  | { readonly kind: 'fault'; readonly fault: ScanFault };

/**
 * The text of a command code, to be printed as Code 128, Code 39 or QR.
 *
 * @param argument quantity (1 to 999999), packaging or reason code; for HOLD a reason if there is one
 * @returns null when the command takes no such argument: up to 20 digits, capitals and `-. $/+%`
 */
export function commandCode(name: CommandName, argument: string | null = null): string | null {
  if (!takes(name, argument)) return null;
  return checked(`${COMMAND_PREFIX}${wordOf(name)}.${argument === null ? '' : `${argument}.`}`);
}

/**
 * The text of a badge code.
 *
 * @returns null when the id is not 1 to 20 digits, capitals and `-. $/+%`
 */
export function badgeCode(id: string): string | null {
  return ARGUMENT.test(id) ? checked(`${BADGE_PREFIX}${id}.`) : null;
}

/** Reads a code of our own. Whatever begins like one is one, or refused: it is never taken for goods. */
export function readOwnCode(text: string): OwnCode | null {
  if (!OWN_CODE.test(text)) return null;
  const body = text.slice(0, -2);
  if (!body.endsWith('.') || checked(body) !== text) return fault('command-check', text);
  if (text.startsWith(BADGE_PREFIX)) return readBadge(body.slice(BADGE_PREFIX.length, -1), text);
  return text.startsWith(COMMAND_PREFIX)
    ? readCommand(body.slice(COMMAND_PREFIX.length, -1), text)
    : fault('command-unknown', text);
}

function readBadge(badge: string, text: string): OwnCode {
  return ARGUMENT.test(badge) ? { kind: 'badge', badge } : fault('command-argument', text);
}

function readCommand(wordAndArgument: string, text: string): OwnCode {
  const dot = wordAndArgument.indexOf('.');
  const word = dot < 0 ? wordAndArgument : wordAndArgument.slice(0, dot);
  const argument = dot < 0 ? null : wordAndArgument.slice(dot + 1);
  const command = COMMAND_NAMES.find((name) => wordOf(name) === word);
  if (command === undefined) return fault('command-unknown', text);
  return takes(command, argument) ? { kind: 'command', command, argument } : fault('command-argument', text);
}

function takes(name: CommandName, argument: string | null): boolean {
  const wanted = COMMANDS[name];
  switch (wanted) {
    case 'nothing':
      return argument === null;
    case 'text or nothing':
      return argument === null || ARGUMENT.test(argument);
    case 'text':
      return argument !== null && ARGUMENT.test(argument);
    case 'number':
      return argument !== null && QUANTITY.test(argument);
    default:
      return wanted satisfies never;
  }
}

/** A command's name without the hyphen, which lies on another key of a German keyboard. */
function wordOf(name: CommandName): string {
  return name.replaceAll('-', '');
}

/** The text with two check digits: places in CHARACTERS, each times its position, modulo the prime 43. */
function checked(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += (at + 1) * CHARACTERS.indexOf(text.charAt(at));
  return text + String(sum % CHARACTERS.length).padStart(2, '0');
}

function fault(reason: ScanProblem, text: string): OwnCode {
  return {
    kind: 'fault',
    fault: { reason, detail: `"${text}" is not a valid command or badge code`, at: null },
  };
}
