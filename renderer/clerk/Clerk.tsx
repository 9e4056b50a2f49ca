import { type ReactNode, useState } from 'react';
import { Keys } from '../components/Keys.tsx';
import { Alarms } from './Alarms.tsx';
import { Recall } from './Recall.tsx';
import { Shipments } from './Shipments.tsx';

type At = 'shipments' | 'recall' | 'alarms';

/**
 * The shipping clerk's screen: every shipment of this station, what is stuck and why, the record of each; where a lot
 * or a serial number went; and in what SAP disagrees. `onClose` gives the bench back to the packer.
 */
export function Clerk({ onClose }: { readonly onClose: () => void }) {
  const [at, setAt] = useState<At>('shipments');
  const [chosen, setChosen] = useState<string | null>(null);
  const back = () => setAt('shipments');
  const show = (shipmentId: string) => {
    setChosen(shipmentId);
    back();
  };
  switch (at) {
    case 'shipments':
      return (
        <Shipments
          chosen={chosen}
          onChoose={setChosen}
          onRecall={() => setAt('recall')}
          onAlarms={() => setAt('alarms')}
          onClose={onClose}
        />
      );
    case 'recall':
      return inFront(<Recall onShipment={show} onBack={back} />, onClose);
    case 'alarms':
      return inFront(<Alarms onShipment={show} onBack={back} />, onClose);
    default:
      return at satisfies never;
  }
}

/** No key of the packer's screens does anything behind it. */
function inFront(screen: ReactNode, onClose: () => void): ReactNode {
  return (
    <>
      <Keys layer={{ shortcuts: { Escape: onClose, F1: onClose }, modal: true }} />
      {screen}
    </>
  );
}
