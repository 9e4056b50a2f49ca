import { useTranslation } from 'react-i18next';
import type { RecordedCarton } from '../../shared/contracts/shipment-record.ts';
import { quantityText, ssccText } from '../i18n/format.ts';
import { useView } from '../station/hooks.ts';

/** The cartons of a shipment with their labels, weights and contents. */
export function RecordCartons({ cartons }: { readonly cartons: readonly RecordedCarton[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{t('words.clerk.cartons')}</h3>
      {cartons.map((carton) => (
        <CartonRecord key={carton.number} carton={carton} />
      ))}
    </section>
  );
}

function CartonRecord({ carton }: { readonly carton: RecordedCarton }) {
  const { t } = useTranslation();
  const weight = useWeight(carton);
  const packers = t('words.clerk.packedBy', { names: carton.packers.join(', ') });
  return (
    <article className="carton-record">
      <header>
        <b className="number">{carton.number}</b>
        <span className="sscc">{carton.sscc === null ? null : ssccText(carton.sscc)}</span>
        <span className="about">{[carton.packaging, weight, packers].filter(Boolean).join(' · ')}</span>
      </header>
      <ul>
        {carton.contents.map((content) => (
          <ContentRow key={JSON.stringify(content)} content={content} />
        ))}
      </ul>
    </article>
  );
}

function ContentRow({ content }: { readonly content: RecordedCarton['contents'][number] }) {
  const { t } = useTranslation();
  const { language } = useView();
  const { itemCode, name, count, uom, lot, expiry, serial } = content;
  return (
    <li>
      <b className="count">{`${quantityText(count, language)} ${uom}`}</b>
      <span>
        {name} <small>{itemCode}</small>
      </span>
      <span className="mark">
        {lot === null
          ? null
          : expiry === null
            ? t('words.clerk.lot', { lot })
            : t('words.clerk.lotUntil', { lot, expiry })}
        {serial === null ? null : t('words.clerk.serial', { serial })}
      </span>
    </li>
  );
}

function useWeight({ grossGrams, expectedGrams, weight }: RecordedCarton): string | null {
  const { t } = useTranslation();
  if (grossGrams === null) return null;
  const said =
    expectedGrams === null
      ? t('words.clerk.grossOnly', { grams: grossGrams })
      : t('words.clerk.gross', { grams: grossGrams, expected: expectedGrams });
  return weight === null ? said : `${said} (${t(`words.clerk.weight.${weight}`)})`;
}
