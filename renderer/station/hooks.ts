import {
  createContext,
  use,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { StationView, Tone } from '../../shared/contracts/station-view.ts';
import type { Keyboard, KeyLayer } from '../keyboard/keyboard.ts';
import type { Entry } from '../keyboard/scan-line.ts';
import type { Cell } from './cell.ts';
import type { Station } from './station.ts';

/** What main.tsx builds once and every component may use. */
export type Bench = {
  readonly station: Station;
  readonly keyboard: Keyboard;
  /** Sounds a verdict's tone without one. */
  readonly play: (tone: Tone) => void;
};

export const BenchContext = createContext<Bench | null>(null);

export function useBench(): Bench {
  const bench = use(BenchContext);
  if (!bench) throw new Error('A component of the page stands outside BenchContext.');
  return bench;
}

export function useCell<T>(cell: Cell<T>): T {
  return useSyncExternalStore(cell.subscribe, cell.get);
}

export type Send = Station['send'];

export function useSend(): Send {
  return useBench().station.send;
}

/** The station's view. Screens are drawn only when there is one. */
export function useView(): StationView {
  const view = useCell(useBench().station.view);
  if (!view) throw new Error('A screen was drawn before the station sent a view.');
  return view;
}

/** Puts this component's keys in front of those of the components around it, as long as it is shown. */
export function useKeys(layer: KeyLayer): void {
  const { keyboard } = useBench();
  const latest = useRef(layer);
  useLayoutEffect(() => {
    latest.current = layer;
  });
  useLayoutEffect(() => keyboard.open(latest), [keyboard]);
}

/** The time in milliseconds, read again every `everyMs`, for ages that grow while nothing else happens. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** What sends a typed line to the station as a scan. */
export function useScan(): (entry: Entry) => void {
  const { station } = useBench();
  return (entry) => {
    if (entry.kind === 'code') void station.send({ type: 'scan', text: entry.text });
    else if (entry.kind === 'refused') station.refuse({ code: entry.refusal, params: {} });
    else if (entry.separatorsLost) station.refuse({ code: 'SCAN_SEPARATORS_LOST', params: {} });
    else station.note({ code: 'ScannerSetUp', params: {} });
  };
}
