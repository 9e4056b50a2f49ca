import { useTranslation } from 'react-i18next';
import { Choices, numbered, TypedLine } from '../components/Choices.tsx';
import { Dialog } from '../components/Dialog.tsx';
import type { Entry } from '../keyboard/scan-line.ts';
import { useScan, useSend, useView } from '../station/hooks.ts';

/** Chooses what the goods are packed into. */
export function PackagingDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { session } = useView();
  const send = useSend();
  const scan = useScan();
  const choices = (session?.packagings ?? []).map(({ code, name }) => ({ id: code, label: name }));
  const open = session?.cartons.find((carton) => carton.status === 'open');
  const choose = (code: string) => {
    onClose();
    void send({ type: 'choosePackaging', code });
  };
  const entered = (entry: Entry) => {
    const choice = entry.kind === 'code' ? numbered(choices, entry.text) : null;
    if (choice) return choose(choice.id);
    onClose();
    scan(entry);
  };
  return (
    <Dialog title={t('words.packaging.title')} onClose={onClose} keys={{ shortcuts: {}, entered }}>
      <Choices choices={choices} chosen={open?.packaging.code ?? null} onChoose={({ id }) => choose(id)} />
      <TypedLine hint={t('words.packaging.hint')} />
    </Dialog>
  );
}
