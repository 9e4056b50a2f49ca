import type { Carton, PackingState, Pending } from './state.ts';
import type { WorkLine } from './work.ts';

/**
 * The one thing to do next, with what its text needs. Quantities are in the line's own unit of measure;
 * `line` says which line is meant, so that the page can show it large.
 */
export type NextStep =
  | { readonly code: 'scanLocation'; readonly params: OfLine & { readonly bin: string } }
  | { readonly code: 'scanItem'; readonly params: OfLine }
  | { readonly code: 'scanLot'; readonly params: OfPending }
  | { readonly code: 'scanSerial'; readonly params: OfPending }
  | { readonly code: 'scanWeight'; readonly params: OfPending }
  | { readonly code: 'scanLocationOfItem'; readonly params: OfPending }
  | { readonly code: 'takeOut'; readonly params: OfCarton }
  | { readonly code: 'closeCarton'; readonly params: OfCarton }
  | { readonly code: 'weigh'; readonly params: OfCarton }
  | { readonly code: 'scanLabel'; readonly params: OfCarton & { readonly sscc: string } }
  | { readonly code: 'openCarton'; readonly params: None }
  | { readonly code: 'closeShipment'; readonly params: { readonly cartons: number } }
  | { readonly code: 'resume'; readonly params: None }
  | { readonly code: 'nothing'; readonly params: None };

type None = Readonly<Record<string, never>>;
type OfCarton = { readonly carton: number };
type OfPending = { readonly item: string; readonly name: string };
type OfLine = OfPending & { readonly line: number; readonly remaining: number; readonly uom: string };

export type NextStepCode = NextStep['code'];
