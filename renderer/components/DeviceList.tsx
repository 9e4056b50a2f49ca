import { useTranslation } from 'react-i18next';
import { useTrouble } from '../i18n/explain.ts';
import { useView } from '../station/hooks.ts';

/** The devices of the bench, each with its state in a word and, where it is in trouble, what to do. */
export function DeviceList() {
  const { t } = useTranslation();
  const { devices } = useView();
  const trouble = useTrouble();
  return (
    <ul className="devices">
      {devices.map(({ id, name, status, trouble: code, detail }) => (
        <li key={id}>
          <b>{name}</b> <span className={`device-state ${status}`}>{t(`words.device.${status}`)}</span>
          <span className="device-detail">{code ? trouble(code) : detail}</span>
        </li>
      ))}
    </ul>
  );
}
