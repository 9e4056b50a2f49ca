import { type ChildProcess, fork } from 'node:child_process';
import { utilityProcess } from 'electron';

/** A service that the shell started, however it runs. */
export type ServiceProcess = {
  readonly pid: number | undefined;
  send(message: object): void;
  /** Ends it at once; `exited` follows. */
  kill(): void;
};

export type ServiceListener = {
  message(message: unknown): void;
  /** Its last output, for the log; lines are not split further. */
  output(text: string): void;
  /** Called once, last. Code null: ended by a signal. */
  exited(code: number | null): void;
};

export type ServiceProgram = {
  readonly name: string;
  /** Path of the built program. */
  readonly script: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

/** One way of starting a service. Both ways give the same interface; see `launcher.ts` for which is used. */
export type StartService = (program: ServiceProgram, listener: ServiceListener) => ServiceProcess;

/** As a utility process of Electron: the product's way, on the official runtime. */
export const startUtilityService: StartService = (program, listener) => {
  const child = utilityProcess.fork(program.script, [...program.args], {
    serviceName: `packwright-${program.name}`,
    env: { ...program.env },
    stdio: 'pipe',
  });
  child.on('message', (message) => listener.message(message));
  child.stdout?.on('data', (chunk: Buffer) => listener.output(chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => listener.output(chunk.toString('utf8')));
  child.once('exit', (code) => listener.exited(code));
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    kill: () => {
      // utilityProcess.kill() asks; a wedged native call would not hear it.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
};

/** As a child process of another Node: for the trial runtime, whose own Node is too old for the services. */
export function childServiceStarter(nodePath: string): StartService {
  return (program, listener) => {
    const child: ChildProcess = fork(program.script, [...program.args], {
      execPath: nodePath,
      execArgv: [],
      env: { ...program.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    let ended = false;
    const end = (code: number | null): void => {
      if (ended) return;
      ended = true;
      listener.exited(code);
    };
    child.on('message', (message) => listener.message(message));
    child.stdout?.on('data', (chunk: Buffer) => listener.output(chunk.toString('utf8')));
    child.stderr?.on('data', (chunk: Buffer) => listener.output(chunk.toString('utf8')));
    child.once('exit', (code) => end(code));
    child.once('error', (error) => {
      listener.output(`${program.name} could not be started: ${error.message}\n`);
      end(null);
    });
    return {
      get pid() {
        return child.pid;
      },
      send: (message) => {
        if (child.connected) child.send(message, () => {});
      },
      kill: () => child.kill('SIGKILL'),
    };
  };
}
