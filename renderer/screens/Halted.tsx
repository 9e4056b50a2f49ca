import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../shared/contracts/station-view.ts';
import { Mark } from '../components/Mark.tsx';
import { useExplain } from '../i18n/explain.ts';

/** The station stopped rather than risk a false record: why, what is safe, what to do. */
export function Halted({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const { happened, expected, next } = useExplain()(message);
  const { detail } = message.params;
  return (
    <main className="halted" role="alert">
      <IconHandStop className="picture" stroke={1.5} aria-hidden="true" />
      <div>
        <span className="kicker">{t('words.halted.title')}</span>
        <h1>{happened}</h1>
        {expected ? <p className="safe">{expected}</p> : null}
        {next ? <p className="do">{next}</p> : null}
        <dl>
          <dt>{t('words.halted.forRepair')}</dt>
          <dd>{[message.code, detail].filter(Boolean).join(': ')}</dd>
        </dl>
        <p className="who">
          <Mark size={32} /> Packwright
        </p>
      </div>
    </main>
  );
}
