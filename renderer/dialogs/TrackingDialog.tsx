import { IconCheck, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrackingView } from '../../shared/contracts/station-view.ts';
import { TypedLine } from '../components/Choices.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useExplain } from '../i18n/explain.ts';
import { orderName } from '../i18n/order-name.ts';
import { useScan, useSend, useView } from '../station/hooks.ts';

/** Takes the carrier's numbers of a shipment: what is scanned or typed while it stands there is one. */
export function TrackingDialog({ tracking }: { readonly tracking: TrackingView }) {
  const { t } = useTranslation();
  const send = useSend();
  const scan = useScan();
  const { orderKind, orderNumber, chosen, cartons, numbers } = tracking;
  const end = () => void send({ type: 'endTracking' });
  const next = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen !== null) next.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const given = new Map(numbers.map(({ carton, number }) => [carton, number]));
  const takeBack = given.has(chosen) ? () => void send({ type: 'takeBackTracking' }) : undefined;
  const places =
    cartons.length > 1 || cartons.some((carton) => given.has(carton)) ? [null, ...cartons] : [null];
  return (
    <Dialog
      title={t('words.additions.dialog.title', { order: orderName(t, orderKind, orderNumber) })}
      onClose={end}
      keys={{ shortcuts: { F2: end, F6: takeBack }, entered: scan }}
    >
      <p className="dialog-text">{t('words.additions.dialog.text')}</p>
      <Refusal />
      <ol className="choices tracked">
        {places.map((carton) => (
          <li key={carton ?? 0} ref={carton === chosen ? next : null}>
            <button
              type="button"
              className={carton === chosen ? 'primary' : undefined}
              aria-pressed={carton === chosen}
              onClick={() => void send({ type: 'chooseTracked', carton })}
            >
              <span>
                {carton === null
                  ? t('words.additions.dialog.shipment')
                  : t('words.additions.dialog.carton', { carton })}
              </span>
              <b>{given.get(carton) ?? t('words.additions.dialog.noNumber')}</b>
            </button>
          </li>
        ))}
      </ol>
      <TypedLine hint={t('words.additions.dialog.hint')} />
      <Standing tracking={tracking} />
      <div className="dialog-actions">
        <button type="button" className="primary" onClick={end}>
          <span className="key">F2</span> {t('words.additions.dialog.done')}{' '}
          <IconCheck size={26} aria-hidden="true" />
        </button>
        {takeBack === undefined ? null : (
          <button type="button" onClick={takeBack}>
            <span className="key">F6</span> {t('words.additions.dialog.takeBack')}{' '}
            <IconTrash size={26} aria-hidden="true" />
          </button>
        )}
      </div>
    </Dialog>
  );
}

/** What was refused while the dialog is open: the band that says it elsewhere is behind it. */
function Refusal() {
  const { lastVerdict } = useView();
  const explain = useExplain();
  const [openedAt] = useState(lastVerdict?.seq ?? 0);
  if (lastVerdict === null || lastVerdict.ok || lastVerdict.seq <= openedAt) return null;
  const { happened, next } = explain(lastVerdict.message);
  return (
    <p className="dialog-refused" role="alert">
      {happened}. {next}
    </p>
  );
}

function Standing({ tracking: { state, reason, sapSaid } }: { readonly tracking: TrackingView }) {
  const { t } = useTranslation();
  const explain = useExplain();
  if (state === null) return null;
  return (
    <p className="tracked-state" role="status">
      {t('words.additions.kind.tracking')}: <b>{t(`words.additions.state.${state}`)}</b>
      {reason === null ? null : ` ${explain(reason).happened} ${explain(reason).next ?? ''}`}
      {sapSaid === null ? null : (
        <span className="sap-said"> {t('words.shipments.sapSaid', { text: sapSaid })}</span>
      )}
    </p>
  );
}
