import { IconId } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DeviceList } from '../components/DeviceList.tsx';
import { LanguageButtons } from '../components/LanguageButtons.tsx';
import { ScanEntry } from '../components/ScanEntry.tsx';
import { TrialBadges } from '../components/TrialBadges.tsx';
import { useView } from '../station/hooks.ts';

/** Who packs? A badge answers; in the sandbox there are badges to try. */
export function SignIn() {
  const { t } = useTranslation();
  const { station, trialBadges } = useView();
  return (
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
          <div>
            <h2>{t('words.signIn.trial')}</h2>
            <TrialBadges />
          </div>
        )}
        <div className="station-card">
          <h2 className="station-title">
            {station.name} <span className="station-id">{station.id}</span>
          </h2>
          <DeviceList brief />
        </div>
        <LanguageButtons />
      </section>
    </main>
  );
}
