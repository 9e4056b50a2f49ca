import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What can be wrong with a printer, and how it is set. */
export type ZplPrinterState = {
  readonly paperOut: boolean;
  readonly ribbonOut: boolean;
  readonly headOpen: boolean;
  readonly paused: boolean;
  readonly bufferFull: boolean;
  /** Does not answer ~HS. Prints nevertheless. */
  readonly silent: boolean;
  /** Takes no bytes any more. */
  readonly wedged: boolean;
};

/** A label printer on a TCP port that speaks as much ZPL as it takes to be asked, to print and to fail. */
export type ZplPrinter = {
  readonly port: number;
  /** Changes some of its state; what waits is printed as soon as nothing is wrong. */
  set(change: Partial<ZplPrinterState>): void;
  /** Changes its state as soon as it has answered ~HS the next time. */
  setAfterAnswer(change: Partial<ZplPrinterState>): void;
  /** The labels that came out, from ^XA to ^XZ, oldest first. */
  printed(): readonly string[];
  /** How many labels it holds that are not printed. */
  waiting(): number;
  /** Cuts the connection as soon as this many bytes of labels have come, once. */
  cutAfter(labelBytes: number): void;
  /** How often it was connected to, and asked ~HS. */
  connections(): number;
  asked(): number;
  switchOff(): Promise<void>;
  switchOn(): Promise<void>;
  close(): Promise<void>;
};

const HEALTHY: ZplPrinterState = {
  paperOut: false,
  ribbonOut: false,
  headOpen: false,
  paused: false,
  bufferFull: false,
  silent: false,
  wedged: false,
};
const NEXT = /~HS|\^XA[\s\S]*?\^XZ/;

export async function startZplPrinter(): Promise<ZplPrinter> {
  const sockets = new Set<Socket>();
  const labels: string[] = [];
  let queue: string[] = [];
  let state = HEALTHY;
  let connections = 0;
  let asked = 0;
  let afterAnswer: Partial<ZplPrinterState> = {};
  let cutAfter: number | null = null;
  let labelBytes = 0;

  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (state.wedged) socket.pause();
    let heard = '';
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
      for (let next = NEXT.exec(heard); next; next = NEXT.exec(heard)) {
        heard = heard.slice(next.index + next[0].length);
        if (next[0] === '~HS') answer(socket, heard);
        else take(next[0]);
      }
      if (cutAfter !== null && labelBytes + heard.length >= cutAfter) {
        cutAfter = null;
        socket.resetAndDestroy();
      }
    });
  });

  function set(change: Partial<ZplPrinterState>): void {
    state = { ...state, ...change };
    for (const socket of sockets) {
      if (state.wedged) socket.pause();
      else socket.resume();
    }
    print();
  }

  function take(label: string): void {
    labelBytes += label.length;
    queue.push(label);
    print();
  }

  function print(): void {
    if (state.paperOut || state.ribbonOut || state.headOpen || state.paused) return;
    labels.push(...queue);
    queue = [];
  }

  /** The three strings of ~HS as a ZT410 sends them. */
  function answer(socket: Socket, begun: string): void {
    asked += 1;
    if (state.silent) return;
    const flag = (is: boolean) => (is ? 1 : 0);
    const { paperOut, paused, bufferFull, headOpen, ribbonOut } = state;
    const formats = String(queue.length).padStart(3, '0');
    const partial = flag(begun.includes('^XA'));
    socket.write(
      `\u0002030,${flag(paperOut)},${flag(paused)},1225,${formats},${flag(bufferFull)},0,${partial},000,0,0,0\u0003\r\n` +
        `\u0002001,0,${flag(headOpen)},${flag(ribbonOut)},1,2,6,0,00000000,1,000\u0003\r\n` +
        '\u00021234,0\u0003\r\n',
    );
    set(afterAnswer);
    afterAnswer = {};
  }

  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  const switchOff = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.resetAndDestroy();
    });

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    set,
    setAfterAnswer: (change) => {
      afterAnswer = change;
    },
    printed: () => labels,
    waiting: () => queue.length,
    cutAfter: (bytes) => {
      cutAfter = bytes;
      labelBytes = 0;
    },
    connections: () => connections,
    asked: () => asked,
    switchOff,
    switchOn: () => listen(port),
    close: switchOff,
  };
}
