import { type ReactNode, useRef } from 'react';
import { useKeys } from '../station/hooks.ts';

/** What stays in view when the page is turned. */
const TURN = 0.8;

/** What is longer than the screen, turned by Page Down and Page Up as well as by finger. */
export function TurnedBody({ children }: { readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  const turn = (pages: number) => {
    body.current?.scrollBy({ top: pages * TURN * body.current.clientHeight });
  };
  useKeys({ shortcuts: { PageDown: () => turn(1), PageUp: () => turn(-1) } });
  return (
    <div className="record-body" ref={body}>
      {children}
    </div>
  );
}
