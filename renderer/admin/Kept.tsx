import { useTranslation } from 'react-i18next';
import type { ReportedDevice } from '../../shared/contracts/questions.ts';
import { dateTimeText, dayText } from '../i18n/format.ts';
import { useView } from '../station/hooks.ts';

type Props = { readonly kept: NonNullable<ReportedDevice['kept']> };

/** How a scale is kept honest: until when it is calibrated, and when its test weight was last weighed. */
export function Kept({ kept }: Props) {
  const { t } = useTranslation();
  const { language } = useView();
  const { calibratedUntil, isOverdue, testWeight, lastCheck } = kept;
  const day = calibratedUntil === null ? null : dayText(calibratedUntil, language);
  return (
    <>
      <div className={calibratedUntil === null || isOverdue ? 'overdue' : undefined}>
        <dt>{t('words.admin.kept.calibration')}</dt>
        <dd>
          {day === null ? t('words.admin.kept.noCalibration') : null}
          {day !== null && isOverdue ? t('words.admin.kept.overdue', { day }) : null}
          {day !== null && !isOverdue ? t('words.admin.kept.until', { day }) : null}
        </dd>
      </div>
      <div className={lastCheck?.passed === false ? 'overdue' : undefined}>
        <dt>{t('words.admin.kept.testWeight')}</dt>
        <dd>
          {testWeight === null
            ? t('words.admin.kept.noTestWeight')
            : t('words.admin.kept.everyHours', { ...testWeight })}
        </dd>
        {testWeight === null ? null : (
          <dd>
            {lastCheck === null
              ? t('words.admin.kept.neverChecked')
              : t(`words.admin.kept.${lastCheck.passed ? 'checkedRight' : 'checkedWrong'}`, {
                  at: dateTimeText(lastCheck.at, language),
                })}
          </dd>
        )}
      </div>
    </>
  );
}
