import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const itself = relative(root, import.meta.filename);

const MAX_LINES = 400;
const everywhere = ['electron', 'renderer', 'shared', 'scripts', 'tests'];
const shipped = ['electron', 'renderer', 'shared'];

/** What may not be written: the words, where they are looked for, where they may stand, and what to do instead. */
const banned: { words: RegExp; within: string[]; except?: string; instead: string }[] = [
  { words: /\b(TODO|FIXME|XXX|HACK)\b/, within: everywhere, instead: 'do it, or open an issue' },
  { words: /\.(only|skip|todo|fixme|fails)\(/, within: ['tests'], instead: 'a test runs, or is not there' },
  {
    words: /^(?!\s*(\/\/|\/?\*)).*((:|\bas|[<|,]) any\b|<any\b)/,
    within: everywhere,
    instead: 'name the type, or parse an unknown',
  },
  { words: /@ts-(ignore|nocheck)/, within: everywhere, instead: 'mend the type' },
  {
    words:
      /\b(webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|allowpopups)\b/,
    within: shipped,
    except: 'electron/main/window.ts',
    instead: "Electron's safe default, stated for the one window",
  },
  {
    words: /\b(openExternal|bypassCSP|executeJavaScript)\b/,
    within: shipped,
    instead: 'the station opens nothing else',
  },
  {
    words: /\b(nodeIntegration\w*|contextIsolation|webviewTag|webPreferences|BrowserWindow|ipcMain)\b/,
    within: shipped,
    except: 'electron/main/',
    instead: "the shell's one window and its bridge",
  },
  {
    words: /\b(ipcRenderer|contextBridge)\b/,
    within: shipped,
    except: 'electron/preload/',
    instead: 'the one object that the preload gives the page',
  },
  {
    words: /\b(innerHTML|outerHTML|dangerouslySetInnerHTML|eval\(|new Function\()/,
    within: shipped,
    instead: 'React elements; code is never made from text',
  },
  {
    words: /\b(fetch\(|XMLHttpRequest|WebSocket|EventSource|localStorage|indexedDB)/,
    within: ['renderer'],
    // docs/decisions/0009: the one thing that the page keeps is how this machine's keyboard scanner types.
    except: 'renderer/keyboard/profile-store.ts',
    instead: 'a command to the station: the page has no network and keeps nothing',
  },
];

test.each(banned)('$words is not written: $instead', ({ words, within, except }) => {
  const files = within.flatMap(sourcesIn).filter((file) => except === undefined || !file.startsWith(except));
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((file) => linesWith(words, file))).toEqual([]);
});

test(`no file is longer than ${MAX_LINES} lines: what needs a table of contents is two files`, () => {
  const lengths = everywhere
    .flatMap(sourcesIn)
    .map((file) => ({ file, lines: read(file).split('\n').length }));
  expect(lengths.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
});

test('the search finds what it looks for', () => {
  for (const line of ['const x: any = 1;', 'x as any', 'Record<string, any>', 'Array<any>']) {
    expect(banned.some(({ words }) => words.test(line))).toBe(true);
  }
  expect(linesWith(/^import .* from 'vitest';$/, itself)).toHaveLength(1);
});

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter(
      (file) => /\.(ts|tsx|js|mjs|cjs)$/.test(file) && !/\/(gen|vectors)\//.test(file) && file !== itself,
    );
}

function linesWith(words: RegExp, file: string): string[] {
  return read(file)
    .split('\n')
    .flatMap((line, index) => (words.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : []));
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
