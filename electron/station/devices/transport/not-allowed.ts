import { access, constants } from 'node:fs/promises';
import type { DeviceTrouble } from '../types.ts';

type NotAllowed = { readonly code: Extract<DeviceTrouble, 'not-allowed'>; readonly detail: string };

/** Ships with the station, below the folder that it is installed in. */
const RULES_FILE = 'resources/linux/60-packwright.rules';

/** The station's user may not open this device file, and what an administrator of this computer does about it. */
export function notAllowed(path: string): NotAllowed {
  const group = path.startsWith('/dev/usb/lp') ? 'lp' : 'dialout';
  return {
    code: 'not-allowed',
    detail: `This user may not open ${path}. On Linux, add the user to the group "${group}" (sudo usermod -aG ${group} USER) and sign in again.`,
  };
}

/**
 * The same of a HID device: Linux gives those to nobody, unless a rule of udev's says so.
 *
 * @param vendorId names the maker in the rule
 */
export function hidNotAllowed(path: string, vendorId: number): NotAllowed {
  const vendor = vendorId.toString(16).padStart(4, '0');
  return {
    code: 'not-allowed',
    detail:
      `This user may not open ${path}. On Linux, copy ${RULES_FILE} of the station to /etc/udev/rules.d, ` +
      `run "sudo udevadm control --reload", add the user to the group "dialout" and plug the device in again. ` +
      `The rule for it: SUBSYSTEM=="hidraw", ATTRS{idVendor}=="${vendor}", GROUP="dialout", MODE="0660"`,
  };
}

/** What the system says to whoever would open this device file just now, without opening it; null for nothing. */
export async function refusalOf(path: string): Promise<'not-allowed' | 'not-there' | null> {
  if (!path.startsWith('/')) return null;
  const code = await access(path, constants.R_OK | constants.W_OK).catch(codeOf);
  if (code === 'EACCES' || code === 'EPERM') return 'not-allowed';
  return code === 'ENOENT' ? 'not-there' : null;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
