import { type CommandName, commandCode } from '../../../shared/barcode/index.ts';
import type { CommandWords } from './command-words.ts';

/** A part of the sheet of command codes. */
export type CommandSection = { readonly title: string; readonly codes: readonly PrintedCommand[] };

/** A command's code, and the words that stand over it. */
type PrintedCommand = { readonly title: string; readonly text: string };

type NamedPackaging = { readonly code: string; readonly name: string };

/** Counts that goods often come in; what a packer needs beyond these is typed. */
const QUANTITIES = [2, 3, 4, 5, 6, 8, 10, 12, 20, 24, 50, 100] as const;

/**
 * Every code that can be scanned in place of a button. A packaging whose code no command code can hold (it has small
 * letters, say) is left out: it is chosen on the screen.
 */
export function commandSheet(
  words: CommandWords,
  packagings: readonly NamedPackaging[],
): readonly CommandSection[] {
  const names = Object.keys(words.commands) as readonly (keyof CommandWords['commands'])[];
  const sections: readonly CommandSection[] = [
    { title: words.buttons, codes: names.flatMap((name) => printed(words.commands[name], name)) },
    {
      title: words.packagings,
      codes: packagings.flatMap(({ code, name }) => printed(name, 'PACKAGING', code)),
    },
    {
      title: words.quantities,
      codes: QUANTITIES.flatMap((count) => printed(`× ${count}`, 'QUANTITY', String(count))),
    },
  ];
  return sections.filter(({ codes }) => codes.length > 0);
}

function printed(
  title: string,
  name: CommandName,
  argument: string | null = null,
): readonly PrintedCommand[] {
  const text = commandCode(name, argument);
  return text === null ? [] : [{ title, text }];
}
