import type { CartonView, SessionView } from '../../shared/contracts/station-view.ts';

/** What the packing screen is about: packing, or the carton that is being weighed or waits for its label. */
export type Stage =
  | { readonly kind: 'packing' }
  | { readonly kind: 'weighing'; readonly carton: CartonView }
  | { readonly kind: 'label'; readonly carton: CartonView };

/** The stage that the cartons' own states tell; one carton at a time is being closed. */
export function stageOf({ cartons }: Pick<SessionView, 'cartons'>): Stage {
  const weighing = cartons.find(({ status }) => status === 'weighing');
  if (weighing) return { kind: 'weighing', carton: weighing };
  const closed = cartons.find(({ status }) => status === 'closed');
  return closed ? { kind: 'label', carton: closed } : { kind: 'packing' };
}
