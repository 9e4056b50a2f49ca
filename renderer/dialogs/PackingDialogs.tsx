import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../shared/contracts/station-view.ts';
import { useSend } from '../station/hooks.ts';
import { AsideDialog } from './AsideDialog.tsx';
import { CartonsDialog } from './CartonsDialog.tsx';
import { PackagingDialog } from './PackagingDialog.tsx';
import { QuantityDialog } from './QuantityDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';

export type OpenDialog = 'quantity' | 'packaging' | 'cartons' | 'aside' | 'short';

type Props = { readonly dialog: OpenDialog; readonly session: SessionView; readonly onClose: () => void };

/** The dialog of the packing screen that is open. */
export function PackingDialogs({ dialog, session, onClose }: Props) {
  switch (dialog) {
    case 'quantity':
      return <QuantityDialog onClose={onClose} />;
    case 'packaging':
      return <PackagingDialog onClose={onClose} />;
    case 'cartons':
      return <CartonsDialog onClose={onClose} />;
    case 'aside':
      return <AsideDialog onClose={onClose} />;
    case 'short':
      return <ShortDialog session={session} onClose={onClose} />;
    default:
      return dialog satisfies never;
  }
}

/** Asks why the shipment goes out without everything that was ordered. */
function ShortDialog({ session, onClose }: Omit<Props, 'dialog'>) {
  const { t } = useTranslation();
  const send = useSend();
  const short = session.lines.filter((line) => line.state !== 'complete').length;
  return (
    <ReasonDialog
      reasonFor="short"
      about={t('words.reason.short.about', { count: short })}
      onReason={(reason) => void send({ type: 'closeShipment', reason })}
      onClose={onClose}
    />
  );
}
