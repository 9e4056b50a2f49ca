/** Keyboard layouts that scanners are set to. A scanner sends keys, not characters: which ones depends on its layout. */
export const LAYOUTS = ['us', 'de', 'fr'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** A key as the hardware knows it. */
export type Stroke = { readonly code: string; readonly shift: boolean; readonly altGraph: boolean };

/** Stands for a key that has no character of its own in a layout; no code holds one. */
export const NO_CHARACTER = '\ufffd';

/** The keys that write, row by row, by their place on a US keyboard (W3C UI Events code values). */
const CODES = [
  ...codes('Backquote', '1234567890', 'Digit', 'Minus', 'Equal'),
  ...codes('', 'QWERTYUIOP', 'Key', 'BracketLeft', 'BracketRight'),
  ...codes('', 'ASDFGHJKL', 'Key', 'Semicolon', 'Quote', 'Backslash'),
  ...codes('IntlBackslash', 'ZXCVBNM', 'Key', 'Comma', 'Period', 'Slash', 'Space'),
];

/** What each key of CODES writes alone and with Shift, and what some write with AltGr. */
const TABLES: Readonly<
  Record<
    Layout,
    { readonly plain: string; readonly shift: string; readonly altGraph: Readonly<Record<string, string>> }
  >
> = {
  us: {
    plain: "`1234567890-=qwertyuiop[]asdfghjkl;'\\\\zxcvbnm,./ ",
    shift: '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"||ZXCVBNM<>? ',
    altGraph: {},
  },
  de: {
    plain: '^1234567890ß´qwertzuiopü+asdfghjklöä#<yxcvbnm,.- ',
    shift: '°!"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ\'>YXCVBNM;:_ ',
    altGraph: {
      KeyQ: '@',
      Digit7: '{',
      Digit8: '[',
      Digit9: ']',
      Digit0: '}',
      Minus: '\\',
      BracketRight: '~',
      IntlBackslash: '|',
    },
  },
  fr: {
    plain: '²&é"\'(-è_çà)=azertyuiop^$qsdfghjklmù*<wxcvbn,;:! ',
    shift: `${NO_CHARACTER}1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µ>WXCVBN?./§ `,
    altGraph: {
      Digit2: '~',
      Digit3: '#',
      Digit4: '{',
      Digit5: '[',
      Digit6: '|',
      Digit7: '`',
      Digit8: '\\',
      Digit9: '^',
      Digit0: '@',
      Minus: ']',
      Equal: '}',
    },
  },
};

/** Whether a key writes a character in any layout. */
export function isWriting(code: string): boolean {
  return CODES.includes(code);
}

/** The character that a scanner of this layout meant with the key. */
export function characterOn(layout: Layout, { code, shift, altGraph }: Stroke): string {
  const keypad = /^Numpad(\d)$/.exec(code)?.[1];
  if (keypad !== undefined) return keypad;
  const { plain, shift: shifted, altGraph: third } = TABLES[layout];
  if (altGraph) return third[code] ?? NO_CHARACTER;
  return (shift ? shifted : plain).charAt(CODES.indexOf(code)) || NO_CHARACTER;
}

/** The key and its modifiers that write a character in a layout, null when none does. */
export function strokeFor(layout: Layout, character: string): Stroke | null {
  const { plain, shift, altGraph } = TABLES[layout];
  const third = Object.entries(altGraph).find(([, written]) => written === character)?.[0];
  const code = CODES[plain.indexOf(character)] ?? CODES[shift.indexOf(character)] ?? third;
  if (code === undefined) return null;
  const isPlain = plain.includes(character);
  return {
    code,
    shift: !isPlain && shift.includes(character),
    altGraph: !isPlain && !shift.includes(character),
  };
}

function codes(before: string, letters: string, prefix: string, ...after: string[]): string[] {
  return [...(before === '' ? [] : [before]), ...Array.from(letters, (letter) => prefix + letter), ...after];
}
