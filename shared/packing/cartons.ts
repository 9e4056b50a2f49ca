import type { Carton, PackingState } from './state.ts';

/** The carton on the bench: the one being packed or weighed. There is never more than one. */
export function cartonOnBench(state: PackingState): Carton | undefined {
  return state.cartons.find(({ status }) => status === 'open' || status === 'weighing');
}

/** The closed carton whose label waits to be scanned back. There is never more than one. */
export function cartonWithLabelDue(state: PackingState): Carton | undefined {
  return state.cartons.find(({ status }) => status === 'closed');
}

export function cartonNumbered(state: PackingState, number: number): Carton | undefined {
  return state.cartons.find((carton) => carton.number === number);
}
