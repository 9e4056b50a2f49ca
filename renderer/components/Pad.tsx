import { IconBackspace } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useBench, useCell } from '../station/hooks.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

type Props = {
  /** What Enter does, in words. */
  readonly label: string;
  /** The digits are secret. */
  readonly masked?: boolean;
};

/** The number pad: fingers and keyboard write into the same line. */
export function Pad({ label, masked }: Props) {
  const { t } = useTranslation();
  const { keyboard } = useBench();
  const { text } = useCell(keyboard.line);
  return (
    <div className="pad">
      <output className="pad-line">{masked ? '•'.repeat(text.length) : text}</output>
      {DIGITS.map((digit) => (
        <PadKey key={digit} digit={digit} />
      ))}
      <button type="button" aria-label={t('words.pad.delete')} onClick={() => keyboard.tap('Backspace')}>
        <IconBackspace size={34} aria-hidden="true" />
      </button>
      <PadKey digit="0" />
      <button type="button" className="primary" disabled={text === ''} onClick={() => keyboard.tap('Enter')}>
        {label}
      </button>
    </div>
  );
}

function PadKey({ digit }: { readonly digit: string }) {
  const { keyboard } = useBench();
  return (
    <button type="button" className="digit" onClick={() => keyboard.tap(digit)}>
      {digit}
    </button>
  );
}
