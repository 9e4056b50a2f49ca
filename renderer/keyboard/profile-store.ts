import { LAYOUTS } from './layouts.ts';
import { NO_PROFILE, type WedgeProfile, type WedgeReading } from './wedge.ts';

const NAME = 'keyboard-scanner';

/** What the set-up sheet showed on this bench, as long as it is remembered and still understood. */
export function loadProfile(page: Window): WedgeProfile {
  try {
    const kept: unknown = JSON.parse(page.localStorage.getItem(NAME) ?? 'null');
    if (!isObject(kept)) return NO_PROFILE;
    return { capsOff: readingOf(kept.capsOff), capsOn: readingOf(kept.capsOn) };
  } catch {
    return NO_PROFILE;
  }
}

/** Without a place to keep it, the set-up sheet has to be scanned again after the next start. */
export function saveProfile(page: Window, profile: WedgeProfile): void {
  try {
    page.localStorage.setItem(NAME, JSON.stringify(profile));
  } catch {
    // The page works on with what it knows.
  }
}

function readingOf(kept: unknown): WedgeReading | null {
  if (!isObject(kept)) return null;
  const by = (['key', ...LAYOUTS] as const).find((known) => known === kept.by);
  const { separator } = kept;
  const isSeparator = separator === null || (typeof separator === 'string' && separator.length === 1);
  return by && isSeparator ? { by, separator } : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
