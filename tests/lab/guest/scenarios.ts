/** What the machine can be asked to do, by name. A scenario gives what it saw; the test outside judges it. */
export const scenarios = {
  kernel: async () => process.version,
} satisfies Record<string, () => Promise<unknown>>;

export type ScenarioName = keyof typeof scenarios;
export type Seen<Name extends ScenarioName> = Awaited<ReturnType<(typeof scenarios)[Name]>>;
