import {
  type Icon,
  IconArrowBackUp,
  IconArrowsSplit2,
  IconFileCheck,
  IconPlayerPause,
  IconReload,
  IconReplace,
} from '@tabler/icons-react';
import { RIGHT_FOR, type ShipmentAction, shipmentActions } from '../../shared/contracts/shipment-actions.ts';
import type { ShipmentView } from '../../shared/contracts/station-view.ts';

/** How each action looks, and its key. What makes sense when, and who may, contracts/shipment-actions.ts says. */
export const LOOKS: Readonly<Record<ShipmentAction, { readonly key: string; readonly icon: Icon }>> = {
  retry: { key: 'F5', icon: IconReload },
  changeLot: { key: 'F7', icon: IconReplace },
  split: { key: 'F8', icon: IconArrowsSplit2 },
  bookedByHand: { key: 'F11', icon: IconFileCheck },
  hold: { key: 'F9', icon: IconPlayerPause },
  giveBack: { key: 'F10', icon: IconArrowBackUp },
};

/** What can be done about a shipment now, the likeliest first: what this person may do, and what others may. */
export function actionsFor(
  { state, reason }: Pick<ShipmentView, 'state' | 'reason'>,
  rights: readonly string[],
): { readonly mine: readonly ShipmentAction[]; readonly others: readonly ShipmentAction[] } {
  const sensible = shipmentActions(state, reason?.code ?? null);
  const isMine = (action: ShipmentAction): boolean => {
    const right = RIGHT_FOR[action];
    return right === null || rights.includes(right);
  };
  return { mine: sensible.filter(isMine), others: sensible.filter((action) => !isMine(action)) };
}
