import { type Icon, IconPrinter, IconReload } from '@tabler/icons-react';
import type { StationCommand } from '../../shared/contracts/channel.ts';
import { SHIPMENT_STATES } from '../../shared/contracts/confirmation.ts';
import type { ShipmentView } from '../../shared/contracts/station-view.ts';
import type { words } from '../i18n/en/words.ts';

/** Something that can be done about a closed shipment. */
export type ShipmentAction = {
  /** Its name in the catalogue, under `words.clerk.doing`. */
  readonly name: keyof typeof words.clerk.doing;
  readonly key: string;
  readonly icon: Icon;
  /** The one thing that helps, in the states where it is offered. */
  readonly primary: boolean;
  readonly states: readonly ShipmentView['state'][];
  /** Who sees it; whether it is done the station decides. Null: everybody. */
  readonly right: string | null;
  readonly command: (shipmentId: string) => StationCommand;
};

/** Everything that can be done about a shipment, a line each. */
const SHIPMENT_ACTIONS: readonly ShipmentAction[] = [
  {
    name: 'retry',
    key: 'F5',
    icon: IconReload,
    primary: true,
    states: ['refused'],
    right: null,
    command: (shipmentId) => ({ type: 'retryShipment', shipmentId }),
  },
  {
    name: 'reprintSlip',
    key: 'F6',
    icon: IconPrinter,
    primary: false,
    states: SHIPMENT_STATES,
    right: null,
    command: (shipmentId) => ({ type: 'reprintSlip', shipmentId }),
  },
];

/** What this person can do about this shipment now. */
export function actionsFor(
  shipment: Pick<ShipmentView, 'state'>,
  rights: readonly string[],
): readonly ShipmentAction[] {
  return SHIPMENT_ACTIONS.filter(
    ({ states, right }) => states.includes(shipment.state) && (right === null || rights.includes(right)),
  );
}
