import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const EMULATOR = 'qemu-system-x86_64';
/** One register's value can not be set where this machine is itself a virtual one. */
const CPU = 'max,arch-capabilities=off';

/** Starts the machine: its second serial line is the emulator's own input and output, its console a file. */
export function startEmulator(files: {
  readonly kernel: string;
  readonly initrd: string;
  readonly consoleLog: string;
}): ChildProcess {
  const args = [
    ...machine(acceleration(files.kernel)),
    ...['-smp', '2', '-m', '1024', '-initrd', files.initrd],
    ...['-kernel', files.kernel, '-append', 'console=ttyS0 quiet panic=-1'],
    ...['-serial', `file:${files.consoleLog}`, '-serial', 'stdio'],
    ...['-fsdev', 'local,id=host,path=/,security_model=none,readonly=on,multidevs=remap'],
    ...['-device', 'virtio-9p-pci,fsdev=host,mount_tag=hostroot'],
  ];
  // The emulator dies with the process that started it, however that ends.
  return spawn('setpriv', ['--pdeathsig', 'KILL', EMULATOR, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
}

type Acceleration = 'kvm' | 'tcg';

function machine(accelerator: Acceleration): string[] {
  return [
    ...['-machine', `q35,accel=${accelerator}`, '-cpu', CPU],
    ...['-nodefaults', '-display', 'none', '-no-reboot'],
  ];
}

/** A kernel without any file ends within a second; one that hangs is given up after this long. */
const TRIAL_LIMIT_MS = 10_000;

/**
 * Hardware virtualisation where a kernel really starts with it, else software: inside some virtual machines
 * `/dev/kvm` is there and a kernel hangs in it. Tried once per start of this machine.
 */
function acceleration(kernel: string): Acceleration {
  try {
    accessSync('/dev/kvm', constants.R_OK | constants.W_OK);
  } catch {
    return 'tcg';
  }
  const memory = join(dirname(kernel), 'kvm-tried.json');
  const start = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const known = existsSync(memory) ? JSON.parse(readFileSync(memory, 'utf8')) : null;
  if (known?.start === start) return known.found;
  const found = startsWithKvm(kernel) ? 'kvm' : 'tcg';
  writeFileSync(memory, JSON.stringify({ start, found }));
  return found;
}

/** The kernel finds no root file system, panics, restarts, and so ends the emulator. */
function startsWithKvm(kernel: string): boolean {
  const args = [...machine('kvm'), '-m', '256', '-kernel', kernel, '-append', 'panic=-1'];
  const trial = spawnSync(EMULATOR, args, { timeout: TRIAL_LIMIT_MS, killSignal: 'SIGKILL' });
  return trial.status === 0;
}
