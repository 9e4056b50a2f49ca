/** Why a scan cannot be taken, in plain English: what is wrong, and what helps. The page translates by code. */
export const SCAN_PROBLEM_TEXTS = {
  empty: 'The scanner sent no data. Scan again.',
  'too-long': 'More data than any bar code can hold. Scan again; if it stays so, check the scanner suffix.',
  'control-character':
    'The code holds a control character. Check the suffix and the separators of the scanner.',
  'unknown-aim-id':
    'The code starts like an AIM identifier that is not known. Check the settings of the scanner.',
  'symbology-unsupported': 'This kind of bar code does not identify goods. Scan the main bar code.',
  ambiguous: 'The code has several meanings. Set the scanner to send AIM identifiers, then scan again.',
  'not-a-gtin': 'The scanner reports an EAN or UPC, but sent other data. Check the settings of the scanner.',
  'check-digit': 'A check digit is wrong: the code was misread or misprinted. Scan again.',
  'bad-date': 'The code holds a date or time that does not exist. The label is wrong: set the goods aside.',
  'bad-value':
    'The code holds a value that GS1 does not allow there. The label is wrong: set the goods aside.',
  charset: 'The code holds a character that GS1 does not allow there. Scan again, else the label is wrong.',
  length: 'A value in the code is too short or too long. Scan again, else the label is wrong.',
  'missing-separator':
    'A value in the code is too long: a separator (FNC1) is missing. Let the scanner send it as GS.',
  'unknown-ai':
    'The code holds an application identifier that GS1 does not know. Scan again, else the label is wrong.',
  'repeated-ai':
    'The code gives two different values for the same thing. The label is wrong: set the goods aside.',
  'required-ai-missing':
    'The label lacks a value that has to stand beside another. Scan its other bar codes too.',
  'excluded-ai-present':
    'The code holds two values that must not stand together. The label is wrong: set the goods aside.',
  'digital-link-ai': 'The web address in the code names no known GS1 key or value.',
  'digital-link-order': 'The GS1 values in the web address are not in their order. The label is wrong.',
  'digital-link-attribute':
    'The web address in the code holds a GS1 value in a place where it may not stand.',
  'digital-link-encoding':
    'The web address in the code is not encoded correctly. Scan again, else the label is wrong.',
  'command-unknown': 'This command code is not one of this version. Print the command sheet anew.',
  'command-check':
    'This command code was misread: its check does not fit. Scan again; check the keyboard layout.',
  'command-argument': 'This command code needs another value. Print the command sheet anew.',
} as const;

export type ScanProblem = keyof typeof SCAN_PROBLEM_TEXTS;

/** One reason not to take a code. */
export type ScanFault = {
  readonly reason: ScanProblem;
  /** English, with the values concerned: for logs and `explain`, not for the page. */
  readonly detail: string;
  /** Index of the first wrong character, where there is one. */
  readonly at: number | null;
};
