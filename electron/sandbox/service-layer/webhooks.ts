import { request } from 'undici';
import { z } from 'zod';
import type { Change, Company } from '../company/company.ts';

const DEADLINE_MS = 5_000;
/** What the sandbox does not reach cannot be mistaken for SAP by anybody else. */
const THIS_MACHINE = new Set(['127.0.0.1', 'localhost', '[::1]']);

const subscription = z.object({
  WebhookURL: z.url(),
  EventCollection: z.array(z.object({ BusinessObject: z.string(), TransactionType: z.string() })),
});

/**
 * Tells those who subscribed to it of each change, as SAP does from FP2602 on. What SAP sends with it is not known;
 * the sandbox sends a few words that mean nothing. Nobody's answer, or its absence, changes anything.
 */
export function tellSubscribers(company: Company): void {
  company.onChange((change) => {
    if (!company.webhooksEnabled()) return;
    for (const each of company.sets.get('EventSubscriptions')?.entries() ?? []) {
      const parsed = subscription.safeParse(each);
      if (parsed.success && wants(parsed.data, change)) void post(parsed.data.WebhookURL);
    }
  });
}

function wants({ EventCollection, WebhookURL }: z.infer<typeof subscription>, change: Change): boolean {
  return (
    THIS_MACHINE.has(new URL(WebhookURL).hostname) &&
    EventCollection.some(
      ({ BusinessObject, TransactionType }) =>
        BusinessObject === change.set && TransactionType === change.transaction,
    )
  );
}

async function post(url: string): Promise<void> {
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sandbox: 'Something changed.' }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    await answer.body.dump();
  } catch {
    // SAP keeps the last error with the subscription; nobody here would look at it.
  }
}
