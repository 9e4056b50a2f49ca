import { IconBarcode, IconPrinter, IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StationView } from '../../shared/contracts/station-view.ts';
import { useView } from '../station/hooks.ts';

const ICONS = { scanner: IconBarcode, scale: IconScale, printer: IconPrinter } as const;

/** One lamp per device of the bench: a green bar when it is ready, a red field with "!" when it is not. */
export function DeviceLamps() {
  const { devices } = useView();
  return (
    <ul className="lamps">
      {devices.map((device) => (
        <Lamp key={device.id} device={device} />
      ))}
    </ul>
  );
}

function Lamp({ device }: { readonly device: StationView['devices'][number] }) {
  const { t } = useTranslation();
  const DeviceIcon = ICONS[device.kind];
  const text = `${device.name}: ${t(`words.device.${device.status}`)}`;
  return (
    <li className={`lamp ${device.status}`} title={text}>
      <DeviceIcon size={28} aria-hidden="true" />
      <span className="for-readers">{text}</span>
    </li>
  );
}
