import { IconPrinter, IconPrinterOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CartonView } from '../../shared/contracts/station-view.ts';
import { useTrouble } from '../i18n/explain.ts';

type Props = {
  readonly paper: 'label' | 'slip';
  readonly state: CartonView['label'];
  /** Code of the trouble that kept it from paper. */
  readonly why: string | null;
};

/** What is known of a label or a packing slip on paper: never more than the printer said. */
export function PaperState({ paper, state, why }: Props) {
  const { t } = useTranslation();
  const trouble = useTrouble();
  const bad = state === 'notPrinted' || state === 'unknown';
  const PrinterIcon = bad ? IconPrinterOff : IconPrinter;
  return (
    <section className={bad ? 'printer-state bad' : 'printer-state'} aria-live="polite">
      <PrinterIcon className="printer-icon" size={44} aria-hidden="true" />
      <div>
        <h2>{t(`words.${paper}.${state}`)}</h2>
        {why === null ? null : <p>{trouble(why)}</p>}
      </div>
    </section>
  );
}
