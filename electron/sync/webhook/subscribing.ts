import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SyncConfig } from '../config.ts';
import { literal, type ServiceLayer } from '../service-layer/client.ts';
import { hushed, type Outcome } from '../service-layer/outcome.ts';
import type { Part } from '../setup/own-objects.ts';
import type { WebhookConfig } from './config.ts';
import { webhookSecret } from './secret.ts';

/** Of these the first is in SAP's manual; where SAP does not know the others, it alone is subscribed to. */
const DOCUMENTED = { BusinessObject: 'Orders', TransactionType: 'Created' };
const EVENTS = [
  DOCUMENTED,
  { BusinessObject: 'Orders', TransactionType: 'Updated' },
  { BusinessObject: 'Invoices', TransactionType: 'Created' },
  { BusinessObject: 'PickLists', TransactionType: 'Created' },
  { BusinessObject: 'PickLists', TransactionType: 'Updated' },
  { BusinessObject: 'Items', TransactionType: 'Updated' },
];

const DEADLINE_MS = 30_000;
const subscription = z.object({ WebhookURL: z.string() });

/** What a set-up looks for where a webhook is configured; its secret lies in the service's data folder. */
export function webhookParts(
  sap: ServiceLayer,
  { webhook }: Pick<SyncConfig, 'webhook'>,
  folder: string,
  signal: AbortSignal,
): readonly Part[] {
  return webhook === null ? [] : [webhookPart(sap, webhook, webhookSecret(folder), signal)];
}

/**
 * SAP's word to call us when something changes (from FP2602 on): its webhooks are switched on, and one subscription
 * names our address with the secret path. A rerun finds it, or brings it up to date.
 */
function webhookPart(sap: ServiceLayer, config: WebhookConfig, secret: string, signal: AbortSignal): Part {
  const url = `${config.url}/${secret}`;
  const id = `packwright-${createHash('sha256').update(config.url).digest('hex').slice(0, 12)}`;
  const path = `EventSubscriptions(${literal(id)})`;
  /** SAP may repeat what it was told. */
  const quietly = <T>(outcome: Outcome<T>) => hushed(outcome, (text) => text.replaceAll(secret, '…'));
  const tell = async (events: typeof EVENTS): Promise<Outcome<unknown>> => {
    const body = {
      WebhookID: id,
      WebhookURL: url,
      AuthenticationType: 'None',
      Handshake: 'tNO',
      EventCollection: events,
    };
    const made = await sap.create('EventSubscriptions', body, signal);
    if (made.kind !== 'refused' || made.error.code !== ALREADY_THERE) return made;
    const change = { method: 'PATCH', path, body, deadlineMs: DEADLINE_MS } as const;
    return sap.aside(change, z.unknown(), signal);
  };
  return {
    subject: 'webhooks',
    params: {},
    probe: async () => {
      const known = quietly(await sap.read(path, subscription, signal));
      if (known.kind !== 'done' || known.value.WebhookURL === url) return known;
      const error = { code: '', message: 'SAP calls another address.' };
      return { kind: 'refused', status: 404, error };
    },
    make: async () => {
      const switchedOn = await sap.create(
        'CompanyService_UpdateAdminInfo',
        { AdminInfo: { EnableWebhook: 'tYES' } },
        signal,
      );
      if (switchedOn.kind !== 'done') return quietly(switchedOn);
      const all = await tell(EVENTS);
      return quietly(all.kind === 'refused' ? await tell([DOCUMENTED]) : all);
    },
  };
}

const ALREADY_THERE = '-2035';
