import { IconHandOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StationView } from '../../shared/contracts/station-view.ts';
import { ScanEntry } from '../components/ScanEntry.tsx';

type Props = {
  readonly person: NonNullable<StationView['person']>;
  readonly onShipments: () => void;
  readonly onPerson: () => void;
};

/** Somebody without the right to pack has signed in: where their work is, and how the bench gets its packer back. */
export function NotPacking({ person, onShipments, onPerson }: Props) {
  const { t } = useTranslation();
  return (
    <main className="queue not-packing">
      <section className="board-sign">
        <IconHandOff className="picture" stroke={1.5} aria-hidden="true" />
        <div>
          <h1>{t('words.notPacking.title')}</h1>
          <p>{t('words.notPacking.text')}</p>
        </div>
        <ScanEntry hint={t('words.signIn.type')} />
      </section>
      <section className="two-ways" aria-label={t('words.notPacking.ways')}>
        <button type="button" className="primary" onClick={onShipments} aria-keyshortcuts="F1">
          <span className="key">F1</span> {t('words.clerk.title')}
          <small>{t('words.notPacking.shipments')}</small>
        </button>
        <button type="button" onClick={onPerson} aria-keyshortcuts="F12">
          <span className="key">F12</span> {person.name}
          <small>
            {t(person.rights.includes('admin') ? 'words.notPacking.setUp' : 'words.notPacking.bench')}
          </small>
        </button>
      </section>
    </main>
  );
}
