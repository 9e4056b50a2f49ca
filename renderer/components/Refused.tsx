import type { Message } from '../../shared/contracts/station-view.ts';
import { useExplain } from '../i18n/explain.ts';

/** Why there is no answer, and what to do about it. */
export function Refused({ refusal }: { readonly refusal: Message }) {
  const { happened, next } = useExplain()(refusal);
  return (
    <p className="refused-answer" role="alert">
      {happened} <b>{next}</b>
    </p>
  );
}
