import { useTranslation } from 'react-i18next';
import { useSend, useView } from '../station/hooks.ts';

const LANGUAGES = [
  { language: 'en', name: 'English' },
  { language: 'de', name: 'Deutsch' },
] as const;

/** The languages, each in its own name. */
export function LanguageButtons() {
  const { t } = useTranslation();
  const view = useView();
  const send = useSend();
  return (
    <fieldset className="languages">
      <legend className="for-readers">{t('words.language')}</legend>
      {LANGUAGES.map(({ language, name }) => (
        <button
          key={language}
          type="button"
          lang={language}
          className={view.language === language ? 'primary' : undefined}
          aria-pressed={view.language === language}
          onClick={() => void send({ type: 'setLanguage', language })}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
