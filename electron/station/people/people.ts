import { createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Person } from '../../../shared/packing/state.ts';

const RIGHTS = [
  'pack',
  'typeQuantity',
  'overrideWeight',
  'overrideLot',
  'shipPartial',
  'reopenCarton',
  'reprintLabel',
  'hold',
  'giveBack',
  'admin',
] as const;

/** Somebody who may use this station, as the station's configuration names them. */
export const personConfig = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(128),
  /** What the badge's bar code says; an identifier, not a secret. */
  badge: z.string().min(1).max(128),
  /** `scrypt$<salt hex>$<hash hex>` from `npm run station -- hash-pin`; null for people who lift nothing. */
  pin: z
    .string()
    .regex(/^scrypt\$[0-9a-f]{32}\$[0-9a-f]{64}$/, {
      error: 'Expected what `npm run station -- hash-pin` prints, never the PIN itself.',
    })
    .nullable()
    .default(null),
  rights: z.array(z.enum(RIGHTS)).min(1),
  language: z.enum(['en', 'de']).nullable().default(null),
});
export type PersonConfig = z.infer<typeof personConfig>;

export type SignedPerson = Person & { readonly badge: string; readonly language: 'en' | 'de' | null };

/** scrypt N: about 70 ms on a bench PC, so that a stolen file of PINs is slow to guess. */
const SCRYPT = { N: 2 ** 14, r: 8, p: 1 } as const;
const HASH_BYTES = 32;
/** Wrong PINs before a badge has to wait, and how the wait grows: 30 s, 60 s, 120 s … */
const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;

export type People = {
  byBadge(badge: string): SignedPerson | null;
  /** True when this PIN is the badge's; takes as long for an unknown badge as for a known one. */
  pinMatches(badge: string, pin: string): boolean;
};

/**
 * The people of a station, their PINs checked with a pepper that never leaves this machine.
 *
 * @param folder the station's data folder; `pepper` is made there on first use, readable by its owner only
 */
export function openPeople(configured: readonly PersonConfig[], folder: string): People {
  const pepper = loadPepper(join(folder, 'pepper'));
  const byBadge = new Map(configured.map((person) => [person.badge, person]));
  return {
    byBadge: (badge) => {
      const found = byBadge.get(badge);
      if (!found) return null;
      const { id, name, rights, language } = found;
      return { id, name, rights, badge, language };
    },
    pinMatches: (badge, pin) => {
      const stored = byBadge.get(badge)?.pin ?? null;
      const [, salt = '00', hash = ''] = (stored ?? '').split('$');
      const expected = Buffer.from(hash, 'hex');
      const actual = stretch(pin, Buffer.from(salt, 'hex'), pepper);
      return expected.length === actual.length && timingSafeEqual(expected, actual);
    },
  };
}

/** The text to put into the configuration as a person's `pin`, for the machine whose data folder this is. */
export function hashPin(pin: string, folder: string): string {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('hex')}$${stretch(pin, salt, loadPepper(join(folder, 'pepper'))).toString('hex')}`;
}

/**
 * How long a badge must wait before its next PIN is looked at, in milliseconds.
 *
 * @param failures wrong PINs in a row, and when the last one was
 */
export function lockedForMs(failures: { count: number; lastAt: Date } | null, now: Date): number {
  if (!failures || failures.count < FREE_TRIES) return 0;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (failures.count - FREE_TRIES), LONGEST_WAIT_MS);
  // Never longer than the wait itself, also when the clock was set back meanwhile.
  return Math.min(wait, Math.max(0, failures.lastAt.getTime() + wait - now.getTime()));
}

function stretch(pin: string, salt: Buffer, pepper: Buffer): Buffer {
  return scryptSync(createHmac('sha256', pepper).update(pin).digest(), salt, HASH_BYTES, SCRYPT);
}

function loadPepper(file: string): Buffer {
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(HASH_BYTES).toString('hex'), { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}
