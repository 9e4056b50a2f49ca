import { cartonWithLabelDue } from '../cartons.ts';
import type { PackingState } from '../state.ts';
import { accepted, type Decision, refuse } from './decision.ts';

/** A carton label scanned back: it must be the one that was just printed for the carton on the bench. */
export function scanLabel(state: PackingState, sscc: string): Decision {
  if (state.deadSsccs.includes(sscc)) return refuse('LABEL_DEAD', { sscc });
  const carton = state.cartons.find((one) => one.sscc === sscc);
  if (carton === undefined) return refuse('LABEL_NOT_OURS', { sscc });
  const due = cartonWithLabelDue(state);
  if (due === undefined) return refuse('LABEL_NOT_DUE', { carton: carton.number });
  return due.number === carton.number
    ? accepted({ type: 'LabelConfirmed', carton: carton.number, sscc })
    : refuse('LABEL_OF_OTHER_CARTON', { carton: carton.number, due: due.number });
}
