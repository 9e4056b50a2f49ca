import { IconRefreshAlert } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useExplain } from '../i18n/explain.ts';
import type { Explanation } from '../i18n/message.ts';
import { useBench, useCell } from '../station/hooks.ts';

/** Covers the verdict while the station service is away: a scan gets no answer now. */
export function ServiceBanner() {
  const { t } = useTranslation();
  const failing = useWhyAway();
  const shell = useCell(useBench().station.shell);
  if (!shell || shell.station === 'running' || shell.station === 'halted') return null;
  return (
    <aside className="service-banner" role="alert">
      <IconRefreshAlert size={72} aria-hidden="true" />
      <div>
        <h2>{failing?.happened ?? t('words.service.comingBack')}</h2>
        <p>{failing === null ? t('words.service.nothingLost') : `${failing.expected} ${failing.next}`}</p>
      </div>
    </aside>
  );
}

/** Why the station service is not expected back by itself: it ends again and again. Null while it may soon be back. */
export function useWhyAway(): Explanation | null {
  const explain = useExplain();
  const trouble = useCell(useBench().station.shell)?.trouble ?? null;
  return trouble?.params.service === 'station' ? explain(trouble) : null;
}
