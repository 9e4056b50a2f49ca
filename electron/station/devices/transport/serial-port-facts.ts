import { stat } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import type { DeviceTrouble } from '../types.ts';
import { notAllowed } from './not-allowed.ts';

/**
 * What stands behind a port's path just now, null when nothing does. It changes when a device is unplugged and
 * another one takes its name.
 */
export async function portIdentity(path: string): Promise<string | null> {
  try {
    if (process.platform === 'win32') return await windowsIdentity(path);
    const { ino, rdev } = await stat(path);
    return `${ino}:${rdev}`;
  } catch {
    return null;
  }
}

async function windowsIdentity(path: string): Promise<string | null> {
  const port = (await SerialPort.list()).find((listed) => listed.path === path);
  return port ? (port.pnpId ?? path) : null;
}

/** Why a port does not open, from what the operating system said (serialport hands on its text only). */
export function openTrouble(
  path: string,
  systemSaid: string,
): { readonly code: DeviceTrouble; readonly detail: string } {
  if (/no such file|file not found|no such device/i.test(systemSaid)) {
    return { code: 'not-there', detail: `There is no ${path}. Plug the device in, or correct its path.` };
  }
  // Windows says "Access denied" when another program has the port open.
  if (/cannot lock|access (is )?denied|busy/i.test(systemSaid)) {
    return { code: 'in-use', detail: `Another program is using ${path}. Close it.` };
  }
  if (/permission denied/i.test(systemSaid)) return notAllowed(path);
  return { code: 'not-opening', detail: `${path} does not open as a serial port: ${systemSaid}` };
}
