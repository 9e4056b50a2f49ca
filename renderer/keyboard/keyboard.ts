import { type Cell, cell } from '../station/cell.ts';
import { loadProfile, saveProfile } from './profile-store.ts';
import { cleared, EMPTY_LINE, type Entry, type Key, press, type ScanLine } from './scan-line.ts';

/** Who gets the keys: the screen, or the dialog that stands in front of it. */
export type KeyLayer = {
  /** What keys like 'F2' or 'Escape' do; the layer in front is asked first. */
  readonly shortcuts: Readonly<Record<string, (() => void) | undefined>>;
  /** Gets each line that Enter sends; without it, the layer behind does. */
  readonly entered?: (entry: Entry) => void;
  /** Nothing reaches the layers behind, and the line starts empty. */
  readonly modal?: boolean;
};

/** A layer that can change what it does while it stays in its place. */
export type KeyLayerRef = { readonly current: KeyLayer };

/** All keys of the page, in the order they were pressed, whatever has the focus. */
export type Keyboard = {
  readonly line: Cell<ScanLine>;
  readonly capsLock: Cell<boolean>;
  /** A dialog has the keys: what is typed belongs to it alone, and may be secret. */
  readonly covered: Cell<boolean>;
  /** Puts a layer in front of the others; gives how to take it away again. */
  open(layer: KeyLayerRef): () => void;
  /** A key of the on-screen pad; 'Enter' and 'Backspace' as on a keyboard. */
  tap(key: string): void;
};

/** Listens to the window's keys. Called once, by main.tsx; `page` is the window, a parameter for its clock. */
export function openKeyboard(page: Window): Keyboard {
  const line = cell<ScanLine>(EMPTY_LINE);
  const capsLock = cell(false);
  const covered = cell(false);
  const layers: KeyLayerRef[] = [];
  let profile = loadProfile(page);

  function take(key: Key): boolean {
    const pressed = press(line.get(), key, profile);
    line.set(pressed.line);
    const { entry } = pressed;
    if (entry?.kind === 'setUp') {
      profile = entry.profile;
      saveProfile(page, profile);
    }
    if (entry) inFront((layer) => layer.entered)?.(entry);
    return pressed.taken;
  }

  function inFront<T>(find: (layer: KeyLayer) => T | undefined): T | undefined {
    for (const { current } of layers.toReversed()) {
      const found = find(current);
      if (found !== undefined || current.modal) return found;
    }
    return undefined;
  }

  /** A dialog came or went: what was typed before it belongs to nobody now. */
  function turnOver(): void {
    line.set(cleared(line.get()));
    covered.set(layers.some(({ current }) => current.modal));
  }

  page.addEventListener(
    'keydown',
    (event) => {
      capsLock.set(event.getModifierState('CapsLock'));
      if (event.metaKey || event.isComposing) return;
      if (event.repeat && event.key !== 'Backspace') return;
      const key = keyOf(event);
      if (take(key)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      if (key.alt) return;
      const shortcut = event.ctrlKey ? undefined : inFront((layer) => layer.shortcuts[event.key]);
      if (shortcut) shortcut();
      // Chromium's own meaning of these keys (reload, search, menu) has no place on a bench.
      if (shortcut || /^F\d+$/.test(event.key)) event.preventDefault();
    },
    { capture: true },
  );

  return {
    line,
    capsLock,
    covered,
    open: (layer) => {
      layers.push(layer);
      if (layer.current.modal) turnOver();
      return () => {
        layers.splice(layers.indexOf(layer), 1);
        if (layer.current.modal) turnOver();
      };
    },
    tap: (key) => {
      take({ ...NO_MODIFIERS, key, code: '', at: page.performance.now() });
    },
  };
}

const NO_MODIFIERS = { shift: false, ctrl: false, alt: false, altGraph: false, capsLock: false };

function keyOf(event: KeyboardEvent): Key {
  // Windows reports AltGr as Ctrl and Alt together.
  const altGraph =
    event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey && [...event.key].length === 1);
  return {
    key: event.key,
    code: event.code,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey && !altGraph,
    altGraph,
    capsLock: event.getModifierState('CapsLock'),
    at: event.timeStamp,
  };
}
