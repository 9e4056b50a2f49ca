/** Those who want to hear of something; after `end` nobody hears anything. */
export type Listeners<T> = {
  add(listener: (news: T) => void): void;
  tell(news: T): void;
  end(): void;
};

/** More than this is a listener added again and again by mistake. */
const MAX_LISTENERS = 32;

export function createListeners<T>(): Listeners<T> {
  let all: readonly ((news: T) => void)[] = [];
  let ended = false;
  return {
    add: (listener) => {
      if (all.length === MAX_LISTENERS) throw new Error(`More than ${MAX_LISTENERS} listeners on one device`);
      all = [...all, listener];
    },
    tell: (news) => {
      if (ended) return;
      for (const listener of all) listener(news);
    },
    end: () => {
      ended = true;
    },
  };
}
