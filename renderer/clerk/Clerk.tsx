import { useState } from 'react';
import { Keys } from '../components/Keys.tsx';
import { Recall } from './Recall.tsx';
import { Shipments } from './Shipments.tsx';

/**
 * The shipping clerk's screen: every shipment of this station, what is stuck and why, the record of each; and where
 * a lot or a serial number went. `onClose` gives the bench back to the packer.
 */
export function Clerk({ onClose }: { readonly onClose: () => void }) {
  const [at, setAt] = useState<'shipments' | 'recall'>('shipments');
  const [chosen, setChosen] = useState<string | null>(null);
  const keys = <Keys layer={{ shortcuts: { Escape: onClose, F1: onClose }, modal: true }} />;
  if (at === 'recall') {
    return (
      <>
        {keys}
        <Recall
          onShipment={(shipmentId) => {
            setChosen(shipmentId);
            setAt('shipments');
          }}
          onBack={() => setAt('shipments')}
        />
      </>
    );
  }
  return (
    <Shipments chosen={chosen} onChoose={setChosen} onRecall={() => setAt('recall')} onClose={onClose} />
  );
}
