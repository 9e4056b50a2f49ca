import { useTranslation } from 'react-i18next';
import type { BenchReport } from '../../shared/contracts/questions.ts';
import { useExplain } from '../i18n/explain.ts';
import { dateTimeText } from '../i18n/format.ts';
import { useView } from '../station/hooks.ts';

/** The company's set-up as the sync service finds it: which promise is in force, and what is in the way. */
export function Company({ company }: Pick<BenchReport, 'company'>) {
  const { t } = useTranslation();
  const explain = useExplain();
  const { language } = useView();
  if (company === null) return <p className="empty">{t('words.admin.company.none')}</p>;
  const { code, detail, promise, lastPullAt } = company;
  const trouble = code === null ? null : explain({ code, params: { detail } });
  return (
    <>
      <header>
        <h2>{t('words.admin.company.title')}</h2>
        <p>{t(`words.sap.${company.state}`)}</p>
      </header>
      <div className="record-body">
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
          <div className="wide">
            <dt>{t('words.admin.company.promise')}</dt>
            <dd>{t(`words.admin.company.${promise}`)}</dd>
          </div>
        </dl>
        {promise === 'lookUp' ? <p className="about">{t('words.admin.company.better')}</p> : null}
      </div>
    </>
  );
}
