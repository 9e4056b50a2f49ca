import type { DeviceConfig } from './config.ts';

/**
 * Why this system has no way to a device as it is configured; null where it has one.
 *
 * @param platform as Node names it: `win32` for Windows
 */
export function noWayTo(device: DeviceConfig, platform: NodeJS.Platform): string | null {
  if (platform !== 'win32' || device.kind !== 'printer') return null;
  switch (device.connection) {
    case 'device-file':
      return `Windows has no device files. ${ON_WINDOWS}`;
    case 'queue':
      return device.server === null ? NO_SPOOLER : null;
    case 'network':
    case 'serial':
      return null;
  }
}

const ON_WINDOWS =
  'On Windows a label printer is connected by network ("host", port 9100) or as a serial port ("connection": "serial", ' +
  '"path": "COM5"; most USB label printers can be set to it), or by a queue of a print server that speaks IPP ' +
  '("connection": "queue", "server": "http://printserver:631").';

/** Windows' own spooler: nothing of it could be tried, so it is not offered. */
const NO_SPOOLER = `The station does not print through Windows' own print queues. ${ON_WINDOWS}`;

/** The same of the printer of packing slips. */
export function noQueueHere(server: string | null, platform: NodeJS.Platform): string | null {
  if (platform !== 'win32' || server !== null) return null;
  return (
    "The station does not print through Windows' own print queues. Name a print server that speaks IPP " +
    '("server": "http://printserver:631"), or have packing slips put into a folder ("to": "folder").'
  );
}
