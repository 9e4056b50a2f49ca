import { gs1Code128 } from './code128.ts';

/** One black bar of a symbol, in printer dots. */
export type Bar = { readonly x: number; readonly width: number };

/**
 * The bars of a GS1-128 symbol of digits alone, each a whole number of dots wide, for printers that are told to draw
 * them: so nothing hangs on how a printer's own bar code command reads its data.
 *
 * @param left where the first bar begins
 */
export function gs1Bars(digits: string, left: number, moduleDots: number): readonly Bar[] {
  let x = left;
  return gs1Code128(digits).flatMap((modules, index) => {
    const bar: Bar = { x, width: modules * moduleDots };
    x += bar.width;
    return index % 2 === 0 ? [bar] : [];
  });
}
