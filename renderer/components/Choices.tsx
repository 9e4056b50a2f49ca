import { useTranslation } from 'react-i18next';
import { useBench, useCell } from '../station/hooks.ts';

export type Choice = { readonly id: string; readonly label: string };

type Props = {
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
  readonly onChoose: (choice: Choice) => void;
};

/** Numbered choices: press one, or type its number and Enter. */
export function Choices({ choices, chosen, onChoose }: Props) {
  return (
    <ol className="choices">
      {choices.map((choice, index) => (
        <li key={choice.id}>
          <button
            type="button"
            className={choice.id === chosen ? 'primary' : undefined}
            aria-pressed={choice.id === chosen}
            onClick={() => onChoose(choice)}
          >
            <span className="key">{index + 1}</span> {choice.label}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The choice whose number was typed; null for anything else. */
export function numbered(choices: readonly Choice[], text: string): Choice | null {
  return /^[1-9]$/.test(text) ? (choices[Number(text) - 1] ?? null) : null;
}

/** What is being typed in a dialog, with what Enter will do. */
export function TypedLine({ hint }: { readonly hint: string }) {
  const { t } = useTranslation();
  const { text } = useCell(useBench().keyboard.line);
  return (
    <p className="typed-line">
      <output className={text === '' ? 'hint' : undefined}>{text === '' ? hint : text}</output>
      <span className="key">Enter</span> <span className="hint">{t('words.entry.send')}</span>
    </p>
  );
}
