/**
 * The process that started this service, whichever way it did: Electron's utility process has a parent port,
 * a Node child process has IPC. A service started from a shell has neither.
 */
export type Parent = {
  send(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The parent is gone: there is nobody left to serve. */
  onGone(listener: () => void): void;
};

type ParentPort = {
  postMessage(message: object): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
};

/** The parent's channel, or null when this program was started alone. */
export function connectParent(): Parent | null {
  const port = parentPort();
  if (port) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data)),
      onGone: (listener) => port.on('close', listener),
    };
  }
  if (!process.send) return null;
  return {
    send: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => process.on('message', listener),
    onGone: (listener) => process.on('disconnect', listener),
  };
}

function parentPort(): ParentPort | null {
  const holder: { parentPort?: unknown } = process;
  return isParentPort(holder.parentPort) ? holder.parentPort : null;
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}
