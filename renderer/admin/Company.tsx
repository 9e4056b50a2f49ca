import { IconRefresh, IconTools } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BenchReport } from '../../shared/contracts/questions.ts';
import { isToBeMade } from '../../shared/contracts/setup.ts';
import { Keys } from '../components/Keys.tsx';
import { useExplain } from '../i18n/explain.ts';
import { dateTimeText } from '../i18n/format.ts';
import { useSend, useView } from '../station/hooks.ts';
import { Findings } from './Findings.tsx';
import { TurnedBody } from './TurnedBody.tsx';

/** The company's set-up as the sync service finds it: which promise is in force, and what is in the way. */
export function Company({ company, isCompanyAsked }: Pick<BenchReport, 'company' | 'isCompanyAsked'>) {
  const { t } = useTranslation();
  const explain = useExplain();
  const { language, sync } = useView();
  if (company === null) return <p className="empty">{t('words.admin.company.none')}</p>;
  const { code, detail, promise, lastPullAt, setUp } = company;
  const trouble = code === null ? null : explain({ code, params: { detail } });
  const isKept = promise !== 'unknown' || setUp === null;
  return (
    <>
      <header>
        <h2>{t('words.admin.company.title')}</h2>
        <p>{t(sync.state === 'away' ? 'words.sap.syncAway' : `words.sap.${company.state}`)}</p>
      </header>
      <TurnedBody>
        {sync.state === 'away' ? (
          <section className="why refused">
            <p>{t('setUp.screen.syncAway')}</p>
          </section>
        ) : null}
        {trouble === null ? null : (
          <section className="why refused">
            <p className="happened">{trouble.happened}</p>
            <p className="do">{trouble.next}</p>
            {detail === null ? null : <p className="sap-said">{detail}</p>}
          </section>
        )}
        <dl className="facts">
          <div>
            <dt>{t('words.admin.company.database')}</dt>
            <dd>{company.company ?? '–'}</dd>
          </div>
          <div>
            <dt>{t('words.admin.company.lastPull')}</dt>
            <dd>{lastPullAt === null ? '–' : dateTimeText(lastPullAt, language)}</dd>
          </div>
          <div>
            <dt>{t('setUp.screen.lookedAt')}</dt>
            <dd>{setUp === null ? '–' : dateTimeText(setUp.at, language)}</dd>
          </div>
          <div className="wide">
            <dt>{t('words.admin.company.promise')}</dt>
            <dd>{isKept ? t(`words.admin.company.${promise}`) : t('setUp.screen.none')}</dd>
            {setUp === null ? null : (
              <dd className="about">
                {t('setUp.screen.since', { when: dateTimeText(setUp.promiseSince, language) })}
              </dd>
            )}
          </div>
        </dl>
        <Looking isAsked={isCompanyAsked} mayMake={setUp?.findings.some(isToBeMade) ?? false} />
        {setUp === null ? (
          <p className="about">{t('setUp.screen.notYet')}</p>
        ) : (
          <Findings findings={setUp.findings} />
        )}
      </TurnedBody>
    </>
  );
}

type LookingProps = { readonly isAsked: boolean; readonly mayMake: boolean };

/** The ways to have SAP asked, or that it is being asked just now. */
function Looking({ isAsked, mayMake }: LookingProps) {
  const { t } = useTranslation();
  const send = useSend();
  const look = (make: boolean) => () => void send({ type: 'setUpCompany', make });
  const check = isAsked ? undefined : look(false);
  const make = isAsked || !mayMake ? undefined : look(true);
  return (
    <div className="looking">
      <Keys layer={{ shortcuts: { F5: check, F6: make } }} />
      <button type="button" disabled={isAsked} tabIndex={-1} onClick={check} aria-keyshortcuts="F5">
        <span className="key">F5</span>
        <IconRefresh size={24} aria-hidden="true" />
        {t('setUp.screen.check')}
      </button>
      {mayMake ? (
        <button type="button" disabled={isAsked} tabIndex={-1} onClick={make} aria-keyshortcuts="F6">
          <span className="key">F6</span>
          <IconTools size={24} aria-hidden="true" />
          {t('setUp.screen.make')}
        </button>
      ) : null}
      {isAsked ? <p role="status">{t('setUp.screen.asking')}</p> : null}
    </div>
  );
}
