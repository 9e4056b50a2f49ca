import { useTranslation } from 'react-i18next';
import { MAX_DOC_NUM } from '../../shared/contracts/shipment-actions.ts';
import type { ShipmentRecord } from '../../shared/contracts/shipment-record.ts';
import { Dialog } from '../components/Dialog.tsx';
import { Pad } from '../components/Pad.tsx';
import type { Entry } from '../keyboard/scan-line.ts';
import { useScan } from '../station/hooks.ts';

type Props = {
  readonly record: ShipmentRecord;
  readonly onNumber: (number: number) => void;
  readonly onClose: () => void;
};

/** Asks for the number of the delivery that somebody booked in SAP; typed, as a scan is never one. */
export function BookedByHandDialog({ record, onNumber, onClose }: Props) {
  const { t } = useTranslation();
  const scan = useScan();
  const entered = (entry: Entry) => {
    if (entry.kind !== 'code' || entry.byScanner) {
      onClose();
      return scan(entry);
    }
    const number = /^\d{1,10}$/.test(entry.text) ? Number(entry.text) : 0;
    if (number > 0 && number <= MAX_DOC_NUM) onNumber(number);
  };
  return (
    <Dialog
      title={t('words.clerk.booked.title')}
      onClose={onClose}
      keys={{ shortcuts: {}, entered }}
      className="narrow"
    >
      <p className="dialog-text">{t('words.clerk.booked.text', { order: record.order.number })}</p>
      <p className="dialog-text">{t('words.clerk.booked.compared')}</p>
      <Pad label={t('words.clerk.booked.confirm')} />
    </Dialog>
  );
}
