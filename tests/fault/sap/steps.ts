/** Where a program may end without warning: just before and just after each thing that it makes durable or sends. */
export const SYNC_STEPS = [
  'accept:before',
  'accept:after',
  'due:after',
  'beginAttempt:before',
  'beginAttempt:after',
  'post:arrived',
  'post:landed',
  'noteAnswer:before',
  'noteAnswer:after',
  'settle:before',
  'settle:after',
  'offer:before',
  'offer:after',
] as const;
export const STATION_STEPS = [
  'close:before',
  'close:after',
  'markSubmitted:before',
  'markSubmitted:after',
  'note:before',
  'note:after',
] as const;
export type SyncStep = (typeof SYNC_STEPS)[number];
export type StationStep = (typeof STATION_STEPS)[number];
export type Step = SyncStep | StationStep;

/** A program that ends at a step, for good: nothing it does afterwards has any effect. */
export type Life<S extends Step = Step> = {
  isOver(): boolean;
  /** It will end at this step, when it has been reached so many times. */
  dieAt(step: S, times: number): void;
  /** Ends here if this is the step; true when it is over. */
  reach(step: S): boolean;
};

export function live<S extends Step>(died: (step: S) => void): Life<S> {
  let over = false;
  let end: { readonly step: S; times: number } | null = null;
  return {
    isOver: () => over,
    dieAt: (step, times) => {
      end = { step, times };
    },
    reach: (step) => {
      if (over || end?.step !== step || --end.times > 0) return over;
      over = true;
      died(step);
      return true;
    },
  };
}

/** What a dead program waits for. */
export function never<T>(): Promise<T> {
  return new Promise(() => {});
}
