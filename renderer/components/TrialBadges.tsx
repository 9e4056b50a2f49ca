import { useTranslation } from 'react-i18next';
import { roleOf } from '../i18n/message.ts';
import { useSend, useView } from '../station/hooks.ts';

/** Badges to press where there is no scanner: those of the sandbox. */
export function TrialBadges() {
  const { t } = useTranslation();
  const { trialBadges } = useView();
  const send = useSend();
  return (
    <ul className="trial-badges">
      {trialBadges.map(({ code, name, role }) => (
        <li key={code}>
          <button type="button" onClick={() => void send({ type: 'benchScan', text: code })}>
            {name} <span className="role">{roleOf(t, role)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
