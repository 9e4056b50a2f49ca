import { between } from '../../../electron/sandbox/company/demo/random.ts';

/** UUIDs that are the same for the same seed. */
export function idsFrom(random: () => number): () => string {
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => between(random, 0, 15).toString(16)).join('');
  return () => `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}
