import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Application, openApplication } from '../../support/application.ts';

// Electron's security list (electronjs.org/docs/latest/tutorial/security), rule by rule, tried from inside the
// real page and asked of the real window. Fuses (rule 19) are set and read back by the packaging.

let folder: string;
let application: Application;
let outside: Server;
let outsideUrl: string;
const visits: string[] = [];

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-security-'));
  outside = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('<h1>outside</h1>');
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`;
  application = await openApplication(folder, null);
  await expect(application.page.locator('main')).toBeVisible();
});

test.afterAll(async () => {
  await application.close();
  outside.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the window was really made with, as Electron itself has it. */
function preferences() {
  return application.electron.evaluate(({ webContents }) => {
    // Not in Electron's published types: what the window really got, defaults included.
    const [contents] = webContents.getAllWebContents() as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    }[];
    return contents?.getLastWebPreferences();
  });
}

test('1, 18: the page is loaded from the program itself, by a protocol of its own, not from files or the web', async () => {
  expect(application.page.url()).toBe('station://app/index.html');
  const outsideFolder = await application.page.evaluate(async () => {
    const images = ['station://app/../../package.json', 'station://other/index.html', 'file:///etc/hostname'];
    const loaded = images.map(
      (src) =>
        new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve('loaded');
          image.onerror = () => resolve('refused');
          image.src = src;
        }),
    );
    return await Promise.all(loaded);
  });
  expect(outsideFolder).toEqual(['refused', 'refused', 'refused']);
});

test('2, 20: the page has no Node and no Electron, only the one bridge', async () => {
  const seen = await application.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
    bridge: Object.keys((window as unknown as { packwright: object }).packwright).sort(),
  }));
  expect(seen).toEqual({ node: [], bridge: ['ask', 'listen', 'send'] });
});

test('2, 3, 4, 6, 8, 9, 10, 11: the window is made with every safe setting', async () => {
  const made = await preferences();
  expect(made).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  expect([made?.nodeIntegrationInWorker ?? false, made?.enableBlinkFeatures ?? '']).toEqual([false, '']);
});

test('5: every permission is denied, asked for or looked up', async () => {
  const denied = await application.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
    const states = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
    const media = await navigator.mediaDevices?.getUserMedia({ video: true }).then(
      () => 'given',
      () => 'denied',
    );
    const devices = await Promise.all(
      ['serial', 'hid', 'usb'].map((api) => {
        const port: unknown = Reflect.get(navigator, api);
        const ask = port as { getDevices?: () => Promise<unknown[]>; getPorts?: () => Promise<unknown[]> };
        return (ask?.getDevices?.() ?? ask?.getPorts?.() ?? Promise.resolve([])).then((all) => all.length);
      }),
    );
    return { states: [...new Set(states)], media: media ?? 'denied', devices };
  });
  expect(denied).toEqual({ states: ['denied'], media: 'denied', devices: [0, 0, 0] });
});

test('7: the content security policy lets nothing in but the program itself', async () => {
  const blocked = await application.page.evaluate(async (url) => {
    // The driver may evaluate text until its call yields; what comes after is under the page's own policy.
    await new Promise((resolve) => setTimeout(resolve));
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const tried = [
      () => {
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        document.head.append(script);
      },
      () => {
        document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.injected = true">');
      },
      () => Function('window.injected = true')(),
      () => new WebSocket(url.replace('http', 'ws')),
    ].map((attempt) => {
      try {
        attempt();
        return 'quiet';
      } catch {
        return 'thrown';
      }
    });
    const fetched = await fetch(url).then(
      () => 'fetched',
      () => 'refused',
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    return {
      injected: 'injected' in window,
      fetched,
      violations: violations.length > 0,
      tried: tried.length,
    };
  }, outsideUrl);
  expect(blocked).toEqual({ injected: false, fetched: 'refused', violations: true, tried: 4 });
  expect(visits).toEqual([]);
});

test('12: a web view cannot be attached', async () => {
  const attached = await application.page.evaluate((url) => {
    const view = document.createElement('webview');
    view.setAttribute('src', url);
    document.body.append(view);
    return 'loadURL' in view;
  }, outsideUrl);
  expect(attached).toBe(false);
  expect(visits).toEqual([]);
});

test('13: the page stays where it is', async () => {
  const before = application.page.url();
  await application.page.evaluate((url) => {
    location.href = url;
  }, outsideUrl);
  await application.page.evaluate(() => {
    location.href = 'file:///etc/hostname';
  });
  // Asked of the page itself: a navigation that was refused leaves the driver waiting for its end.
  const stayed = await application.page.evaluate(() => ({
    url: location.href,
    shows: document.querySelector('main') !== null,
  }));
  expect(stayed).toEqual({ url: before, shows: true });
  expect(visits).toEqual([]);
});

test('14, 15: no new window opens, here or in a browser', async () => {
  const opened = await application.page.evaluate((url) => window.open(url), outsideUrl);
  expect(opened).toBeNull();
  const windows = await application.electron.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
  );
  expect(windows).toBe(1);
  expect(visits).toEqual([]);
});

test('16: the runtime is the newest official Electron, or says that it is for trying out', async () => {
  const version = await application.electron.evaluate(() => process.versions.electron);
  const packaged = await application.electron.evaluate(({ app }) => app.isPackaged);
  expect(version === '45.4.1' || !packaged).toBe(true);
});

test('17: a message that another frame or another page sends is not listened to', async () => {
  const answer = await application.electron.evaluate(
    async ({ BrowserWindow, ipcMain }, preload) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await other.loadURL('station://app/index.html');
      const said = await other.webContents.executeJavaScript(
        "window.packwright.send({ type: 'signOut' }).then(() => 'answered', (error) => String(error))",
      );
      other.destroy();
      return { said, handlers: ipcMain.eventNames().length };
    },
    join(import.meta.dirname, '..', '..', '..', 'out', 'preload', 'index.cjs'),
  );
  expect(answer.said).toContain('refused, not sent by the station');
});

test('17: what the page sends is parsed; anything that is no command is refused with a code', async () => {
  const answers = await application.page.evaluate(async () => {
    const { packwright } = window as unknown as {
      packwright: { send(command: unknown): Promise<{ ok: boolean; refusal?: { code: string } }> };
    };
    const nonsense = [
      null,
      'signOut',
      { type: 'format-disk' },
      { type: 'scan', text: 7 },
      { type: 'scan', text: '' },
    ];
    return await Promise.all(nonsense.map(async (one) => (await packwright.send(one)).refusal?.code));
  });
  expect(answers).toEqual(Array.from({ length: 5 }, () => 'COMMAND_INVALID'));
});

test('17: what the page asks is parsed as well, and nothing is answered to somebody who is not signed in', async () => {
  const answers = await application.page.evaluate(async () => {
    const { packwright } = window as unknown as {
      packwright: { ask(question: unknown): Promise<{ type: string; refusal?: { code: string } }> };
    };
    const record = { type: 'shipmentRecord', shipmentId: '0193a1c2-7c10-7f3a-9c11-3a5e00000001' };
    const questions = [null, { type: 'everything' }, { ...record, shipmentId: "' OR 1=1 --" }, record];
    return await Promise.all(questions.map(async (one) => (await packwright.ask(one)).refusal?.code));
  });
  expect(answers).toEqual(['COMMAND_INVALID', 'COMMAND_INVALID', 'COMMAND_INVALID', 'SIGN_IN_FIRST']);
});

test('the page is served with its policy, and carries no inline code', async () => {
  const html = await application.page.content();
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(html).not.toMatch(/\son\w+=/);
});

test('a second start on the same data folder ends, and the first window stays', async () => {
  await expect(openApplication(folder, null)).rejects.toThrow();
  expect(await application.page.evaluate(() => document.querySelector('main') !== null)).toBe(true);
});
