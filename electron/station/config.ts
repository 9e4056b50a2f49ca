import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { address } from '../../shared/contracts/work.ts';
import { isSsccRange } from '../../shared/labels/sscc.ts';
import { deviceConfigs } from './devices/config.ts';
import { noQueueHere, noWayTo } from './devices/platform.ts';
import { personConfig } from './people/people.ts';

const packaging = z.strictObject({
  code: z.string().min(1).max(32),
  name: z.string().min(1).max(64),
  tareGrams: z.number().nonnegative(),
});

/** A layer of packing rules; see docs and shared/packing/rules.ts for what each means. */
const ruleLayer = z
  .strictObject({
    quantity: z.enum(['each', 'typed']),
    location: z.enum(['scan', 'off']),
    lot: z.enum(['allocated', 'fefo', 'any']),
    minimumRemainingLifeDays: z.int().nonnegative(),
    partialShipment: z.enum(['allowed', 'byRight', 'never']),
    weight: z
      .strictObject({
        required: z.boolean(),
        toleranceGrams: z.number().nonnegative(),
        toleranceOfLightest: z.number().nonnegative().max(1),
      })
      .partial(),
    labelScanBack: z.boolean(),
    packagings: z
      .array(packaging)
      .min(1)
      .refine(eachOnce('code'), { error: 'Two packagings have the same code.' }),
  })
  .partial();

const stationConfig = z
  .strictObject({
    station: z.strictObject({
      id: z.string().regex(/^[A-Za-z0-9-]{1,32}$/),
      name: z.string().min(1).max(64),
    }),
    language: z.enum(['en', 'de']).default('en'),
    /** True while trying out: brings people of its own and says everywhere that it is not real. */
    trial: z.boolean().default(false),
    people: z
      .array(personConfig)
      .refine(eachOnce('badge'), {
        error: 'Two people have the same badge: what one packs would be in the name of the other.',
      })
      .refine(eachOnce('id'), { error: 'Two people have the same id.' })
      .default([]),
    devices: deviceConfigs.default([]),
    /** The station's own numbers: no other station may have an overlapping range. */
    sscc: z
      .strictObject({
        extensionDigit: z.int().min(0).max(9),
        companyPrefix: z.string().regex(/^\d{4,12}$/),
        firstSerial: z.int().nonnegative(),
        lastSerial: z.int().nonnegative(),
      })
      .refine(isSsccRange, {
        message:
          'firstSerial must not be above lastSerial, and lastSerial must fit into the 16 digits with the prefix',
      }),
    shipFrom: address,
    label: z.strictObject({ dpi: z.union([z.literal(203), z.literal(300)]) }).default({ dpi: 203 }),
    /** Where packing slips go: a folder, or a queue of the system's printers. */
    packingSlip: z
      .discriminatedUnion('to', [
        z.strictObject({ to: z.literal('folder'), folder: z.string().nullable().default(null) }),
        z.strictObject({
          to: z.literal('printer'),
          queue: z.string().min(1),
          /** Where the print service listens ("http://printserver:631"); null as the system says. */
          server: z.url().nullable().default(null),
        }),
      ])
      .default({ to: 'folder', folder: null }),
    /** Each packing slip becomes an attachment of its delivery: SAP needs a folder for attachments. */
    attachPackingSlip: z.boolean().default(false),
    rules: z
      .strictObject({
        company: ruleLayer.default({}),
        station: ruleLayer.default({}),
        customers: z.record(z.string(), ruleLayer).default({}),
      })
      .prefault({}),
    /** Where the sync service is, when the shell does not say it. */
    uplink: z
      .strictObject({ address: z.string().min(1), token: z.string().min(1) })
      .nullable()
      .default(null),
  })
  .refine((config) => config.trial || config.people.length > 0, {
    path: ['people'],
    message: 'nobody may use this station: name at least one person, or set "trial": true',
  });

export type StationConfig = z.infer<typeof stationConfig>;

function eachOnce<Name extends string>(name: Name) {
  return (entries: readonly Readonly<Record<Name, string>>[]): boolean =>
    new Set(entries.map((entry) => entry[name])).size === entries.length;
}

/** The configuration cannot be used; the text says where and what was expected. */
export class ConfigInvalid extends Error {
  readonly code: 'CONFIG_UNREADABLE' | 'CONFIG_INVALID';
  constructor(code: ConfigInvalid['code'], text: string) {
    super(text);
    this.name = 'ConfigInvalid';
    this.code = code;
  }
}

/**
 * Reads and checks a station's configuration.
 *
 * @param folder where relative paths in the file are taken from
 * @param platform the system that it is for: not every one has a way to every device
 * @throws ConfigInvalid naming each place that is wrong
 */
export function readStationConfig(
  file: string,
  folder: string = dirname(file),
  platform: NodeJS.Platform = process.platform,
): StationConfig {
  const parsed = stationConfig.safeParse(readJson(file));
  const places = parsed.success
    ? notOn(platform, parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the whole file'}: ${issue.message}`);
  if (parsed.success && places.length === 0) return withFullPaths(parsed.data, folder);
  throw new ConfigInvalid('CONFIG_INVALID', `${file} cannot be used.\n${places.join('\n')}`);
}

/** What of it this system has no way to. */
function notOn(platform: NodeJS.Platform, { devices, packingSlip }: StationConfig): readonly string[] {
  const ways = devices.map((device, at) => ({ place: `devices.${at}`, why: noWayTo(device, platform) }));
  const paper = packingSlip.to === 'printer' ? noQueueHere(packingSlip.server, platform) : null;
  return [...ways, { place: 'packingSlip', why: paper }].flatMap(({ place, why }) =>
    why === null ? [] : [`${place}: ${why}`],
  );
}

function withFullPaths(config: StationConfig, from: string): StationConfig {
  const { packingSlip } = config;
  if (packingSlip.to !== 'folder' || packingSlip.folder === null) return config;
  return { ...config, packingSlip: { ...packingSlip, folder: resolve(from, packingSlip.folder) } };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigInvalid('CONFIG_UNREADABLE', `${file} cannot be read: ${reason}`);
  }
}
