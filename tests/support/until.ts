/** Waits until `fits`, looking after everything that happens; an error that names `what` when it never does. */
export async function until(what: string, fits: () => boolean, withinMs = 15_000): Promise<void> {
  for (const end = performance.now() + withinMs; !fits(); ) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
