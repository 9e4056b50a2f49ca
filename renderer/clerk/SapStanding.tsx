import { useExplain } from '../i18n/explain.ts';
import { useView } from '../station/hooks.ts';

/** Why SAP is not reached, and what to do about it; nothing while all is well. */
export function SapStanding() {
  const explain = useExplain();
  const { code, detail } = useView().sap;
  if (code === null) return null;
  const { happened, next } = explain({ code, params: { detail } });
  return (
    <p className="sap-standing" role="status">
      {happened} <b>{next}</b> {detail === null ? null : <span className="sap-said">{detail}</span>}
    </p>
  );
}
