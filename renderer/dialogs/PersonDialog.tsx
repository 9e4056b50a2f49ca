import { IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DeviceList } from '../components/DeviceList.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { LanguageButtons } from '../components/LanguageButtons.tsx';
import { useSend, useView } from '../station/hooks.ts';

/** Who is signed in, in which language, and the way out. */
export function PersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = useView();
  const send = useSend();
  const signOut = () => {
    onClose();
    void send({ type: 'signOut' });
  };
  return (
    <Dialog
      title={person?.name ?? t('words.person.nobody')}
      onClose={onClose}
      keys={{ shortcuts: { F2: signOut } }}
    >
      <LanguageButtons />
      <DeviceList />
      <div className="dialog-actions">
        <button type="button" className="primary" onClick={signOut}>
          <span className="key">F2</span> {t('words.person.signOut')}{' '}
          <IconLogout size={26} aria-hidden="true" />
        </button>
      </div>
    </Dialog>
  );
}
