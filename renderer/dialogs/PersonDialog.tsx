import { IconClipboardCheck, IconLogout, IconScale, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DeviceList } from '../components/DeviceList.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { LanguageButtons } from '../components/LanguageButtons.tsx';
import { useSend, useView } from '../station/hooks.ts';

type Props = {
  readonly onClose: () => void;
  readonly onAdmin: () => void;
  readonly onTestWeight: () => void;
};

/** Who is signed in, in which language, and the way out; the checks of the bench, and its set-up for who may. */
export function PersonDialog({ onClose, onAdmin, onTestWeight }: Props) {
  const { t } = useTranslation();
  const { person, scaleCheck } = useView();
  const send = useSend();
  const signOut = () => {
    onClose();
    void send({ type: 'signOut' });
  };
  const check = () => {
    onClose();
    void send({ type: 'startAcceptance', kind: 'shift' });
  };
  const isAdmin = person?.rights.includes('admin') ?? false;
  return (
    <Dialog
      title={person?.name ?? t('words.person.nobody')}
      onClose={onClose}
      keys={{
        shortcuts: {
          F2: signOut,
          F3: check,
          F4: isAdmin ? onAdmin : undefined,
          F5: scaleCheck ? onTestWeight : undefined,
        },
      }}
    >
      <LanguageButtons />
      <DeviceList />
      <div className="dialog-actions">
        <button type="button" className="primary" onClick={signOut}>
          <span className="key">F2</span> {t('words.person.signOut')}{' '}
          <IconLogout size={26} aria-hidden="true" />
        </button>
        <button type="button" onClick={check}>
          <span className="key">F3</span> {t('words.admin.shift')}{' '}
          <IconClipboardCheck size={26} aria-hidden="true" />
        </button>
        {scaleCheck ? (
          <button type="button" onClick={onTestWeight}>
            <span className="key">F5</span> {t('words.scaleCheck.title')}{' '}
            <IconScale size={26} aria-hidden="true" />
          </button>
        ) : null}
        {isAdmin ? (
          <button type="button" onClick={onAdmin}>
            <span className="key">F4</span> {t('words.admin.title')}{' '}
            <IconSettings size={26} aria-hidden="true" />
          </button>
        ) : null}
      </div>
    </Dialog>
  );
}
