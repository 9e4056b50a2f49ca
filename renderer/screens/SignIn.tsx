import { IconId } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LanguageButtons } from '../components/LanguageButtons.tsx';
import { ScanEntry } from '../components/ScanEntry.tsx';
import { useSend, useView } from '../station/hooks.ts';

/** Who packs? A badge answers; in the sandbox there are badges to try. */
export function SignIn() {
  const { t } = useTranslation();
  const { station, trialBadges } = useView();
  const send = useSend();
  return (
    <>
      <main className="sign-in">
        <section className="board-sign">
          <IconId className="picture" stroke={1.5} aria-hidden="true" />
          <div>
            <h1>{t('words.signIn.title')}</h1>
            <p>{t('words.signIn.text')}</p>
          </div>
        </section>
        <section className="beside">
          <ScanEntry hint={t('words.signIn.type')} />
          {trialBadges.length === 0 ? null : (
            <div className="trial">
              <h2>{t('words.signIn.trial')}</h2>
              <ul className="trial-badges">
                {trialBadges.map(({ code, name, role }) => (
                  <li key={code}>
                    <button type="button" onClick={() => void send({ type: 'benchScan', text: code })}>
                      {name} <small>{role}</small>
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <LanguageButtons />
          <p className="station-plate">{`${station.name} · ${station.id}`}</p>
        </section>
      </main>
    </>
  );
}
