import { IconFileAlert } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../shared/contracts/station-view.ts';
import { useExplain } from '../i18n/explain.ts';

/** What SAP changed of the order on the bench, and what must not leave because of it. */
export function ChangesBand({ changes }: Pick<SessionView, 'changes'>) {
  const { t } = useTranslation();
  const explain = useExplain();
  if (changes.length === 0) return null;
  return (
    <section className="changes" role="status" aria-label={t('words.changes')}>
      <IconFileAlert size={48} aria-hidden="true" />
      <ul>
        {changes.map((change) => (
          <li key={JSON.stringify(change)}>{explain(change).happened}</li>
        ))}
      </ul>
    </section>
  );
}
