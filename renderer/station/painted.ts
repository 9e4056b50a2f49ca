/** Marks that are kept for measuring; a shift has some ten thousand verdicts. */
const KEPT_MARKS = 1000;
const kept: string[] = [];

/**
 * Notes in the browser's performance timeline when the verdict `seq` stood on the screen, as
 * `verdict-painted:<seq>`. Called after React has put it into the page: the frame that follows paints it.
 */
export function markPainted(seq: number): void {
  requestAnimationFrame(() => {
    // A task queued inside a frame runs after that frame is painted.
    setTimeout(() => {
      const name = `verdict-painted:${seq}`;
      performance.mark(name);
      kept.push(name);
      const oldest = kept.length > KEPT_MARKS ? kept.shift() : undefined;
      if (oldest) performance.clearMarks(oldest);
    });
  });
}
