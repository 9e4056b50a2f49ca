import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShipmentAction } from '../../shared/contracts/shipment-actions.ts';
import type { ShipmentRecord } from '../../shared/contracts/shipment-record.ts';
import { ReasonDialog } from '../dialogs/ReasonDialog.tsx';
import { useKeys, useSend, useView } from '../station/hooks.ts';
import { actionsFor, LOOKS } from './actions.ts';
import { BookedByHandDialog } from './BookedByHandDialog.tsx';
import { GiveBackDialog, type GivingBack } from './GiveBackDialog.tsx';

/** What is being decided, and why once that was said. */
type Deciding = { readonly action: 'hold' | GivingBack; readonly reason: string | null };

type Props = {
  readonly record: ShipmentRecord;
  /** Something is being decided: this shipment stays the chosen one, whatever was looked for. */
  readonly onDeciding: () => void;
};

/** What can be done about a shipment: a button for each, by finger or by its key, the likeliest first. */
export function Doings({ record, onDeciding }: Props) {
  const { t } = useTranslation();
  const { person } = useView();
  const send = useSend();
  const [deciding, setDeciding] = useState<Deciding | 'bookedByHand' | null>(null);
  const { shipmentId } = record.shipment;
  const { mine, others } = actionsFor(record.shipment, person?.rights ?? []);
  const press = (action: ShipmentAction) => {
    if (action === 'retry') return void send({ type: 'retryShipment', shipmentId });
    onDeciding();
    setDeciding(action === 'bookedByHand' ? action : { action, reason: null });
  };
  useKeys({
    shortcuts: Object.fromEntries(mine.map((action) => [LOOKS[action].key, () => press(action)])),
  });
  const close = () => setDeciding(null);
  const reasonGiven = (action: Deciding['action'], reason: string) => {
    // Holding is undone by trying again; what was given back stays so.
    if (action === 'hold') void send({ type: 'holdShipment', shipmentId, reason });
    else setDeciding({ action, reason });
  };
  const giveBack = (action: GivingBack, reason: string) => {
    close();
    void send({ type: 'giveBackShipment', shipmentId, action, reason });
  };
  const booked = (number: number) => {
    close();
    void send({ type: 'bookedByHand', shipmentId, number });
  };
  return (
    <>
      {mine.length === 0 ? null : (
        <nav className="doings" aria-label={t('words.clerk.canBeDone')}>
          {mine.map((action, at) => (
            <DoingButton key={action} action={action} isLikeliest={at === 0} onPress={() => press(action)} />
          ))}
        </nav>
      )}
      {others.length === 0 ? null : (
        <p className="about">
          {t('words.clerk.othersMay', {
            actions: others.map((action) => t(`words.clerk.doing.${action}`)).join(', '),
          })}
        </p>
      )}
      {deciding === null ? null : deciding === 'bookedByHand' ? (
        <BookedByHandDialog record={record} onNumber={booked} onClose={close} />
      ) : deciding.reason === null ? (
        <ReasonDialog
          reasonFor={deciding.action}
          about={t(`words.clerk.about.${deciding.action}`)}
          onReason={(reason) => reasonGiven(deciding.action, reason)}
          onClose={close}
        />
      ) : deciding.action === 'hold' ? null : (
        <GiveBackDialog
          action={deciding.action}
          reason={deciding.reason}
          record={record}
          onConfirm={giveBack}
          onClose={close}
        />
      )}
    </>
  );
}

type DoingProps = {
  readonly action: ShipmentAction;
  readonly isLikeliest: boolean;
  readonly onPress: () => void;
};

function DoingButton({ action, isLikeliest, onPress }: DoingProps) {
  const { t } = useTranslation();
  const { key, icon: DoingIcon } = LOOKS[action];
  return (
    <button
      type="button"
      className={isLikeliest ? 'primary' : undefined}
      onClick={onPress}
      aria-keyshortcuts={key}
    >
      <span className="key">{key}</span> {t(`words.clerk.doing.${action}`)}{' '}
      <DoingIcon size={24} aria-hidden="true" />
    </button>
  );
}
