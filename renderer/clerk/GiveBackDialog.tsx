import { useTranslation } from 'react-i18next';
import type { GIVING_BACK } from '../../shared/contracts/shipment-actions.ts';
import type { ShipmentRecord } from '../../shared/contracts/shipment-record.ts';
import { Dialog } from '../components/Dialog.tsx';
import { ssccText } from '../i18n/format.ts';

export type GivingBack = (typeof GIVING_BACK)[number];

type Props = {
  readonly action: GivingBack;
  readonly reason: string;
  readonly record: ShipmentRecord;
  readonly onConfirm: (action: GivingBack, reason: string) => void;
  readonly onClose: () => void;
};

/** The last word before a shipment is given back, which nothing undoes: what happens next, and to which cartons. */
export function GiveBackDialog({ action, reason, record, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  const confirm = () => onConfirm(action, reason);
  const { order, cartons } = record;
  return (
    <Dialog
      title={t('words.clerk.giveBack.title', { order: order.number })}
      onClose={onClose}
      keys={{ shortcuts: { F2: confirm } }}
    >
      <p className="dialog-do">{t('words.clerk.giveBack.noWayBack')}</p>
      <p className="dialog-text">
        {t('words.clerk.giveBack.afterwards')} {t(`words.clerk.giveBack.${action}`)}
      </p>
      <p className="dialog-text">{t('words.clerk.giveBack.bring', { count: cartons.length })}</p>
      <ul className="coming-back">
        {cartons.map(({ number, sscc }) => (
          <li key={number}>
            {sscc === null ? t('words.cartonNumbered', { carton: number }) : ssccText(sscc)}
          </li>
        ))}
      </ul>
      <p className="dialog-text">{t('words.clerk.giveBack.because', { reason })}</p>
      <div className="dialog-actions">
        <button type="button" className="primary" onClick={confirm} aria-keyshortcuts="F2">
          <span className="key">F2</span> {t('words.clerk.giveBack.confirm')}
        </button>
      </div>
    </Dialog>
  );
}
