import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import ipp, { type IppMessage } from '@sealsystems/ipp';

type Job = Readonly<Record<string, unknown>>;

/** A print service of the system, as far as a queue is asked: it keeps what it was sent and says what it is told. */
export type PrintService = {
  readonly address: string;
  /** Every request, oldest first. */
  readonly requests: readonly IppMessage[];
  close(): Promise<void>;
};

/** What becomes of a request: an answer, an HTTP status alone, or a connection that ends. */
export type Reply = { readonly status?: string; readonly job?: Job } | { readonly http: number } | 'hang-up';

export async function startPrintService(
  reply: (request: IppMessage, nth: number) => Reply,
): Promise<PrintService> {
  const requests: IppMessage[] = [];
  const server = createServer((request, response) => {
    void answered(request, response, (message) => {
      requests.push(message);
      return reply(message, requests.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answered(
  request: IncomingMessage,
  response: ServerResponse,
  reply: (message: IppMessage) => Reply,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const message = ipp.parse(Buffer.concat(chunks));
  const said = reply(message);
  if (said === 'hang-up') {
    response.destroy();
    return;
  }
  if ('http' in said) {
    response.writeHead(said.http).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'application/ipp' }).end(
    ipp.serialize({
      version: '1.1',
      id: message.id ?? 1,
      statusCode: said.status ?? 'successful-ok',
      'operation-attributes-tag': {
        'attributes-charset': 'utf-8',
        'attributes-natural-language': 'en',
      },
      ...(said.job ? { 'job-attributes-tag': said.job } : {}),
    }),
  );
}
