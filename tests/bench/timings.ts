import type { Percentiles } from '../../electron/station/timings.ts';
import type { Sent, ServiceUnderTest } from '../support/service.ts';

type Timings = Sent & { readonly scanToVerdict: Percentiles; readonly commit: Percentiles };

/** What a station took for its scans and commits since it was asked last. */
export async function timingsOf({ messages, send, until }: ServiceUnderTest): Promise<Timings> {
  const before = messages.length;
  const isNew = (message: Sent): message is Timings =>
    message.kind === 'timings' && messages.indexOf(message) >= before;
  send({ kind: 'timings' });
  return await until('timings', isNew);
}
