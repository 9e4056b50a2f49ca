import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useBench, useCell } from '../station/hooks.ts';
import { RawText } from './RawText.tsx';

type Props = {
  readonly hint: string;
  readonly floating?: boolean;
  /** Shown also where a dialog or another layer has the keys: it is that layer's own line. */
  readonly always?: boolean;
};

/** The line that typed codes and keyboard-mode scans fall into, wherever the focus is. */
export function ScanEntry({ hint, floating, always }: Props) {
  const { t } = useTranslation();
  const { keyboard } = useBench();
  const line = useCell(keyboard.line);
  const covered = useCell(keyboard.covered);
  const text = covered && !always ? '' : line.text;
  const capsLock = useCell(keyboard.capsLock);
  if (floating && text === '') return null;
  return (
    <section className={floating ? 'scan-entry floating' : 'scan-entry'} aria-label={t('words.entry.name')}>
      <IconKeyboard size={30} aria-hidden="true" />
      {text === '' ? (
        <span className="typed hint">{hint}</span>
      ) : (
        <output className="typed">
          <bdi>
            <RawText text={text} />
          </bdi>
        </output>
      )}
      {capsLock ? <span className="caps">{t('words.entry.capsLock')}</span> : null}
      {text === '' ? null : (
        <span className="hint">
          <span className="key">Enter</span> {t('words.entry.send')} <span className="key">Esc</span>{' '}
          {t('words.entry.clear')}
        </span>
      )}
    </section>
  );
}
