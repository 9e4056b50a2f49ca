import { IconTruckDelivery } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecordedAddition, ShipmentRecord } from '../../shared/contracts/shipment-record.ts';
import { useExplain } from '../i18n/explain.ts';
import { dateTimeText } from '../i18n/format.ts';
import { useKeys, useSend, useView } from '../station/hooks.ts';

/** What was added to the delivery after it was closed, the newest first; older ones stay on record. */
export function RecordAdditions({ record }: { readonly record: ShipmentRecord }) {
  const { t } = useTranslation();
  const { language } = useView();
  const send = useSend();
  const { shipmentId, state } = record.shipment;
  const give = () => void send({ type: 'askTracking', shipmentId });
  const mayGive = state !== 'givenBack';
  useKeys({ shortcuts: { Insert: mayGive ? give : undefined } });
  if (!mayGive && record.additions.length === 0) return null;
  return (
    <section>
      <h3>{t('words.additions.title')}</h3>
      {record.additions.length === 0 ? <p className="about">{t('words.additions.none')}</p> : null}
      <ol className="steps">
        {record.additions.map((each) => (
          <li key={each.seq} className={each.state === 'refused' ? 'refused' : undefined}>
            <span className="when">{dateTimeText(each.at, language)}</span>
            <span>
              <Added addition={each} />
            </span>
          </li>
        ))}
      </ol>
      {mayGive ? (
        <nav className="doings">
          <button type="button" onClick={give} aria-keyshortcuts="Insert">
            <span className="key">{t('words.additions.key')}</span> {t('words.additions.give')}{' '}
            <IconTruckDelivery size={24} aria-hidden="true" />
          </button>
        </nav>
      ) : null}
    </section>
  );
}

function Added({ addition }: { readonly addition: RecordedAddition }) {
  const { t } = useTranslation();
  const explain = useExplain();
  const { kind, numbers, by, state, inSap, reason, sapSaid } = addition;
  const texts = numbers.map(({ carton, number }) =>
    carton === null ? number : t('words.additions.more', { number, carton }),
  );
  const what =
    texts.length > 0 ? texts.join(', ') : kind === 'tracking' ? t('words.additions.takenBack') : null;
  const stands =
    state === 'inSap' && inSap !== null
      ? t('words.additions.state.inSapAs', { text: inSap })
      : t(`words.additions.state.${state}`);
  const why = reason === null ? null : explain(reason);
  return (
    <>
      {t(`words.additions.kind.${kind}`)}
      {what === null ? null : ` ${what}`}
      {by === '' ? null : ` ${t('words.additions.by', { by })}`}: <b>{stands}</b>
      {why === null ? null : (
        <small className="block">
          {why.happened} {why.next}
        </small>
      )}
      {sapSaid === null ? null : (
        <span className="sap-said">{t('words.shipments.sapSaid', { text: sapSaid })}</span>
      )}
    </>
  );
}
