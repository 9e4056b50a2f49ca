import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ShipmentRecord } from '../../shared/contracts/shipment-record.ts';
import { useTrouble } from '../i18n/explain.ts';
import { dateTimeText } from '../i18n/format.ts';
import { useView } from '../station/hooks.ts';

type Print = ShipmentRecord['prints'][number];

/** Labels and packing slip, each with what is known of it. */
export function RecordPapers({ prints }: { readonly prints: readonly Print[] }) {
  const { t } = useTranslation();
  const { language } = useView();
  const trouble = useTrouble();
  if (prints.length === 0) return null;
  return (
    <section>
      <h3>{t('words.clerk.prints')}</h3>
      <ol className="steps">
        {prints.map((print) => (
          <li key={`${print.kind} ${print.sscc} ${print.copy}`}>
            <span className="when">{dateTimeText(print.queuedAt, language)}</span>
            <span>
              {nameOf(t, print)}: <b>{t(`words.clerk.printState.${print.state}`)}</b>
              {print.printer === null ? null : ` · ${print.printer}`}
              {print.why === null ? null : <small className="block">{trouble(print.why)}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function nameOf(t: TFunction, { kind, carton, copy }: Print): string {
  if (kind === 'slip') return t('words.clerk.paper.slip');
  return copy === 1
    ? t('words.clerk.paper.label', { carton })
    : t('words.clerk.paper.labelCopy', { carton, copy });
}
