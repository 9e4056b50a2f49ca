import { app, BrowserWindow, Menu, protocol, session } from 'electron';
import { openBridge } from '../../../electron/main/bridge.ts';
import { servePage } from '../../../electron/main/page-files.ts';
import { lockContents, lockSession } from '../../../electron/main/security.ts';
import { createWindow } from '../../../electron/main/window.ts';
import type { ShellStatus, StationCommand } from '../../../shared/contracts/channel.ts';
import type { StationQuestion, StationReply } from '../../../shared/contracts/questions.ts';
import type { StationView, Verdict } from '../../../shared/contracts/station-view.ts';

/** What a test may do with the shell, from Playwright's side, as `globalThis.stage`. */
export type Stage = {
  /** What the page hears when it says hello. */
  readonly script: { view: StationView | null; shell: ShellStatus | null; replies: readonly StationReply[] };
  /** What the page asked for, in order. */
  readonly asked: StationCommand[];
  /** What the page wanted to know, in order. */
  readonly questions: StationQuestion[];
  view(view: StationView): void;
  verdict(verdict: Verdict): void;
  resize(width: number, height: number): void;
};

// The real shell's window, bridge, page and locks; only the services behind them are missing.
const [page = '', preload = '', data = ''] = process.argv.slice(-3);
app.setPath('userData', data);
protocol.registerSchemesAsPrivileged([{ scheme: 'station', privileges: { standard: true, secure: true } }]);
Menu.setApplicationMenu(null);
void app.whenReady().then(open);

function open(): void {
  lockContents(app);
  lockSession(session.defaultSession);
  const serve = servePage(page);
  protocol.handle('station', (request) => serve(request.url));
  const window = createWindow({ preload, kiosk: false, devTools: false });
  const stage: Stage = {
    script: { view: null, shell: null, replies: [] },
    asked: [],
    questions: [],
    view: (view) => bridge.view(view),
    verdict: (verdict) => bridge.verdict(verdict),
    resize: (width, height) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
  };
  const bridge = openBridge(window, {
    command: async (command) => {
      stage.asked.push(command);
      return { ok: true };
    },
    ask: async (question) => {
      stage.questions.push(question);
      const refusal = { code: 'STATION_AWAY', params: {} };
      return stage.script.replies.find(({ type }) => type === question.type) ?? { type: 'refused', refusal };
    },
    hello: () => {
      if (stage.script.shell) bridge.shell(stage.script.shell);
      if (stage.script.view) bridge.view(stage.script.view);
    },
  });
  Object.assign(globalThis, { stage });
}
