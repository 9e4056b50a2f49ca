import type { ScanProblem } from '../../../shared/barcode/problems.ts';
import type { Explained } from '../translated.ts';

/** Why a code cannot be taken. */
export const scanProblems = {
  empty: {
    happened: 'The scanner sent nothing',
    expected: 'A bar code with data in it.',
    next: 'Scan again.',
  },
  'too-long': {
    happened: 'More data came than a bar code can hold',
    expected: 'One bar code.',
    next: 'Scan again; if it stays so, have the scanner checked.',
  },
  'control-character': {
    happened: 'The code holds a character that no code has',
    expected: 'A code without control characters.',
    next: 'Have the settings of the scanner checked.',
  },
  'unknown-aim-id': {
    happened: 'The scanner names a kind of code that does not exist',
    expected: 'A kind of bar code that is known.',
    next: 'Have the settings of the scanner checked.',
  },
  'symbology-unsupported': {
    happened: 'This kind of bar code names no goods',
    expected: 'The main bar code of the item.',
    next: 'Scan the main bar code.',
  },
  ambiguous: {
    happened: 'This code can mean several things',
    expected: 'A code with one meaning.',
    next: 'Use another bar code of the item; have the scanner set to send its code kinds.',
  },
  'not-a-gtin': {
    happened: 'The scanner says EAN, but sent something else',
    expected: 'The digits of an EAN or UPC.',
    next: 'Have the settings of the scanner checked.',
  },
  'check-digit': {
    happened: 'The check digit is wrong: misread or misprinted',
    expected: 'A code whose check digit fits.',
    next: 'Scan again; if it stays so, take another label.',
  },
  'bad-date': {
    happened: 'The label holds a date that does not exist',
    expected: 'A real calendar day.',
    next: 'Put this unit aside: its label is wrong.',
  },
  'bad-value': {
    happened: 'The label holds a value that is not allowed there',
    expected: 'A value by the rules of GS1.',
    next: 'Put this unit aside: its label is wrong.',
  },
  charset: {
    happened: 'The code holds a character that is not allowed there',
    expected: 'Only characters that GS1 allows.',
    next: 'Scan again; if it stays so, put this unit aside.',
  },
  length: {
    happened: 'A value in the code is too short or too long',
    expected: 'Values of the right length.',
    next: 'Scan again; if it stays so, put this unit aside.',
  },
  'missing-separator': {
    happened: 'Two values in the code run into each other',
    expected: 'A separator between lot and what follows.',
    next: 'Have the scanner set to send the separator (GS).',
  },
  'unknown-ai': {
    happened: 'The code holds a field that GS1 does not know',
    expected: 'Fields that GS1 knows.',
    next: 'Scan again; if it stays so, put this unit aside.',
  },
  'repeated-ai': {
    happened: 'The label says two different things of the same',
    expected: 'One value for each thing.',
    next: 'Put this unit aside: its label is wrong.',
  },
  'required-ai-missing': {
    happened: 'The label lacks a value that belongs to it',
    expected: 'All values that GS1 wants together.',
    next: 'Scan the other bar code of the label too.',
  },
  'excluded-ai-present': {
    happened: 'The label holds two values that exclude each other',
    expected: 'Only one of the two.',
    next: 'Put this unit aside: its label is wrong.',
  },
  'digital-link-ai': {
    happened: 'The web address in the code names no goods',
    expected: 'A GS1 address with an item number.',
    next: 'Scan another bar code of the item.',
  },
  'digital-link-order': {
    happened: 'The web address in the code is not in order',
    expected: 'GS1 values in their order.',
    next: 'Scan another bar code of the item.',
  },
  'digital-link-attribute': {
    happened: 'The web address in the code has a value in the wrong place',
    expected: 'GS1 values where they belong.',
    next: 'Scan another bar code of the item.',
  },
  'digital-link-encoding': {
    happened: 'The web address in the code is not written correctly',
    expected: 'A correct web address.',
    next: 'Scan again; if it stays so, scan another bar code.',
  },
  'command-unknown': {
    happened: 'This command is not known here',
    expected: 'A command of the current sheet.',
    next: 'Print the sheet of command codes anew.',
  },
  'command-check': {
    happened: 'The command code was misread',
    expected: 'A command code that fits its check.',
    next: 'Scan it again; check the keyboard layout of the scanner.',
  },
  'command-argument': {
    happened: 'The command code holds a value that does not fit',
    expected: 'A command with a fitting value.',
    next: 'Print the sheet of command codes anew.',
  },
} satisfies Readonly<Record<ScanProblem, Explained>>;
