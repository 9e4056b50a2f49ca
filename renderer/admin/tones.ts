import { useEffect, useState } from 'react';
import { TONES, type Tone } from '../../shared/contracts/station-view.ts';
import { useBench } from '../station/hooks.ts';

/** All tones of the page, one after the other. */
export type Tones = {
  readonly play: () => void;
  /** The one that sounds now; null while none does. */
  readonly sounding: Tone | null;
  /** They were played to the end at least once. */
  readonly played: boolean;
};

/** The longest one takes 0.9 s. */
const NEXT_AFTER_MS = 1_300;
const SILENT = -1;

export function useTones(): Tones {
  const { play } = useBench();
  const [at, setAt] = useState(SILENT);
  const [played, setPlayed] = useState(false);
  const sounding = TONES[at] ?? null;
  useEffect(() => {
    if (sounding === null) return undefined;
    play(sounding);
    const isLast = at === TONES.length - 1;
    const timer = setTimeout(() => {
      setAt(isLast ? SILENT : at + 1);
      if (isLast) setPlayed(true);
    }, NEXT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [at, sounding, play]);
  return { play: () => setAt(0), sounding, played };
}
