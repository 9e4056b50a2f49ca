import { createHash } from 'node:crypto';

/** One line of the journal. Nothing in it is ever changed; `hash` covers all of it and the line before. */
export type JournalEvent = {
  readonly seq: number;
  /** Wall clock, ISO 8601 in UTC. */
  readonly at: string;
  /** The machine's monotonic clock in nanoseconds, decimal: order and distances that no clock change bends. */
  readonly mono: string;
  readonly station: string;
  readonly person: string | null;
  /** The device that said it, with its identity, e.g. 'scale-1 (MT-SICS 1234567)'. */
  readonly device: string | null;
  readonly session: string | null;
  readonly type: string;
  readonly ruleVersion: string | null;
  /** JSON text, exactly as it was hashed. */
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
};

/** Hash before the first event. */
export const GENESIS_HASH = '0'.repeat(64);

/**
 * SHA-256 over the previous hash and every field, each preceded by its length, so that no two different
 * events can give the same bytes. Null is told apart from the empty text by its own length mark.
 */
export function hashEvent(event: Omit<JournalEvent, 'hash'>): string {
  const hash = createHash('sha256');
  hash.update(Buffer.from(event.prevHash, 'hex'));
  for (const field of [
    String(event.seq),
    event.at,
    event.mono,
    event.station,
    event.person,
    event.device,
    event.session,
    event.type,
    event.ruleVersion,
    event.body,
  ]) {
    updateWithLength(hash, field);
  }
  return hash.digest('hex');
}

const NULL_LENGTH = 0xffffffff;

function updateWithLength(hash: ReturnType<typeof createHash>, field: string | null): void {
  const bytes = field === null ? Buffer.alloc(0) : Buffer.from(field, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(field === null ? NULL_LENGTH : bytes.length);
  hash.update(length).update(bytes);
}
