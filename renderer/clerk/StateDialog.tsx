import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Choice, Choices, numbered, TypedLine } from '../components/Choices.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { STATE_FILTERS, type StateFilter } from './filter.ts';

type Props = {
  readonly onChoose: (filter: StateFilter) => void;
  readonly onClose: () => void;
};

/** Asks for the state of the shipments to list: by finger, or by its number. */
export function StateDialog({ onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const choices = STATE_FILTERS.map((id) => ({ id, label: stateName(t, id) }));
  const choose = (choice: Choice | null) => {
    const chosen = choices.find(({ id }) => id === choice?.id);
    if (chosen === undefined) return;
    onClose();
    onChoose(chosen.id);
  };
  return (
    <Dialog
      title={t('words.clerk.filter.which')}
      onClose={onClose}
      keys={{
        shortcuts: {},
        entered: (entry) => {
          if (entry.kind === 'code' && !entry.byScanner) choose(numbered(choices, entry.text));
        },
      }}
      className="states"
    >
      <Choices choices={choices} chosen={null} onChoose={choose} />
      <TypedLine hint={t('words.clerk.filter.hint')} />
    </Dialog>
  );
}

export function stateName(t: TFunction, filter: StateFilter): string {
  return filter === 'open' ? t('words.clerk.filter.open') : t(`words.shipmentState.${filter}`);
}
