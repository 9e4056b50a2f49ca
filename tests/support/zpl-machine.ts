/** What can be wrong with a printer, and how it is set. */
export type ZplPrinterState = {
  readonly paperOut: boolean;
  readonly ribbonOut: boolean;
  readonly headOpen: boolean;
  readonly jammed: boolean;
  readonly paused: boolean;
  readonly bufferFull: boolean;
  /** Does not answer. Prints nevertheless. */
  readonly silent: boolean;
  /** Answers so much later. */
  readonly answersAfterMs: number;
};

/** What this model answers beyond ~HS. */
export type ZplModel = { readonly counts: boolean; readonly tellsErrors: boolean };

export type Heard = (bytes: Uint8Array) => void;

/** A label printer, whatever it hangs on: as much ZPL as it takes to be asked, to print and to fail. */
export type ZplMachine = {
  /** A connection to it: what it hears, answered by `send`. */
  connect(send: (bytes: string) => void): Heard;
  state(): ZplPrinterState;
  /** Changes some of its state; what waits is printed as soon as nothing is wrong. */
  set(change: Partial<ZplPrinterState>): void;
  /** Changes its state as soon as it has answered ~HS the next time. */
  setAfterAnswer(change: Partial<ZplPrinterState>): void;
  /** Told of every whole label it takes, before it prints it, and of every ~HS. */
  onEvent(listener: (event: 'taken' | 'asked') => void): void;
  /** The labels that came out, from ^XA to ^XZ, oldest first. */
  printed(): readonly string[];
  /** How many labels it holds that are not printed. */
  waiting(): number;
  /** How many bytes of labels it has heard. */
  labelBytes(): number;
  asked(): number;
  /** Somebody presses its cancel key: what waits is gone. */
  forget(): void;
};

const HEALTHY: ZplPrinterState = {
  paperOut: false,
  ribbonOut: false,
  headOpen: false,
  jammed: false,
  paused: false,
  bufferFull: false,
  silent: false,
  answersAfterMs: 0,
};
const COUNT = '! U1 getvar "odometer.total_label_count"';
const NEXT = /~HS|~HQES|~JA|! U1 getvar "[^"]*"|\^XA[\s\S]*?\^XZ/;

export function createZplMachine({ counts, tellsErrors }: ZplModel): ZplMachine {
  const labels: string[] = [];
  const listeners: ((event: 'taken' | 'asked') => void)[] = [];
  let queue: string[] = [];
  let state = HEALTHY;
  let asked = 0;
  let labelBytes = 0;
  let afterAnswer: Partial<ZplPrinterState> = {};

  function connect(send: (bytes: string) => void): Heard {
    let heard = '';
    const say = (answer: string) => {
      if (state.silent) return;
      if (state.answersAfterMs === 0) send(answer);
      else setTimeout(() => send(answer), state.answersAfterMs);
    };
    return (bytes) => {
      heard += Buffer.from(bytes).toString('latin1');
      if (heard.includes('^XA') || heard.includes('^XZ')) labelBytes += bytes.length;
      for (let next = NEXT.exec(heard); next; next = NEXT.exec(heard)) {
        heard = heard.slice(next.index + next[0].length);
        obey(next[0], say, heard);
      }
    };
  }

  function obey(command: string, say: (answer: string) => void, begun: string): void {
    if (command === '~HS') {
      asked += 1;
      for (const listener of listeners) listener('asked');
      say(hostStatus(begun.includes('^XA')));
      set(afterAnswer);
      afterAnswer = {};
    } else if (command === '~HQES') {
      if (tellsErrors) say(hostErrors());
    } else if (command === '~JA') queue = [];
    else if (command === COUNT) say(counts ? `"${4_000 + labels.length}"\r\n` : '?\r\n');
    else if (command.startsWith('^XA')) take(command);
  }

  function take(label: string): void {
    queue.push(label);
    for (const listener of listeners) listener('taken');
    print();
  }

  function set(change: Partial<ZplPrinterState>): void {
    state = { ...state, ...change };
    print();
  }

  function print(): void {
    if (state.paperOut || state.ribbonOut || state.headOpen || state.jammed || state.paused) return;
    labels.push(...queue);
    queue = [];
  }

  /** The three strings of ~HS as a ZT410 sends them. */
  function hostStatus(isPartial: boolean): string {
    const flag = (is: boolean) => (is ? 1 : 0);
    const { paperOut, paused, bufferFull, headOpen, ribbonOut } = state;
    const formats = String(queue.length).padStart(3, '0');
    return (
      `\u0002030,${flag(paperOut)},${flag(paused)},1225,${formats},${flag(bufferFull)},0,${flag(isPartial)},000,0,0,0\u0003\r\n` +
      `\u0002001,0,${flag(headOpen)},${flag(ribbonOut)},1,2,6,0,00000000,1,000\u0003\r\n` +
      '\u00021234,0\u0003\r\n'
    );
  }

  /** ~HQES as a ZT410 sends it. */
  function hostErrors(): string {
    const bits = (state.paperOut ? 1 : 0) | (state.headOpen ? 4 : 0) | (state.jammed ? 0x1000 : 0);
    const errors = `${bits === 0 ? 0 : 1} 00000000 ${bits.toString(16).toUpperCase().padStart(8, '0')}`;
    return `\u0002\r\n  PRINTER STATUS\r\n   ERRORS:         ${errors}\r\n   WARNINGS:       0 00000000 00000000\r\n\u0003\r\n`;
  }

  return {
    connect,
    state: () => state,
    set,
    setAfterAnswer: (change) => {
      afterAnswer = change;
    },
    onEvent: (listener) => void listeners.push(listener),
    printed: () => labels,
    waiting: () => queue.length,
    labelBytes: () => labelBytes,
    asked: () => asked,
    forget: () => {
      queue = [];
    },
  };
}
