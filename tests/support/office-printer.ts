import { type AddressInfo, createServer, type Server } from 'node:net';

/** A printer of papers on a socket. */
export type OfficePrinter = {
  readonly port: number;
  /** What each connection brought, once it ended. */
  received(): readonly Buffer[];
  close(): Promise<void>;
};

/** A printer on a socket that takes whatever comes. */
export async function startOfficePrinter(): Promise<OfficePrinter> {
  const jobs: Buffer[] = [];
  const server: Server = createServer((socket) => {
    const chunks: Buffer[] = [];
    socket.on('data', (bytes) => chunks.push(bytes));
    socket.on('error', () => undefined);
    socket.on('end', () => {
      if (chunks.length > 0) jobs.push(Buffer.concat(chunks));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    received: () => jobs,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
