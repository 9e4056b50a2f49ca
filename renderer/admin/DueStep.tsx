import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { SHEET_CODES } from '../../shared/contracts/acceptance.ts';
import type { AcceptanceView } from '../../shared/contracts/station-view.ts';
import { RawText } from '../components/RawText.tsx';
import { useExplain } from '../i18n/explain.ts';
import { weightText } from '../i18n/format.ts';
import { useView } from '../station/hooks.ts';
import type { Tones } from './tones.ts';

export type Step = AcceptanceView['steps'][number];

type Props = { readonly step: Step; readonly number: number; readonly tones: Tones };

/** What is to be done now, what it tries, and what was wrong with the last try. */
export function DueStep({ step, number, tones }: Props) {
  const { t } = useTranslation();
  const isScale = step.step.startsWith('scale');
  return (
    <div>
      <h1>{sign(t, step, number, tones)}</h1>
      <p>
        <b>{step.device ?? t(`words.sheet.step.${step.step}`)}</b> {t(`words.sheet.about.${step.step}`)}
      </p>
      {step.step === 'scaleLoaded' && step.testGrams === null ? <p>{t('words.sheet.noTestWeight')}</p> : null}
      {isScale ? <LiveWeight /> : null}
      <Wrong step={step} />
    </div>
  );
}

function sign(t: TFunction, { step, print, testGrams }: Step, number: number, tones: Tones): string {
  switch (step) {
    case 'paper':
    case 'label': {
      const way = { none: '', printing: 'Printing', out: 'Out' } as const;
      return t(`words.sheet.due.${step}${way[print]}`);
    }
    case 'scaleLoaded':
      return testGrams === null
        ? t('words.sheet.due.scaleLoaded')
        : t('words.sheet.due.testWeight', { grams: testGrams });
    case 'scaleEmpty':
    case 'scaleEmptyAgain':
      return t(`words.sheet.due.${step}`);
    case 'scanner':
      return t('words.sheet.due.scanner', { number: SHEET_CODES.indexOf('gs1-128') + 1 });
    case 'sound':
      if (tones.sounding !== null)
        return t('words.sheet.due.soundPlaying', { tone: t(`words.sheet.tone.${tones.sounding}`) });
      return t(tones.played ? 'words.sheet.due.soundPlayed' : 'words.sheet.due.sound');
    default:
      return t('words.sheet.scan', { number });
  }
}

/** What the scale shows now, as large as one looks at it from the scale. */
function LiveWeight() {
  const { t } = useTranslation();
  const { weight, language } = useView();
  const grams = weight?.grams ?? null;
  return (
    <p className="live" role="status">
      <b>{grams === null ? '– – –' : weightText(grams, language)}</b>{' '}
      {t(`words.scale.${weight?.verdict ?? 'none'}`)}
    </p>
  );
}

function Wrong({ step: { trouble, got } }: { readonly step: Step }) {
  const { t } = useTranslation();
  const explain = useExplain();
  if (trouble === null) return null;
  const wrong = explain(trouble);
  return (
    <div className="came" role="alert">
      <p>
        {t('words.verdict.expected')}: {wrong.expected}
      </p>
      {got === null ? (
        <p className="got">{wrong.happened}</p>
      ) : (
        <p className="got">
          {t('words.sheet.got')}:{' '}
          <code>
            <RawText text={got} />
          </code>
        </p>
      )}
    </div>
  );
}
