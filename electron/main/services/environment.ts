/**
 * The environment a service gets: what a program needs to run at all, and nothing that could change what it
 * loads (NODE_OPTIONS, LD_PRELOAD, ELECTRON_RUN_AS_NODE …) or tell it secrets of the desktop.
 */
export function serviceEnvironment(
  from: Readonly<Record<string, string | undefined>>,
  added: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept = Object.entries(from).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && KEPT.has(entry[0].toUpperCase()),
  );
  return { ...Object.fromEntries(kept), ...added };
}

const KEPT = new Set([
  'PATH',
  'HOME',
  'USER',
  'USERNAME',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SYSTEMROOT',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMDATA',
  'USERPROFILE',
  'CUPS_SERVER',
]);
