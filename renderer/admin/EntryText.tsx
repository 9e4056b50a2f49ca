import { useTranslation } from 'react-i18next';

/**
 * What to put into the configuration for a device, to be copied. The station does not write it there itself: the file
 * belongs to whoever looks after the bench, and says what is true before the station starts.
 */
export function EntryText({ entry }: { readonly entry: string }) {
  const { t } = useTranslation();
  return (
    <div className="entry-text">
      <p>{t('words.admin.plugged.entry')}</p>
      <pre>{entry}</pre>
    </div>
  );
}
