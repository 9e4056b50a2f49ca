import type { KeyLayer } from '../keyboard/keyboard.ts';
import { useKeys } from '../station/hooks.ts';

/** Keys that work wherever no part of the page that is drawn after this one wants them. */
export function Keys({ layer }: { readonly layer: KeyLayer }) {
  useKeys(layer);
  return null;
}
