import type { Icon } from '@tabler/icons-react';
import { useKeys } from '../station/hooks.ts';

/** Something a person can press: by finger, by the key that is printed on it, by a command bar code. */
export type Action = {
  readonly key: string;
  readonly label: string;
  readonly icon: Icon;
  readonly press: () => void;
  readonly primary?: boolean;
  /** The way of working that this action switches is on. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
};

/** The row of actions at the foot of the screen, each under its key. */
export function ActionBar({ actions }: { readonly actions: readonly Action[] }) {
  const shortcuts = Object.fromEntries(
    actions.map(({ key, press, disabled }) => [shortcutOf(key), disabled ? undefined : press]),
  );
  useKeys({ shortcuts });
  if (actions.length === 0) return null;
  return (
    <nav className="actions">
      {actions.map((action) => (
        <ActionButton key={action.key} action={action} />
      ))}
    </nav>
  );
}

function ActionButton({ action }: { readonly action: Action }) {
  const { key, label, icon: ActionIcon, press, primary, pressed, disabled } = action;
  const look = pressed ? 'pressed' : primary ? 'primary' : undefined;
  return (
    <button
      type="button"
      className={look}
      onClick={press}
      disabled={disabled}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcutOf(key)}
    >
      <span className="key">{key}</span>
      <ActionIcon size={26} aria-hidden="true" />
      <span className="label">{label}</span>
    </button>
  );
}

function shortcutOf(key: string): string {
  return key === 'Esc' ? 'Escape' : key;
}
