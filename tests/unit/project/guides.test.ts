import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfiguration, writeSection } from '../../../electron/main/configuration.ts';
import { readStationConfig } from '../../../electron/station/config.ts';
import { SCALE_PROTOCOL_NAMES } from '../../../electron/station/devices/scale/protocols.ts';
import { personConfig } from '../../../electron/station/people/people.ts';
import { loadConfig } from '../../../electron/sync/config.ts';
import { en } from '../../../renderer/i18n/en/index.ts';
import { type CommandName, commandCode } from '../../../shared/barcode/index.ts';
import { ADDITION_REASONS } from '../../../shared/contracts/addition.ts';
import { ALARM_CODES } from '../../../shared/contracts/alarm.ts';
import { SHIPMENT_STATES } from '../../../shared/contracts/confirmation.ts';
import { SAP_STANDINGS, SHIPMENT_REASONS } from '../../../shared/contracts/sap-messages.ts';
import { SET_UP_WORDS } from '../../../shared/contracts/setup-words.ts';
import {
  RIGHT_FOR,
  SHIPMENT_ACTION_NAMES,
  SHIPMENT_ACTIONS,
} from '../../../shared/contracts/shipment-actions.ts';
import { resolveRules } from '../../../shared/packing/rule-layers.ts';

const folder = resolve(import.meta.dirname, '../../../docs/guides');

describe("the clerk's guide says what the screen says", () => {
  const { doing } = en.words.clerk;

  test('every reason of a shipment, with what can be done', () => {
    const rows = SHIPMENT_REASONS.map((reason) => {
      const actions = SHIPMENT_ACTIONS[reason].map((action) => doing[action]).join(', ');
      return [...saidAndDo(reason), actions === '' ? '–' : actions];
    });
    expect(tableUnder('clerk.md', 'Every reason, and what to do')).toEqual(rows);
  });

  test.each([
    ['When SAP itself is in the way', SAP_STANDINGS],
    ['Alarms: where SAP disagrees', ALARM_CODES],
    ['Tracking numbers and packing slips', ADDITION_REASONS],
  ])('%s', (title, codes) => {
    expect(tableUnder('clerk.md', title)).toEqual(codes.map(saidAndDo));
  });

  test('every state, by its name on the screen', () => {
    const names = tableUnder('clerk.md', 'Where a shipment stands').map(([name]) => name);
    expect(names.toSorted()).toEqual(
      SHIPMENT_STATES.map((state) => `**${en.words.shipmentState[state]}**`).toSorted(),
    );
  });

  test('every action, with the right that it needs', () => {
    const rights = tableUnder('clerk.md', 'What can be done').map(([name, , , right]) => [name, right]);
    expect(rights.toSorted()).toEqual(
      SHIPMENT_ACTION_NAMES.map((action) => {
        const right = RIGHT_FOR[action];
        return [`**${doing[action]}**`, right === null ? 'none' : `\`${right}\``];
      }).toSorted(),
    );
  });
});

test("the packer's guide has every command that needs no value, with its code", () => {
  const codes = tableUnder('packer.md', 'Command codes').map(([, code]) => code?.replaceAll('`', ''));
  expect(codes.toSorted()).toEqual(COMMANDS.map((name) => commandCode(name)).toSorted());
});

const COMMANDS = [
  'CONFIRM',
  'CANCEL',
  'CLOSE-CARTON',
  'NEW-CARTON',
  'WEIGH',
  'CHECK-SCALE',
  'TAKE-OUT',
  'UNDO',
  'REPRINT-LABEL',
  'CLOSE-SHIPMENT',
  'HOLD',
  'SIGN-OUT',
] as const satisfies readonly CommandName[];

describe("the admin's guide", () => {
  const scratch = mkdtempSync(join(tmpdir(), 'pw-guide-'));
  afterAll(() => rmSync(scratch, { recursive: true }));

  test('has an example that the station and the sync service start with, and names all that stands in a station', () => {
    const [, example = ''] = guideText('admin.md').match(/```json\n(.*?)```/s) ?? [];
    const file = join(scratch, 'packwright.json');
    writeFileSync(file, example);
    writeFileSync(join(scratch, 'sap-password.txt'), 'secret\n');
    const read = readConfiguration(file, file);
    if (!read.ok) throw new Error(JSON.stringify(read.message));
    const { configuration } = read;
    const station = readStationConfig(
      writeSection(scratch, 'station', configuration.station),
      scratch,
      'linux',
    );
    const sync = loadConfig(
      writeSection(scratch, 'sync', configuration.sync),
      'a token of this start',
      scratch,
    );
    expect(sync).toMatchObject({ ok: true, config: { sap: { password: 'secret' }, warehouses: ['01'] } });
    const fields = tableUnder('admin.md', 'Configuration').map(([name]) => name);
    expect(fields).toEqual(expect.arrayContaining(Object.keys(station).map(inCode)));
  });

  test('names every right, rule and protocol of a scale', () => {
    const rows = tablesUnder('admin.md', 'Configuration').map(([name]) => name);
    const { version: _version, ...rules } = resolveRules({});
    const rights = personConfig.shape.rights.element.options;
    expect(rows).toEqual(expect.arrayContaining([...rights, ...Object.keys(rules)].map(inCode)));
    const text = guideText('admin.md');
    expect(SCALE_PROTOCOL_NAMES.filter((name) => !text.includes(inCode(name)))).toEqual([]);
  });

  test('says of everything that set-up looks at what to do', () => {
    const subjects = Object.values(SET_UP_WORDS.subject);
    expect(tableUnder('admin.md', 'The company in SAP')).toEqual(
      subjects.map(({ name, todo }) => [name.replace(' {{query}}', ''), todo]),
    );
  });

  test('says of everything that stops a station what to do', () => {
    const reasons = tableUnder('admin.md', 'When the station has stopped').map(([said]) => said);
    const said = Object.values(en.halts).map(({ happened }) =>
      happened.replace('$t(words.serviceName.{{service}})', en.words.serviceName.station),
    );
    expect(reasons).toEqual(said);
  });
});

test('every picture and file that a guide refers to is there', () => {
  const guides = readdirSync(folder);
  expect(guides.toSorted()).toEqual(['admin.md', 'clerk.md', 'packer.md']);
  for (const guide of guides) {
    const targets = [...guideText(guide).matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target ?? '');
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((target) => !existsSync(join(folder, dirname(guide), target)))).toEqual([]);
  }
});

/** What the page says for a code, and the one thing to do. */
function saidAndDo(code: keyof typeof en.sap): readonly string[] {
  const { happened, next } = en.sap[code];
  return [happened, next];
}

/** The rows of the first table under a heading, without its head. */
function tableUnder(guide: string, heading: string): readonly (readonly string[])[] {
  const [first = []] = tables(guide, heading);
  return first;
}

/** The rows of all tables there. */
function tablesUnder(guide: string, heading: string): readonly (readonly string[])[] {
  return tables(guide, heading).flat();
}

function tables(guide: string, heading: string): readonly (readonly (readonly string[])[])[] {
  const under = guideText(guide).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...under.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) =>
    table
      .trimEnd()
      .split('\n')
      .slice(ROWS_OF_HEAD)
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );
}

/** Its names, and the line below them. */
const ROWS_OF_HEAD = 2;

function inCode(name: string): string {
  return `\`${name}\``;
}

function guideText(guide: string): string {
  return readFileSync(join(folder, guide), 'utf8');
}
