// Runs inside the machine of the hardware lab: takes orders from standard input, one JSON object a line, runs
// the scenario that is named and says on standard output what it saw.

import { createInterface } from 'node:readline';
import { type ScenarioName, scenarios } from './scenarios.ts';

type Order = { readonly run: ScenarioName } | { readonly end: true };

const orders = createInterface({ input: process.stdin });
say({ kind: 'ready' });
for await (const line of orders) {
  const order: Order = JSON.parse(line);
  if ('end' in order) break;
  await run(order.run);
}
process.exit();

async function run(name: ScenarioName): Promise<void> {
  try {
    say({ kind: 'seen', name, seen: await scenarios[name]() });
  } catch (error) {
    say({
      kind: 'failed',
      name,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
