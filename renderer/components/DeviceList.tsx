import { useTranslation } from 'react-i18next';
import { useTrouble } from '../i18n/explain.ts';
import { useView } from '../station/hooks.ts';

/** The devices of the bench, each with its state in a word and what to do about trouble; `brief` leaves out the rest. */
export function DeviceList({ brief }: { readonly brief?: boolean }) {
  const { t } = useTranslation();
  const { devices } = useView();
  const trouble = useTrouble();
  return (
    <ul className="devices">
      {devices.map(({ id, name, status, trouble: code, detail }) => (
        <li key={id}>
          <b>{name}</b> <span className={`device-state ${status}`}>{t(`words.device.${status}`)}</span>
          {code ? <span className="device-detail">{trouble(code)}</span> : null}
          {code || brief ? null : <span className="device-detail">{detail}</span>}
        </li>
      ))}
    </ul>
  );
}
