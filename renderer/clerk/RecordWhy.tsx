import { useTranslation } from 'react-i18next';
import type { ShipmentRecord, WayStep } from '../../shared/contracts/shipment-record.ts';
import { useExplain } from '../i18n/explain.ts';
import { dateTimeText } from '../i18n/format.ts';
import { useView } from '../station/hooks.ts';
import { actionsFor } from './actions.ts';
import { Doings } from './Doings.tsx';

type Props = { readonly record: ShipmentRecord; readonly onDeciding: () => void };

/** Why a shipment is where it is: what it means, what SAP said, who decided so; and what can be done, with its buttons. */
export function RecordWhy({ record, onDeciding }: Props) {
  const { t } = useTranslation();
  const explain = useExplain();
  const { language } = useView();
  const { reason, sapSaid, state } = record.shipment;
  const { mine, others } = actionsFor(record.shipment, []);
  if (reason === null && mine.length + others.length === 0) return null;
  const why = reason && explain(reason);
  const { packedAgainAt } = record;
  const packedAgain =
    packedAgainAt && t('words.clerk.packedAgain', { time: dateTimeText(packedAgainAt, language) });
  return (
    <section className={`why ${state}`} role="status">
      {why ? <p className="happened">{why.happened}</p> : null}
      {why ? <p className="do">{packedAgain ?? why.next}</p> : null}
      {sapSaid === null ? null : (
        <p className="sap-said">{t('words.shipments.sapSaid', { text: sapSaid })}</p>
      )}
      {state === 'held' || state === 'givenBack' ? <DecidedBy way={record.way} /> : null}
      {/* A dialog about one shipment never goes on about another. */}
      <Doings key={record.shipment.shipmentId} record={record} onDeciding={onDeciding} />
    </section>
  );
}

/** Whose decision stands. */
function DecidedBy({ way }: Pick<ShipmentRecord, 'way'>) {
  const { t } = useTranslation();
  const { language } = useView();
  const decided = way.findLast(
    (step): step is Extract<WayStep, { what: 'decided' }> =>
      step.what === 'decided' && step.action !== 'retry',
  );
  if (decided === undefined) return null;
  const { action, by, why, at } = decided;
  return (
    <p className="decided">
      {t(`words.clerk.step.decided.${action}`, { by })}{' '}
      {why === null ? null : t('words.clerk.quoted', { text: why })}{' '}
      <small>{dateTimeText(at, language)}</small>
    </p>
  );
}
