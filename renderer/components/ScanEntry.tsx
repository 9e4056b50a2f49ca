import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useBench, useCell } from '../station/hooks.ts';

/** The line that typed codes and keyboard-mode scans fall into, wherever the focus is. */
export function ScanEntry({ hint, floating }: { readonly hint: string; readonly floating?: boolean }) {
  const { t } = useTranslation();
  const { keyboard } = useBench();
  const line = useCell(keyboard.line);
  const text = useCell(keyboard.covered) ? '' : line.text;
  const capsLock = useCell(keyboard.capsLock);
  if (floating && text === '') return null;
  return (
    <section className={floating ? 'scan-entry floating' : 'scan-entry'} aria-label={t('words.entry.name')}>
      <IconKeyboard size={30} aria-hidden="true" />
      {text === '' ? (
        <span className="typed hint">{hint}</span>
      ) : (
        <output className="typed">
          <bdi>{readable(text)}</bdi>
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

/** Control characters as their pictures (GS becomes ␝), so that what will be sent can be seen. */
function readable(text: string): string {
  return [...text]
    .map((c) => ((c.codePointAt(0) ?? 0) < 32 ? String.fromCodePoint(0x2400 + (c.codePointAt(0) ?? 0)) : c))
    .join('');
}
