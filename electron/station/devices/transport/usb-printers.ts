import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrinterLanguage } from '../types.ts';

/** A printer on USB as the kernel's driver `usblp` has it. */
export type UsbPrinter = {
  /** `/dev/usb/lp0` */
  readonly path: string;
  /** As it calls itself: maker and model. */
  readonly name: string;
  readonly serialNumber: string | null;
  /** The first language of ours that it says it reads; null where it names none. */
  readonly language: PrinterLanguage | null;
};

/** As printers call them in their device id (IEEE 1284, "CMD"), the best one first. */
const LANGUAGES: readonly (readonly [RegExp, PrinterLanguage])[] = [
  [/^ZPL/, 'zpl'],
  [/^TSPL/, 'tspl'],
  [/^EPL/, 'epl'],
];

/**
 * The USB printers of a Linux machine that no print service has taken; none elsewhere. What they are is read from what
 * the kernel asked when they were plugged in: not a byte is sent.
 *
 * @param folder of the kernel's USB devices
 */
export async function usbPrinters(folder = '/sys/class/usbmisc'): Promise<readonly UsbPrinter[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^lp\d+$/.test(name));
  return await Promise.all(
    names.toSorted().map(async (name) => {
      const said = await readFile(join(folder, name, 'device', 'ieee1284_id'), 'utf8').catch(() => '');
      return printerOf(`/dev/usb/${name}`, said);
    }),
  );
}

/** `MFG:Zebra Technologies;CMD:ZPL;MDL:ZTC ZD620;SN:…`, in short or in long names. */
function printerOf(path: string, deviceId: string): UsbPrinter {
  const facts = new Map(
    deviceId.split(';').map((fact): [string, string] => {
      const [key = '', ...value] = fact.split(':');
      return [key.trim().toUpperCase(), value.join(':').trim()];
    }),
  );
  const said = (...keys: readonly string[]) => keys.map((key) => facts.get(key)).find(Boolean) ?? null;
  const commands = (said('CMD', 'COMMAND SET') ?? '').split(',').map((one) => one.trim().toUpperCase());
  const speaks = LANGUAGES.find(([pattern]) => commands.some((one) => pattern.test(one)));
  return {
    path,
    name: [said('MFG', 'MANUFACTURER'), said('MDL', 'MODEL')].filter(Boolean).join(' '),
    serialNumber: said('SN', 'SERN', 'SERIALNUMBER'),
    language: speaks?.[1] ?? null,
  };
}
