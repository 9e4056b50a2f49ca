import { useTranslation } from 'react-i18next';
import type { Alarm, Place } from '../../shared/contracts/alarm.ts';
import { useExplain } from '../i18n/explain.ts';
import { dateTimeText, quantityText } from '../i18n/format.ts';
import { orderName } from '../i18n/order-name.ts';
import { useView } from '../station/hooks.ts';

/** Codes of bins by SAP's number of them; one that is not known here goes by that number. */
type BinCodes = { readonly bins: Readonly<Record<string, string>> };

/** What happened, what it means and what to do; and what it is known by: SAP's documents, and the lines that differ. */
export function AlarmEvidence({ alarm, bins }: { readonly alarm: Alarm } & BinCodes) {
  const { t } = useTranslation();
  const explain = useExplain();
  const { language } = useView();
  const { shipmentId, code, orderKind, orderNumber, station, documents, differences, since } = alarm;
  const { happened, expected, next } = explain({ code, params: {} });
  return (
    <>
      <header>
        <h2>
          {orderNumber === null ? t('words.clerk.alarms.noOrder') : orderName(t, orderKind, orderNumber)}{' '}
          <span className="customer">{station}</span>
        </h2>
      </header>
      <div className="record-body">
        <section className="why refused" role="status">
          <p className="happened">{happened}</p>
          <p className="do">{next}</p>
          <p className="about">{t('words.clerk.alarms.expected', { expected })}</p>
        </section>
        <dl className="facts">
          <div>
            <dt>{t('words.clerk.alarms.since')}</dt>
            <dd>{dateTimeText(since, language)}</dd>
          </div>
          <div className="wide">
            <dt>{t('words.clerk.alarms.shipment')}</dt>
            <dd>{shipmentId}</dd>
          </div>
        </dl>
        <section>
          <h3>{t('words.clerk.alarms.documents')}</h3>
          {documents.length === 0 ? <p className="about">{t('words.clerk.alarms.noDocument')}</p> : null}
          <ul className="steps">
            {documents.map(({ entry, number, cancelled }) => (
              <li key={entry}>
                <b>{t('words.clerk.alarms.delivery', { number })}</b>
                <span>{cancelled ? t('words.clerk.alarms.cancelled') : null}</span>
              </li>
            ))}
          </ul>
        </section>
        {differences.length === 0 ? null : <Differences differences={differences} bins={bins} />}
      </div>
    </>
  );
}

function Differences({ differences, bins }: Pick<Alarm, 'differences'> & BinCodes) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{t('words.clerk.alarms.differences')}</h3>
      <table className="differences">
        <thead>
          <tr>
            <th scope="col">{t('words.clerk.alarms.line')}</th>
            <th scope="col">{t('words.clerk.alarms.packed')}</th>
            <th scope="col">{t('words.clerk.alarms.inSap')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ orderEntry, orderLine, itemCode, packed, inSap }) => (
            <tr key={`${orderEntry} ${orderLine}`}>
              <th scope="row">
                {orderLine} <small>{itemCode}</small>
              </th>
              <td>
                <Places places={packed} bins={bins} />
              </td>
              <td>
                <Places places={inSap} bins={bins} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Places({ places, bins }: { readonly places: readonly Place[] } & BinCodes) {
  const { t } = useTranslation();
  const { language } = useView();
  if (places.length === 0) return t('words.clerk.alarms.nothing');
  return places.map((place) => {
    const { quantity, lot, serial, bin } = place;
    const where = [
      lot === null ? null : t('words.clerk.lot', { lot }),
      serial === null ? null : t('words.clerk.serial', { serial }),
      bin === null ? null : (bins[bin] ?? t('words.clerk.alarms.bin', { bin })),
    ];
    return (
      <p key={JSON.stringify(place)}>
        <b>{quantityText(quantity, language)}</b> {where.filter(Boolean).join(' · ')}
      </p>
    );
  });
}
