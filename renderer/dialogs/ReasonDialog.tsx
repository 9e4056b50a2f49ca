import { useTranslation } from 'react-i18next';
import { Choices, numbered, TypedLine } from '../components/Choices.tsx';
import { Dialog } from '../components/Dialog.tsx';
import type { Entry } from '../keyboard/scan-line.ts';
import { useScan } from '../station/hooks.ts';

/** What a reason is asked for; each has its own ready reasons in the catalogue. */
export type ReasonFor =
  | 'short'
  | 'aside'
  | 'abandon'
  | 'reopen'
  | 'override'
  | 'hold'
  | 'giveBack'
  | 'changeLot'
  | 'split';

type Props = {
  readonly reasonFor: Exclude<ReasonFor, 'override'>;
  /** What it is about, e.g. the lines that are short. */
  readonly about: string;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
};

/** Asks why: a ready reason, or one typed in words. */
export function ReasonDialog({ reasonFor, about, onReason, onClose }: Props) {
  const { t } = useTranslation();
  const choices = useReasons(reasonFor);
  const give = (reason: string) => {
    onClose();
    onReason(reason);
  };
  return (
    <Dialog
      title={t(`words.reason.${reasonFor}.title`)}
      onClose={onClose}
      keys={{ shortcuts: {}, entered: useReasonEntry(choices, give, onClose) }}
    >
      <p className="dialog-text">{about}</p>
      <Choices choices={choices} chosen={null} onChoose={({ label }) => give(label)} />
      <TypedLine hint={t('words.reason.hint')} />
    </Dialog>
  );
}

/** The ready reasons of the catalogue, in the packer's language. */
export function useReasons(reasonFor: ReasonFor): readonly { readonly id: string; readonly label: string }[] {
  const { t } = useTranslation();
  return (['first', 'second', 'third', 'fourth'] as const).map((id) => ({
    id,
    label: t(`words.reason.${reasonFor}.${id}`),
  }));
}

/** Enter in a reason dialog: a number is a ready reason, words are the reason, a scan is a scan. */
export function useReasonEntry(
  choices: readonly { readonly id: string; readonly label: string }[],
  give: (reason: string) => void,
  onScan: () => void,
): (entry: Entry) => void {
  const scan = useScan();
  return (entry) => {
    if (entry.kind !== 'code' || entry.byScanner || entry.text.length > MAX_REASON_CHARACTERS) {
      onScan();
      scan(entry);
      return;
    }
    const choice = numbered(choices, entry.text);
    if (choice) give(choice.label);
    else if (entry.text.trim().length >= SHORTEST_REASON) give(entry.text.trim());
  };
}

const MAX_REASON_CHARACTERS = 254;
/** Fewer letters say nothing to whoever reads the journal later. */
const SHORTEST_REASON = 3;
