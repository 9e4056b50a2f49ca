import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/Dialog.tsx';
import { Pad } from '../components/Pad.tsx';
import type { Entry } from '../keyboard/scan-line.ts';
import { useScan, useSend } from '../station/hooks.ts';

/** A scan that falls into this dialog is longer than this, and no count of a bench is. */
const COUNT = /^\d{1,5}([.,]\d{1,6})?$/;

/** Types how many units the next scan stands for. */
export function QuantityDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const send = useSend();
  const scan = useScan();
  const entered = (entry: Entry) => {
    onClose();
    if (entry.kind !== 'code' || entry.byScanner || !COUNT.test(entry.text)) return scan(entry);
    const count = Number(entry.text.replace(',', '.'));
    if (count > 0) void send({ type: 'typeQuantity', count });
  };
  return (
    <Dialog
      title={t('words.quantity.title')}
      onClose={onClose}
      keys={{ shortcuts: {}, entered }}
      className="narrow"
    >
      <p className="dialog-text">{t('words.quantity.text')}</p>
      <Pad label={t('words.quantity.confirm')} />
    </Dialog>
  );
}
