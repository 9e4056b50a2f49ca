import { setTimeout as sleep } from 'node:timers/promises';

/** The kernel tells programs of devices through udev, which does not run in the machine: so they are looked for. */
const LOOK_EVERY_MS = 10;

/** What `look` finds, as soon as it finds anything; throws with the name of what it waited for. */
export async function until<T>(
  what: string,
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  withinMs = 10_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`Waited ${withinMs / 1000} s in vain for ${what}`);
    await sleep(LOOK_EVERY_MS);
  }
}
