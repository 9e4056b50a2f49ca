import { dirname } from 'node:path';
import { z } from 'zod';
import { fromFolder, readText } from './config-files.ts';
import { judgeWebhook, type WebhookConfig, webhookSection } from './webhook/config.ts';

/** Everything the sync service must be told, as it stands in its configuration file. */
const trust = z.union([
  z.literal('system'),
  z.strictObject({ ca: z.string().min(1) }),
  z.strictObject({ sha256: z.string() }),
]);

const sap = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'must be an address such as https://sap.example:50000' }),
  company: z.string().min(1),
  user: z.string().min(1),
  password: z.string().min(1).optional(),
  passwordFile: z.string().min(1).optional(),
  trust: trust.default('system'),
  pageSize: z.int().min(1).max(5_000).default(500),
  readDeadlineSeconds: z.number().min(1).max(600).default(60),
  postDeadlineSeconds: z.number().min(1).max(600).default(120),
  quietPeriodSeconds: z.number().min(1).max(3_600).default(300),
  pullIntervalSeconds: z.number().min(0.1).max(3_600).default(10),
  catalogueIntervalSeconds: z.number().min(1).max(86_400).default(900),
  reconcileIntervalSeconds: z.number().min(0.1).max(86_400).default(900),
  sandbox: z.boolean().default(false),
  webhook: webhookSection.optional(),
});

const file = z.strictObject({
  listen: z
    .strictObject({ host: z.string().min(1), port: z.int().min(0).max(65_535) })
    .default({ host: '127.0.0.1', port: 0 }),
  token: z.string().optional(),
  sap: sap.nullable(),
  warehouses: z.array(z.string().min(1)).max(100).optional(),
  /** What SAP is told while orders are packed; see docs/decisions/0008-what-sap-says-while-it-is-packed.md. */
  progress: z
    .strictObject({
      orders: z.boolean().default(true),
      pickLists: z.boolean().default(false),
      intervalSeconds: z.number().min(0.1).max(3_600).default(30),
    })
    .prefault({}),
});

/** How a certificate is judged: the operating system's authorities, the company's own, or one by its print. */
export type Trust =
  | { readonly kind: 'system' }
  | { readonly kind: 'ca'; readonly pem: string }
  | { readonly kind: 'pin'; readonly sha256: string };

export type SapConfig = {
  readonly url: string;
  readonly company: string;
  readonly user: string;
  readonly password: string;
  readonly trust: Trust;
  readonly pageSize: number;
  readonly readDeadlineMs: number;
  readonly postDeadlineMs: number;
  readonly quietPeriodMs: number;
  readonly pullIntervalMs: number;
  readonly catalogueIntervalMs: number;
  readonly sandbox: boolean;
};

/** What SAP is told of orders while they are packed. */
export type ProgressConfig = {
  /** Orders say in fields of their own how far they are. */
  readonly orders: boolean;
  /** Pick lists say how much of them is packed. */
  readonly pickLists: boolean;
  /** A count alone is told at most this often for each order; another state at once. */
  readonly intervalMs: number;
};

export type SyncConfig = {
  readonly listen: { readonly host: string; readonly port: number };
  readonly token: string;
  readonly sap: SapConfig | null;
  /** Null: SAP is only asked every `pullIntervalMs`. */
  readonly webhook: WebhookConfig | null;
  /** Only work of these warehouses; null takes all. */
  readonly warehouses: readonly string[] | null;
  readonly progress: ProgressConfig;
  /** How often SAP's deliveries are held against the shipments that are known here. */
  readonly reconcileIntervalMs: number;
};

export type ConfigResult =
  | { readonly ok: true; readonly config: SyncConfig }
  | { readonly ok: false; readonly mistakes: readonly string[] };

const MIN_TOKEN_CHARACTERS = 16;
const LOOPBACK = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);

/**
 * Reads and judges a configuration file. Every mistake comes back as one plain sentence that names the place
 * in the file; nothing is guessed. `environmentToken` (PACKWRIGHT_SYNC_TOKEN) goes before the file's token.
 *
 * @param folder where relative paths in the file are taken from
 */
export function loadConfig(
  path: string,
  environmentToken: string | undefined,
  folder: string = dirname(path),
): ConfigResult {
  const text = readText(path);
  if (!text.ok) return wrong(`The configuration file ${path} cannot be read: ${text.why}.`);
  let json: unknown;
  try {
    json = JSON.parse(text.value);
  } catch (error) {
    return wrong(`The configuration file ${path} is not valid JSON: ${(error as Error).message}.`);
  }
  const parsed = file.safeParse(json);
  if (!parsed.success) return { ok: false, mistakes: parsed.error.issues.map(inWords) };
  return judge(parsed.data, folder, environmentToken);
}

function judge(
  data: z.infer<typeof file>,
  folder: string,
  environmentToken: string | undefined,
): ConfigResult {
  const mistakes: string[] = [];
  if (!LOOPBACK.has(data.listen.host)) {
    mistakes.push(
      `listen.host is "${data.listen.host}", but stations on other machines need mutual TLS, which this version does not have yet: use 127.0.0.1.`,
    );
  }
  const token = environmentToken ?? data.token ?? '';
  if (token.length < MIN_TOKEN_CHARACTERS) {
    mistakes.push(
      `token is missing or shorter than ${MIN_TOKEN_CHARACTERS} characters: set it in the file or in PACKWRIGHT_SYNC_TOKEN.`,
    );
  }
  const sapConfig = data.sap === null ? null : judgeSap(data.sap, folder, mistakes);
  const hook = data.sap?.webhook;
  const webhook =
    hook === undefined ? null : judgeWebhook(hook, data.sap?.sandbox === true, folder, mistakes);
  if (mistakes.length > 0) return { ok: false, mistakes };
  const { listen, warehouses = null } = data;
  const { intervalSeconds, ...told } = data.progress;
  const progress = { ...told, intervalMs: intervalSeconds * 1000 };
  const reconcileIntervalMs = (data.sap?.reconcileIntervalSeconds ?? 0) * 1000;
  return {
    ok: true,
    config: { listen, token, sap: sapConfig, webhook, warehouses, progress, reconcileIntervalMs },
  };
}

function judgeSap(data: z.infer<typeof sap>, folder: string, mistakes: string[]): SapConfig | null {
  const before = mistakes.length;
  const url = new URL(data.url);
  if (url.username !== '' || url.password !== '') {
    mistakes.push('sap.url holds a user or password: put them into sap.user and sap.passwordFile.');
  }
  if (url.protocol === 'http:' && !(data.sandbox && LOOPBACK.has(url.hostname))) {
    mistakes.push(
      'sap.url begins with http://, so the password would travel readable: use https:// (plain http is only for the sandbox on this machine).',
    );
  }
  if (data.quietPeriodSeconds < data.postDeadlineSeconds) {
    mistakes.push(
      'sap.quietPeriodSeconds is shorter than sap.postDeadlineSeconds: a slow first post could land after the second.',
    );
  }
  const password = readPassword(data, folder, mistakes);
  const judged = judgeTrust(data.trust, folder, mistakes);
  if (mistakes.length > before || password === null || judged === null) return null;
  return {
    url: `${url.origin}/b1s/v2/`,
    company: data.company,
    user: data.user,
    password,
    trust: judged,
    pageSize: data.pageSize,
    readDeadlineMs: data.readDeadlineSeconds * 1000,
    postDeadlineMs: data.postDeadlineSeconds * 1000,
    quietPeriodMs: data.quietPeriodSeconds * 1000,
    pullIntervalMs: data.pullIntervalSeconds * 1000,
    catalogueIntervalMs: data.catalogueIntervalSeconds * 1000,
    sandbox: data.sandbox,
  };
}

function readPassword(data: z.infer<typeof sap>, folder: string, mistakes: string[]): string | null {
  if ((data.password === undefined) === (data.passwordFile === undefined)) {
    mistakes.push('sap needs either password or passwordFile, one of the two.');
    return null;
  }
  if (data.password !== undefined) return data.password;
  const path = fromFolder(folder, data.passwordFile ?? '');
  const text = readText(path);
  const password = text.ok ? text.value.replace(/\r?\n$/, '') : '';
  if (password !== '') return password;
  mistakes.push(`sap.passwordFile ${path} ${text.ok ? 'is empty' : `cannot be read: ${text.why}`}.`);
  return null;
}

function judgeTrust(data: z.infer<typeof trust>, folder: string, mistakes: string[]): Trust | null {
  if (data === 'system') return { kind: 'system' };
  if ('sha256' in data) {
    const sha256 = data.sha256.replaceAll(':', '').toLowerCase();
    if (/^[0-9a-f]{64}$/.test(sha256)) return { kind: 'pin', sha256 };
    mistakes.push(
      'sap.trust.sha256 is not a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons.',
    );
    return null;
  }
  const path = fromFolder(folder, data.ca);
  const pem = readText(path);
  if (!pem.ok) {
    mistakes.push(`sap.trust.ca ${path} cannot be read: ${pem.why}.`);
    return null;
  }
  if (pem.value.includes('-----BEGIN CERTIFICATE-----')) return { kind: 'ca', pem: pem.value };
  mistakes.push(`sap.trust.ca ${path} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).`);
  return null;
}

function wrong(mistake: string): ConfigResult {
  return { ok: false, mistakes: [mistake] };
}

function inWords(issue: z.core.$ZodIssue): string {
  const place = issue.path.length === 0 ? 'The file' : issue.path.join('.');
  return `${place}: ${issue.message}.`;
}
