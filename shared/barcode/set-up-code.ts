/**
 * The text of the set-up sheet's code: what layouts and Caps Lock change, and one GS. It is long enough that no
 * other code is taken for it.
 */
export const SET_UP = {
  before: 'Packwright set-up: aqwyzm AQWYZM 0123456789 ][{}()<>/\\-_.:;,+*=?!%&#@',
  after: 'end of set-up',
} as const;
