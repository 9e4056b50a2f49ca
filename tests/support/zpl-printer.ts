import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createZplMachine, type ZplMachine, type ZplModel } from './zpl-machine.ts';

/** A label printer on a TCP port. */
export type ZplPrinter = Omit<ZplMachine, 'connect'> & {
  readonly port: number;
  /** Takes no bytes any more, or takes them again. */
  wedge(isWedged: boolean): void;
  /** Cuts the connection as soon as this many bytes of labels have come, once. */
  cutAfter(labelBytes: number): void;
  /** How often it was connected to. */
  connections(): number;
  /** Its plug is pulled: connections end, and what waited in its memory is gone. */
  switchOff(): Promise<void>;
  switchOn(): Promise<void>;
  close(): Promise<void>;
};

/** The port it had before it was switched off may be another's for a moment. */
const LISTEN_TRIES = 50;

export async function startZplPrinter(
  model: ZplModel = { counts: false, tellsErrors: true },
): Promise<ZplPrinter> {
  const machine = createZplMachine(model);
  const sockets = new Set<Socket>();
  let connections = 0;
  let isWedged = false;
  let cutAt: number | null = null;

  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (isWedged) socket.pause();
    const hear = machine.connect((answer) => {
      if (!socket.destroyed) socket.write(answer);
    });
    socket.on('data', (bytes) => {
      hear(bytes);
      if (cutAt === null || machine.labelBytes() < cutAt) return;
      cutAt = null;
      socket.resetAndDestroy();
    });
  });

  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      const failed = (error: Error) => reject(error);
      server.once('error', failed).listen(port, '127.0.0.1', () => {
        server.off('error', failed);
        resolve();
      });
    });
  const switchOff = () =>
    new Promise<void>((resolve) => {
      machine.forget();
      server.close(() => resolve());
      for (const socket of sockets) socket.resetAndDestroy();
    });

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    ...machine,
    port,
    wedge: (is) => {
      isWedged = is;
      for (const socket of sockets) {
        if (is) socket.pause();
        else socket.resume();
      }
    },
    cutAfter: (bytes) => {
      cutAt = machine.labelBytes() + bytes;
    },
    connections: () => connections,
    switchOff,
    switchOn: async () => {
      for (let tries = 1; ; tries++) {
        try {
          return await listen(port);
        } catch (error) {
          if (tries === LISTEN_TRIES) throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    close: switchOff,
  };
}
