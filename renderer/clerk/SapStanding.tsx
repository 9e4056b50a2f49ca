import type { Message } from '../../shared/contracts/station-view.ts';
import { useExplain } from '../i18n/explain.ts';
import { useBench, useCell, useView } from '../station/hooks.ts';

/** Why SAP is not reached, and what to do about it; nothing while all is well. */
export function SapStanding() {
  const explain = useExplain();
  const message = useWhy();
  if (message === null) return null;
  const { happened, next } = explain(message);
  const { detail } = message.params;
  return (
    <p className="sap-standing" role="status">
      {happened} <b>{next}</b>{' '}
      {typeof detail === 'string' ? <span className="sap-said">{detail}</span> : null}
    </p>
  );
}

/** A sync service that stopped, a mistake in its settings, or that never stays up cannot say it: the shell does. */
function useWhy(): Message | null {
  const trouble = useCell(useBench().station.shell)?.trouble ?? null;
  const { code, detail } = useView().sap;
  if (trouble !== null && trouble.params.service !== 'station') return trouble;
  return code === null ? null : { code, params: { detail } };
}
