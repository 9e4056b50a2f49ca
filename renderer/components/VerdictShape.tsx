import type { Tone } from '../../shared/contracts/station-view.ts';

/**
 * The shape of a verdict, told apart without colour: right is a circle, complete a carton, info a sheet, wrong a
 * stop sign, over a triangle that points up, lot a diamond, weight a weight.
 */
const OUTLINES: Readonly<Record<Tone, string>> = {
  right: 'M50 4a46 46 0 1 1 0 92a46 46 0 1 1 0-92z',
  complete: 'M50 3l42 22v50L50 97L8 75V25z',
  info: 'M14 6h72a8 8 0 0 1 8 8v72a8 8 0 0 1-8 8H14a8 8 0 0 1-8-8V14a8 8 0 0 1 8-8z',
  wrong: 'M31 4h38l27 27v38L69 96H31L4 69V31z',
  over: 'M50 4l48 90H2z',
  lot: 'M50 2l48 48l-48 48L2 50z',
  weight: 'M50 2a17 17 0 0 1 14 27h16l16 67H4l16-67h16A17 17 0 0 1 50 2z',
};

const SIGNS: Readonly<Record<Tone, string>> = {
  right: 'M27 52l16 16l30-36',
  complete: 'M24 47l13 14l19-24M46 58l6 6l24-30',
  info: 'M50 28v2M50 46v28',
  wrong: 'M32 32l36 36M68 32L32 68',
  over: 'M50 44v32M34 60h32',
  lot: 'M32 41h36M32 59h36M60 28L40 72',
  weight: 'M50 42v20M50 79v1',
};

/** The sign of a tone in the colours of the band that it stands in: text colour outside, band colour inside. */
export function VerdictShape({ tone, size }: { readonly tone: Tone; readonly size: number }) {
  return (
    <svg
      className={`shape shape-${tone}`}
      width={size}
      height={size}
      viewBox="0 0 100 100"
      aria-hidden="true"
    >
      <path d={OUTLINES[tone]} fill="currentColor" />
      <path d={SIGNS[tone]} fill="none" strokeWidth="12" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
