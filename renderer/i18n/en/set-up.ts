import { SET_UP_WORDS } from '../../../shared/contracts/setup-words.ts';

/** What was found in the company, in the words of the terminal, and the words around it. */
export const setUp = {
  ...SET_UP_WORDS,
  screen: {
    lookedAt: 'Last looked at',
    since: 'in force since {{when}}',
    check: 'Check again',
    make: 'Make what is missing',
    asking: 'SAP is being asked …',
    open: 'To be dealt with',
    inOrder: 'In order',
    syncAway: 'The sync service is away: this is what it said last, and nothing can be asked just now.',
    sapSays: 'SAP says: {{text}}',
    notYet: 'The company was not looked at yet. It happens by itself as soon as SAP can be reached.',
    none: 'Nothing is posted, as it could not be found again. Shipments are taken, and wait.',
  },
};
