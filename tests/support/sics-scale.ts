import type { Pty } from './pty.ts';

/** A scale that speaks MT-SICS at the far end of a port, after Mettler's manuals (see mt-sics.ts). */
export type SicsScale = {
  /** Puts a load on it, in grams, resting or not; more than 10 kg is too much, less than -100 g too little. */
  load(grams: number, rests?: boolean): void;
  /** Says nothing at all, as when switched off, until `speak`. */
  hush(): void;
  speak(): void;
  /** Answers every command with this line instead, until null. */
  sayInstead(line: string | null): void;
  /** Leaves this long before each answer. */
  delay(ms: number): void;
  /** Switched off and on: zero and tare are gone, and it says who it is. */
  restart(): void;
  /** The commands that it got, oldest first. */
  asked(): readonly string[];
};

const MAX_GRAMS = 10_000;
const MIN_GRAMS = -100;

export function startSicsScale(pty: Pty): SicsScale {
  const commands: string[] = [];
  let load = { grams: 0, rests: true };
  let zeroAt = 0;
  let tare = 0;
  let isSilent = false;
  let instead: string | null = null;
  let delayMs = 0;
  let heard = '';
  /** `S`, `Z` and `T` are answered when the load rests. */
  let waiting: string[] = [];

  pty.onBytes((bytes) => {
    heard += Buffer.from(bytes).toString('latin1');
    const lines = heard.split('\r\n');
    heard = lines.pop() ?? '';
    for (const command of lines) obey(command);
  });

  function obey(command: string): void {
    commands.push(command);
    if (isSilent) return;
    if (instead !== null) say(instead);
    else if (['S', 'Z', 'T'].includes(command) && !load.rests) waiting.push(command);
    else say(answerTo(command));
  }

  function answerTo(command: string): string {
    switch (command) {
      case 'S':
      case 'SI':
        return weight('S');
      case 'Z':
      case 'ZI':
        if (!load.rests) return 'Z I';
        if (Math.abs(load.grams) > MAX_GRAMS / 50) return load.grams > 0 ? 'Z +' : 'Z -';
        zeroAt = load.grams;
        tare = 0;
        return 'Z A';
      case 'T':
      case 'TI':
        tare = load.grams - zeroAt;
        return weight('T');
      case '@':
      case 'I4':
        return 'I4 A "1234567"';
      default:
        return 'ES';
    }
  }

  function weight(id: string): string {
    if (load.grams > MAX_GRAMS) return `${id} +`;
    if (load.grams < MIN_GRAMS) return `${id} -`;
    const grams = id === 'T' ? tare : load.grams - zeroAt - tare;
    return `${id} ${load.rests ? 'S' : 'D'} ${grams.toFixed(2).padStart(10)} g`;
  }

  function say(line: string): void {
    if (delayMs === 0) pty.write(`${line}\r\n`);
    else setTimeout(() => pty.write(`${line}\r\n`), delayMs);
  }

  return {
    load: (grams, rests = true) => {
      load = { grams, rests };
      if (!rests || isSilent) return;
      const asked = waiting;
      waiting = [];
      for (const command of asked) say(answerTo(command));
    },
    hush: () => {
      isSilent = true;
    },
    speak: () => {
      isSilent = false;
    },
    sayInstead: (line) => {
      instead = line;
    },
    delay: (ms) => {
      delayMs = ms;
    },
    restart: () => {
      zeroAt = 0;
      tare = 0;
      waiting = [];
      say('I4 A "1234567"');
    },
    asked: () => commands,
  };
}
