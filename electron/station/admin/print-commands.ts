import type { Message } from '../../../shared/contracts/station-view.ts';
import { entry, NOBODY } from '../packing/desk.ts';
import { placeOfPapers } from '../printing/slips.ts';
import { commandSheet } from './command-sheet.ts';
import { commandWords } from './command-words.ts';
import { bringPaper, type TestPrintPorts } from './test-prints.ts';

type CommandPrintPorts = Omit<TestPrintPorts, 'config' | 'devices' | 'ended'> & {
  readonly config: TestPrintPorts['config'] & { readonly rules: RuleLayers };
};

type RuleLayers = { readonly company: Layer; readonly station: Layer };
type Layer = {
  readonly packagings?: readonly { readonly code: string; readonly name: string }[] | undefined;
};

/** Has the sheet of command codes brought to where papers go: on record before its first byte, and how it ended. */
export function printCommandSheet({ onDesk, desk, config, folder, guarded, note }: CommandPrintPorts): void {
  const place = placeOfPapers(config.packingSlip);
  desk.journal.append([entry(onDesk, NOBODY, 'CommandSheetAsked', { place })]);
  const words = commandWords(config.language);
  const sections = commandSheet(words, packagingsOf(config.rules));
  const at = desk.clock.now();
  const bringing = bringPaper(config, folder, 'command-codes', async () => {
    // Loaded late, as for the test sheet.
    const { commandPaper } = await import('./sheet-paper.ts');
    return commandPaper(words, config.station.name, sections, at);
  });
  void bringing.then((end) =>
    guarded(() => {
      const isOut = end.state === 'printed' || end.state === 'sent';
      const message: Message = isOut
        ? { code: 'CommandSheetPrinted', params: { place } }
        : { code: 'COMMAND_SHEET_NOT_PRINTED', params: { why: end.why, detail: end.detail } };
      note('CommandSheetPrinted', { ...end, place }, { ok: isOut, tone: isOut ? 'info' : 'wrong', message });
    }),
  );
}

/** The station's own, else the company's; those of single customers are chosen on the screen. */
function packagingsOf({ company, station }: RuleLayers) {
  return station.packagings ?? company.packagings ?? [];
}
