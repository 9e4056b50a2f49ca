import { IconRefreshAlert } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useBench, useCell } from '../station/hooks.ts';

/** Covers the verdict while the station service is away: a scan gets no answer now. */
export function ServiceBanner() {
  const { t } = useTranslation();
  const shell = useCell(useBench().station.shell);
  if (!shell || shell.station === 'running' || shell.station === 'halted') return null;
  return (
    <aside className="service-banner" role="alert">
      <IconRefreshAlert size={72} aria-hidden="true" />
      <div>
        <h2>{t('words.service.comingBack')}</h2>
        <p>{t('words.service.nothingLost')}</p>
      </div>
    </aside>
  );
}
