import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useKeys, useView } from '../station/hooks.ts';

/** That SAP disagrees, and the way to see in what; nothing while it does not. */
export function AlarmNotice({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const count = useView().alarms?.count ?? 0;
  useKeys({ shortcuts: { Home: count > 0 ? onOpen : undefined } });
  if (count === 0) return null;
  return (
    <button type="button" className="alarm-notice" onClick={onOpen} aria-keyshortcuts="Home">
      <IconAlertTriangleFilled size={26} aria-hidden="true" />
      <span>{t('words.clerk.alarms.notice', { count })}</span>
      <span className="key">Home</span>
    </button>
  );
}
