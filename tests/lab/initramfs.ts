import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LabParts } from '../../scripts/lab-parts.mjs';

/** After this long the machine switches itself off, whatever became of the test that started it. */
const MACHINE_LIFE_S = 15 * 60;

/**
 * The first files of the machine: they load the modules, put the host's own files in place, read-only but for
 * `/run`, and run the command there. Its input and output are the second serial line, what it complains of goes to the console;
 * when it ends, the machine switches itself off.
 */
export function initramfs(parts: LabParts, command: readonly string[]): Buffer {
  return gzipSync(
    archive([
      ...['proc', 'sys', 'dev', 'host', 'bin', 'modules'].map(directory),
      file('bin/busybox', readFileSync(parts.busybox), 0o755),
      ...parts.modules.map((path) => file(`modules/${basename(path)}`, readFileSync(path), 0o644)),
      file(
        'init',
        Buffer.from(
          initScript(
            parts.modules.map((path) => basename(path)),
            command,
          ),
        ),
        0o755,
      ),
    ]),
    { level: 1 },
  );
}

function initScript(modules: readonly string[], command: readonly string[]): string {
  return `#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
${modules.map((name) => `insmod /modules/${name} ${moduleOptions(name)}`.trimEnd()).join('\n')}
mount -t configfs configfs /sys/kernel/config
mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144,ro,cache=loose hostroot /host
for folder in dev proc sys; do mount --rbind /$folder /host/$folder; done
mount -t tmpfs tmpfs /host/run
ifconfig lo up
(sleep ${MACHINE_LIFE_S}; poweroff -f) &
stty -F /dev/ttyS1 raw -echo
chroot /host ${command.map(quoted).join(' ')} < /dev/ttyS1 > /dev/ttyS1 2> /dev/console
poweroff -f
`;
}

/** A controller for each device that a bench may have plugged in at once. */
function moduleOptions(name: string): string {
  return name === 'dummy_hcd.ko' ? 'num=4' : '';
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

type Entry = { readonly name: string; readonly mode: number; readonly bytes: Buffer };

const FILE = 0o100_000;
const DIRECTORY = 0o040_000;

function file(name: string, bytes: Buffer, permissions: number): Entry {
  return { name, mode: FILE | permissions, bytes };
}

function directory(name: string): Entry {
  return { name, mode: DIRECTORY | 0o755, bytes: Buffer.alloc(0) };
}

/** A cpio archive of the "newc" kind, the one that the kernel unpacks (buffer-format.rst of its documentation). */
function archive(entries: readonly Entry[]): Buffer {
  const end: Entry = { name: 'TRAILER!!!', mode: 0, bytes: Buffer.alloc(0) };
  return Buffer.concat([...entries, end].flatMap((entry, index) => record(entry, index + 1)));
}

function record({ name, mode, bytes }: Entry, inode: number): Buffer[] {
  // inode, mode, user, group, links, time, size, device (2), special device (2), length of the name, checksum.
  const fields = [inode, mode, 0, 0, 1, 0, bytes.length, 0, 0, 0, 0, name.length + 1, 0];
  const head = `070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}${name}\0`;
  return [padded(Buffer.from(head)), padded(bytes)];
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
