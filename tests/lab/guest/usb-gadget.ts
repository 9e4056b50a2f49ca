import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** A USB device made of kernel functions (the kernel's usb/gadget_configfs.rst), and its plug. */
export type UsbGadget = {
  plugIn(): void;
  unplug(): void;
  /** The path of the device's own end of the line, there while it is plugged in. */
  readonly ownEnd: string;
  /** Unplugs it and takes it apart. */
  remove(): void;
};

export type UsbIdentity = {
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string;
  /** `acm` is a serial port, `printer` a printer. */
  readonly kind: 'acm' | 'printer';
};

const GADGETS = '/sys/kernel/config/usb_gadget';
const CONTROLLERS = '/sys/class/udc';
const ENGLISH = '0x409';

export function makeGadget({ name, vendorId, productId, serialNumber, kind }: UsbIdentity): UsbGadget {
  const gadget = join(GADGETS, serialNumber);
  const texts = join(gadget, 'strings', ENGLISH);
  const config = join(gadget, 'configs', 'c.1');
  const ability = join(gadget, 'functions', `${kind}.${serialNumber}`);
  const link = join(config, kind);

  mkdirSync(gadget);
  writeFileSync(join(gadget, 'idVendor'), String(vendorId));
  writeFileSync(join(gadget, 'idProduct'), String(productId));
  mkdirSync(texts);
  writeFileSync(join(texts, 'product'), name);
  writeFileSync(join(texts, 'serialnumber'), serialNumber);
  mkdirSync(config);
  mkdirSync(ability);
  symlinkSync(ability, link);
  const plug = join(gadget, 'UDC');
  const isPluggedIn = () => read(plug) !== '';

  const unplug = () => writeFileSync(plug, '\n');
  return {
    plugIn: () => writeFileSync(plug, freeController()),
    unplug,
    // The kernel does not tell a printer's number; the first is 0, and the lab has one at a time.
    ownEnd: kind === 'acm' ? `/dev/ttyGS${read(join(ability, 'port_num'))}` : '/dev/g_printer0',
    remove: () => {
      if (isPluggedIn()) unplug();
      unlinkSync(link);
      for (const folder of [config, ability, texts, gadget]) rmdirSync(folder);
    },
  };
}

/** Where the host's side of a USB device stands, by the serial number it was made with; null while it does not. */
export function deviceNode(serialNumber: string, kernelClass: 'tty' | 'usbmisc'): string | null {
  const folder = join('/sys/class', kernelClass);
  if (!existsSync(folder)) return null;
  const name = readdirSync(folder).find((entry) => {
    const usbInterface = join(folder, entry, 'device');
    if (!existsSync(usbInterface)) return false;
    const place = join(dirname(realpathSync(usbInterface)), 'serial');
    return existsSync(place) && read(place) === serialNumber;
  });
  if (!name) return null;
  const node = kernelClass === 'tty' ? join('/dev', name) : join('/dev/usb', name);
  return existsSync(node) ? node : null;
}

function freeController(): string {
  const used = readdirSync(GADGETS).map((name) => read(join(GADGETS, name, 'UDC')));
  const free = readdirSync(CONTROLLERS).find((name) => !used.includes(name));
  if (!free) throw new Error('Every USB port of the machine is taken');
  return free;
}

function read(path: string): string {
  return readFileSync(path, 'utf8').trim();
}
