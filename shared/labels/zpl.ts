import { type LabelElement, type LabelLayout, millimetresPerDot } from './label-layout.ts';

/**
 * The label in the printer's language, ZPL II: one format, one label. Pure ASCII: what a text holds beyond
 * letters, digits and a few signs goes as hex escapes of its UTF-8 bytes, so that no text of an order can be
 * read as a command, and no byte is changed on the way.
 */
export function zplOf(layout: LabelLayout): string {
  const dots = (millimetres: number): number => Math.round(millimetres / millimetresPerDot(layout.dpi));
  const commands: readonly ZplCommand[] = [
    { name: 'XA' },
    { name: 'CI', charset: UTF_8 },
    { name: 'PW', dots: dots(layout.width) },
    { name: 'LL', dots: dots(layout.height) },
    { name: 'LH', x: 0, y: 0 },
    ...layout.elements.flatMap((element) => commandsOf(element, dots, layout.moduleDots)),
    { name: 'PQ', labels: 1 },
    { name: 'XZ' },
  ];
  return commands.map((command) => `${written(command)}\n`).join('');
}

/** The commands of ZPL II that a label needs. Lengths in dots. */
type ZplCommand =
  /** Begins a format. */
  | { readonly name: 'XA' }
  | { readonly name: 'CI'; readonly charset: number }
  | { readonly name: 'PW'; readonly dots: number }
  | { readonly name: 'LL'; readonly dots: number }
  | { readonly name: 'LH'; readonly x: number; readonly y: number }
  /** Where the next field begins: its top left corner. */
  | { readonly name: 'FO'; readonly x: number; readonly y: number }
  /** Scalable font 0, upright; a width equal to the height keeps its own proportions. */
  | { readonly name: 'A0'; readonly height: number }
  | { readonly name: 'FD'; readonly text: string }
  /** A box as wide and high as its border is thick is filled. */
  | { readonly name: 'GB'; readonly width: number; readonly height: number; readonly thickness: number }
  | { readonly name: 'BY'; readonly moduleDots: number }
  /** Code 128 without text below it. */
  | { readonly name: 'BC'; readonly height: number; readonly gs1Digits: string }
  | { readonly name: 'FS' }
  | { readonly name: 'PQ'; readonly labels: number }
  /** Ends the format: the label comes. */
  | { readonly name: 'XZ' };

const UTF_8 = 28;

function commandsOf(
  element: LabelElement,
  dots: (millimetres: number) => number,
  moduleDots: number,
): readonly ZplCommand[] {
  const origin: ZplCommand = { name: 'FO', x: dots(element.x), y: dots(element.y) };
  const height = dots(element.height);
  switch (element.kind) {
    case 'text':
      return [origin, { name: 'A0', height }, { name: 'FD', text: element.text }, { name: 'FS' }];
    case 'bar': {
      const width = dots(element.width);
      return [origin, { name: 'GB', width, height, thickness: Math.min(width, height) }, { name: 'FS' }];
    }
    case 'frame': {
      const thickness = dots(element.thickness);
      return [origin, { name: 'GB', width: dots(element.width), height, thickness }, { name: 'FS' }];
    }
    case 'gs1-128':
      return [
        { name: 'BY', moduleDots },
        origin,
        { name: 'BC', height, gs1Digits: element.digits },
        { name: 'FS' },
      ];
  }
}

function written(command: ZplCommand): string {
  switch (command.name) {
    case 'XA':
    case 'XZ':
    case 'FS':
      return `^${command.name}`;
    case 'CI':
      return `^CI${command.charset}`;
    case 'PW':
    case 'LL':
      return `^${command.name}${command.dots}`;
    case 'LH':
    case 'FO':
      return `^${command.name}${command.x},${command.y}`;
    case 'A0':
      return `^A0N,${command.height},${command.height}`;
    case 'FD':
      return `^FH_^FD${escaped(command.text)}`;
    case 'GB':
      return `^GB${command.width},${command.height},${command.thickness}`;
    case 'BY':
      return `^BY${command.moduleDots}`;
    case 'BC':
      return `^BCN,${command.height},N,N,N,N^FD${START_C}${FNC1}${digitsOnly(command.gs1Digits)}`;
    case 'PQ':
      return `^PQ${command.labels}`;
  }
}

/** In mode N the data names its own start symbol and function characters (ZPL II guide, ^BC). */
const START_C = '>;';
const FNC1 = '>8';

function digitsOnly(digits: string): string {
  if (!/^\d+$/.test(digits)) throw new Error('A bar code of digits alone');
  return digits;
}

const PLAIN = /[A-Za-z0-9 .,:()/+-]/;

/** For ^FH with the indicator `_`: every character that is not plain, as `_` and two hex digits for each byte. */
function escaped(text: string): string {
  return [...text].map((character) => (PLAIN.test(character) ? character : hexBytes(character))).join('');
}

function hexBytes(character: string): string {
  return utf8(character.codePointAt(0) ?? 0)
    .map((byte) => `_${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

/** UTF-8 of one code point (RFC 3629). */
function utf8(point: number): readonly number[] {
  const tail = (shift: number): number => 0x80 | ((point >> shift) & 0x3f);
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), tail(0)];
  if (point < 0x1_0000) return [0xe0 | (point >> 12), tail(6), tail(0)];
  return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)];
}
