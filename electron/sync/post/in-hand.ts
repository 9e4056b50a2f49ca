/** The orders for which something is being done in SAP just now: one thing at a time for each. */
export type OrdersInHand = {
  /** Their keys. */
  readonly keys: () => ReadonlySet<string>;
  /** Does the work with the order in hand; null, and nothing is done, while it is so for something else. */
  readonly take: <T>(order: string, work: () => Promise<T>) => Promise<T> | null;
  /** Called whenever one is free again. Gives the way to stop it. */
  readonly onFree: (listener: () => void) => () => void;
  /** Resolves once none is in hand any more. */
  readonly allFree: () => Promise<void>;
};

export function openOrdersInHand(): OrdersInHand {
  const inHand = new Map<string, Promise<unknown>>();
  const listeners = new Set<() => void>();
  return {
    keys: () => new Set(inHand.keys()),
    take: (order, work) => {
      if (inHand.has(order)) return null;
      const done = work().finally(() => {
        inHand.delete(order);
        for (const listener of listeners) listener();
      });
      inHand.set(order, done);
      return done;
    },
    onFree: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    allFree: async () => {
      while (inHand.size > 0) await Promise.allSettled(inHand.values());
    },
  };
}
