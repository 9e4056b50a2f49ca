import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyLayer } from '../keyboard/keyboard.ts';
import { useKeys } from '../station/hooks.ts';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly keys?: Omit<KeyLayer, 'modal'>;
  readonly className?: string;
};

/** A dialog in front of the screen: it has all keys, Escape closes it, the focus stays inside. */
export function Dialog({ title, onClose, children, keys, className }: Props) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Not the first button: Enter after a scan would press it.
    heading.current?.focus();
  }, []);
  useKeys({ ...keys, modal: true, shortcuts: { Escape: onClose, ...keys?.shortcuts } });
  return (
    <dialog
      ref={dialog}
      className={className}
      aria-label={title}
      onCancel={(event) => event.preventDefault()}
    >
      <header className="dialog-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" onClick={onClose}>
          <span className="key">Esc</span> {t('words.close')} <IconX size={24} aria-hidden="true" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
