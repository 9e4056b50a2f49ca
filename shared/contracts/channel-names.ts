/** Names of the messages between page and shell. Kept apart from the schemas: the preload bundles only these. */
export const CHANNELS = {
  send: 'packwright:send',
  ask: 'packwright:ask',
  hello: 'packwright:hello',
  view: 'packwright:view',
  verdict: 'packwright:verdict',
  shell: 'packwright:shell',
} as const;
