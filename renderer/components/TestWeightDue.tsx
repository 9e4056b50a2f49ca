import { IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StationView } from '../../shared/contracts/station-view.ts';
import { useView } from '../station/hooks.ts';
import { ActionBar } from './ActionBar.tsx';

/** Before work is begun the test weight costs nobody time: it is said at the queue, not first at a packed carton. */
export function isTestWeightDue({ screen, scaleCheck, acceptance }: StationView): boolean {
  return screen === 'queue' && acceptance === null && (scaleCheck?.why ?? null) !== null;
}

/** Says at the foot of the queue that the test weight is due, and leads to it. */
export function TestWeightDue({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const { scaleCheck } = useView();
  const why = scaleCheck?.why ?? null;
  if (why === null) return null;
  const label = t('words.scaleCheck.due', { why: t(`words.scaleCheck.${why}`) });
  return <ActionBar actions={[{ key: 'F5', label, icon: IconScale, press: onOpen, primary: true }]} />;
}
