import { z } from 'zod';
import { fromFolder, readText } from '../config-files.ts';

/** Where SAP calls us when something changed: see docs/decisions/0016-webhooks.md. */
export const webhookSection = z.strictObject({
  listen: z
    .string()
    .regex(/^(\[[0-9a-f:]+\]|[^\s:]+):\d{1,5}$/i, { error: 'must be host:port, such as 0.0.0.0:8443' }),
  url: z.url({ protocol: /^https?$/, error: 'must be an address such as https://packing.example/sap' }),
  /** PEM files; without them a TLS proxy stands before it. */
  certificate: z.string().min(1).optional(),
  key: z.string().min(1).optional(),
});

/** Where the service listens for SAP's calls, and the address under which SAP reaches it. */
export type WebhookConfig = {
  readonly host: string;
  readonly port: number;
  /** Without the secret and without a slash at its end. */
  readonly url: string;
  /** PEM; null where a proxy has the certificate. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
};

const LOOPBACK = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);

/** Judges the section; what is wrong is added to the mistakes, and then there is no configuration. */
export function judgeWebhook(
  { listen, url, certificate, key }: z.infer<typeof webhookSection>,
  sandbox: boolean,
  folder: string,
  mistakes: string[],
): WebhookConfig | null {
  const before = mistakes.length;
  const { protocol, hostname, search, hash } = new URL(url);
  if (protocol === 'http:' && !(sandbox && LOOPBACK.has(hostname))) {
    mistakes.push(
      'sap.webhook.url begins with http://, so its secret would travel readable: use https:// (plain http is only for the sandbox on this machine).',
    );
  }
  if (search !== '' || hash !== '') mistakes.push('sap.webhook.url must end with its path: no ? and no #.');
  if ((certificate === undefined) !== (key === undefined)) {
    mistakes.push('sap.webhook needs both certificate and key, or neither where a proxy has them.');
  }
  const cert = readPem('certificate', certificate, folder, mistakes);
  const pem = readPem('key', key, folder, mistakes);
  if (mistakes.length > before) return null;
  const at = listen.lastIndexOf(':');
  return {
    host: listen.slice(0, at).replace(/^\[(.*)\]$/, '$1'),
    port: Number(listen.slice(at + 1)),
    url: url.replace(/\/+$/, ''),
    tls: cert === null || pem === null ? null : { cert, key: pem },
  };
}

function readPem(
  what: 'certificate' | 'key',
  path: string | undefined,
  folder: string,
  mistakes: string[],
): string | null {
  if (path === undefined) return null;
  const full = fromFolder(folder, path);
  const text = readText(full);
  if (text.ok && text.value.includes('-----BEGIN ')) return text.value;
  const why = text.ok ? 'holds nothing in PEM form' : `cannot be read: ${text.why}`;
  mistakes.push(`sap.webhook.${what} ${full} ${why}.`);
  return null;
}
