import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { provideLab } from '../../scripts/lab-parts.mjs';
import { startEmulator } from './emulator.ts';
import type { ScenarioName, Seen } from './guest/scenarios.ts';
import { initramfs } from './initramfs.ts';

/** A machine with Debian's kernel, this project's files and devices that are plugged in and out by programs. */
export type Machine = {
  /** What a scenario saw in the machine; throws what it threw, or when it takes longer than `withinMs`. */
  run<Name extends ScenarioName>(name: Name, withinMs?: number): Promise<Seen<Name>>;
  /** Switches it off. */
  close(): Promise<void>;
};

/** Without hardware virtualisation everything takes about ten times as long. */
const START_LIMIT_MS = 180_000;
const SCENARIO_LIMIT_MS = 120_000;
const CLOSE_LIMIT_MS = 20_000;
/** How much of the console an error shows. */
const CONSOLE_TAIL_CHARS = 4_000;

const CLEAN_ENVIRONMENT = ['/usr/bin/env', '-i', 'HOME=/run', 'TMPDIR=/run', 'PATH=/usr/bin:/bin'];
const guestProgram = join(import.meta.dirname, 'guest', 'main.ts');

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('seen'), name: z.string(), seen: z.unknown() }),
  z.object({ kind: z.literal('failed'), name: z.string(), error: z.string() }),
]);
type Answer = z.infer<typeof answer>;

/** Starts a machine; resolves when it takes scenarios. */
export async function startMachine(): Promise<Machine> {
  const lab = provideLab(() => undefined);
  if (!lab.ready) throw new Error(`The hardware lab can not be had here: ${lab.why}.`);
  const folder = mkdtempSync(join(tmpdir(), 'packwright-lab-'));
  const consoleLog = join(folder, 'console.log');
  const initrd = join(folder, 'initramfs.gz');
  writeFileSync(initrd, initramfs(lab.parts, [...CLEAN_ENVIRONMENT, process.execPath, guestProgram]));
  const emulator = startEmulator({ kernel: lab.parts.kernel, initrd, consoleLog });
  const ended = new Promise<string>((resolve) => {
    emulator.once('error', (error) => resolve(error.message));
    emulator.once('exit', (code, signal) => resolve(`the emulator ended with ${code ?? signal}`));
  });
  // Orders to a machine that has ended go nowhere; `ended` tells of that.
  emulator.stdin?.on('error', () => undefined);
  const answers = listen(emulator);

  async function until(what: string, fits: (heard: Answer) => boolean, withinMs: number): Promise<Answer> {
    const late = Promise.withResolvers<string>();
    const timer = setTimeout(late.resolve, withinMs, `nothing came within ${withinMs / 1000} s`);
    const outcome = await Promise.race([answers.next(fits), ended, late.promise]);
    clearTimeout(timer);
    if (typeof outcome !== 'string') return outcome;
    throw new Error(`Waited for ${what}: ${outcome}. The machine's console:\n${consoleTail()}`);
  }

  function consoleTail(): string {
    return existsSync(consoleLog) ? readFileSync(consoleLog, 'utf8').slice(-CONSOLE_TAIL_CHARS) : '(empty)';
  }

  function tell(order: { readonly run: ScenarioName } | { readonly end: true }): void {
    emulator.stdin?.write(`${JSON.stringify(order)}\n`);
  }

  async function close(): Promise<void> {
    tell({ end: true });
    const timer = setTimeout(() => emulator.kill('SIGKILL'), CLOSE_LIMIT_MS);
    await ended;
    clearTimeout(timer);
    rmSync(folder, { recursive: true, force: true });
  }

  try {
    await until('the machine to start', ({ kind }) => kind === 'ready', START_LIMIT_MS);
  } catch (error) {
    emulator.kill('SIGKILL');
    await close();
    throw error;
  }
  return {
    run: async (name, withinMs = SCENARIO_LIMIT_MS) => {
      tell({ run: name });
      const isItsAnswer = (heard: Answer) => heard.kind !== 'ready' && heard.name === name;
      const heard = await until(`scenario ${name}`, isItsAnswer, withinMs);
      if (heard.kind === 'failed')
        throw new Error(`${heard.error}\nThe machine's console:\n${consoleTail()}`);
      // The guest runs the function whose result this is the type of; JSON is all that lies between.
      return (heard.kind === 'seen' ? heard.seen : undefined) as Seen<typeof name>;
    },
    close,
  };
}

/** The machine's answers; everything else on the line is no answer. */
function listen(emulator: ChildProcess): { next(fits: (heard: Answer) => boolean): Promise<Answer> } {
  const heard: Answer[] = [];
  let look = (): void => undefined;
  if (emulator.stdout) {
    createInterface({ input: emulator.stdout }).on('line', (line) => {
      const parsed = answer.safeParse(fromJson(line));
      if (!parsed.success) return;
      heard.push(parsed.data);
      look();
    });
  }
  return {
    next: (fits) =>
      new Promise((resolve) => {
        look = () => {
          const index = heard.findIndex(fits);
          const [found] = index < 0 ? [] : heard.splice(index, 1);
          if (found) resolve(found);
        };
        look();
      }),
  };
}

function fromJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
