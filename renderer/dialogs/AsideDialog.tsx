import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/Dialog.tsx';
import { useSend } from '../station/hooks.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

/** Puts the order aside to go on later, or gives it up; asks why, either way. */
export function AsideDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const send = useSend();
  const [way, setWay] = useState<'aside' | 'abandon' | null>(null);
  if (way) {
    return (
      <ReasonDialog
        reasonFor={way}
        about={t(`words.reason.${way}.about`)}
        onReason={(reason) => void send({ type: way === 'aside' ? 'suspend' : 'abandon', reason })}
        onClose={onClose}
      />
    );
  }
  const choose = (chosen: 'aside' | 'abandon') => () => setWay(chosen);
  return (
    <Dialog
      title={t('words.action.aside')}
      onClose={onClose}
      keys={{ shortcuts: { F2: choose('aside'), F4: choose('abandon') } }}
    >
      <div className="two-ways">
        <button type="button" className="primary" onClick={choose('aside')}>
          <span className="key">F2</span> {t('words.aside.keep')}
          <small>{t('words.aside.keepText')}</small>
        </button>
        <button type="button" onClick={choose('abandon')}>
          <span className="key">F4</span> {t('words.aside.giveUp')}
          <small>{t('words.aside.giveUpText')}</small>
        </button>
      </div>
    </Dialog>
  );
}
