import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { ZodError } from 'zod';
import {
  type ShellStatus,
  type StationAnswer,
  type StationCommand,
  stationCommand,
} from '../../shared/contracts/channel.ts';
import { CHANNELS } from '../../shared/contracts/channel-names.ts';
import {
  type StationQuestion,
  type StationReply,
  stationQuestion,
} from '../../shared/contracts/questions.ts';
import type { Message, StationView, Verdict } from '../../shared/contracts/station-view.ts';
import { originOf, PAGE_ORIGIN } from './page-files.ts';

export type Bridge = {
  view(view: StationView): void;
  verdict(verdict: Verdict): void;
  shell(status: ShellStatus): void;
};

/**
 * The shell's end of the page's one channel. Each call is checked for who sends it and parsed before anything
 * is done with it; what does not pass is refused with a code.
 */
export function openBridge(
  window: BrowserWindow,
  handlers: {
    command(command: StationCommand): Promise<StationAnswer>;
    ask(question: StationQuestion): Promise<StationReply>;
    /** The page (re)appeared and knows nothing. */
    hello(): void;
  },
): Bridge {
  handle(window, CHANNELS.send, async (payload): Promise<StationAnswer> => {
    const parsed = stationCommand.safeParse(payload);
    if (parsed.success) return await handlers.command(parsed.data);
    return { ok: false, refusal: notUnderstood(parsed.error) };
  });
  handle(window, CHANNELS.ask, async (payload): Promise<StationReply> => {
    const parsed = stationQuestion.safeParse(payload);
    if (parsed.success) return await handlers.ask(parsed.data);
    return { type: 'refused', refusal: notUnderstood(parsed.error) };
  });
  handle(window, CHANNELS.hello, async () => handlers.hello());
  const push = (channel: string, payload: object): void => {
    if (!window.isDestroyed()) window.webContents.send(channel, payload);
  };
  return {
    view: (view) => push(CHANNELS.view, view),
    verdict: (verdict) => push(CHANNELS.verdict, verdict),
    shell: (status) => push(CHANNELS.shell, status),
  };
}

function notUnderstood(error: ZodError): Message {
  return { code: 'COMMAND_INVALID', params: { detail: error.issues[0]?.message ?? 'not understood' } };
}

function handle(window: BrowserWindow, channel: string, work: (payload: unknown) => Promise<unknown>): void {
  ipcMain.handle(channel, async (event, payload: unknown) => {
    if (!isOurPage(window, event)) throw new Error(`${channel}: refused, not sent by the station's page`);
    return await work(payload);
  });
}

/** The main frame of the station's own window, at the page's own address. */
function isOurPage(window: BrowserWindow, event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    event.sender === window.webContents &&
    frame === window.webContents.mainFrame &&
    originOf(frame.url) === PAGE_ORIGIN
  );
}
