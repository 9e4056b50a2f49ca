import { useTranslation } from 'react-i18next';
import type { ShipmentRecord, WayStep } from '../../shared/contracts/shipment-record.ts';
import { useExplain } from '../i18n/explain.ts';
import { dateTimeText } from '../i18n/format.ts';
import { useView } from '../station/hooks.ts';

/** What became of a shipment after it was closed, step by step. */
export function RecordWay({ way }: Pick<ShipmentRecord, 'way'>) {
  const { t } = useTranslation();
  const { language } = useView();
  return (
    <section>
      <h3>{t('words.clerk.way')}</h3>
      <ol className="steps">
        {way.map((step) => (
          <li key={JSON.stringify(step)} className={step.what === 'state' ? step.state : undefined}>
            <span className="when">{dateTimeText(step.at, language)}</span>
            <span>
              <Step step={step} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Step({ step }: { readonly step: WayStep }) {
  const { t } = useTranslation();
  const explain = useExplain();
  switch (step.what) {
    case 'closed':
      return t('words.clerk.step.closed', { by: step.by });
    case 'submitted':
      return t('words.clerk.step.submitted');
    case 'decided':
      return (
        <>
          {t(`words.clerk.step.decided.${step.action}`, { by: step.by })}
          {step.why === null ? null : (
            <small className="block">{t('words.clerk.quoted', { text: step.why })}</small>
          )}
        </>
      );
    case 'booked':
      return t('words.clerk.step.booked', { by: step.by, number: step.number });
    case 'notDone':
      return <b>{explain(step.refusal).happened}</b>;
    case 'other':
      return t('words.clerk.step.other', { by: step.by, event: step.event });
    case 'state':
      return (
        <>
          <b>
            {step.state === 'posted' && step.documentNumber !== null
              ? t('words.shipmentState.postedAs', { number: step.documentNumber })
              : t(`words.shipmentState.${step.state}`)}
          </b>
          {step.reason === null ? null : ` ${explain(step.reason).happened}`}
          {step.sapSaid === null ? null : (
            <span className="sap-said"> {t('words.shipments.sapSaid', { text: step.sapSaid })}</span>
          )}
        </>
      );
    default:
      return step satisfies never;
  }
}
