import {
  IconArrowBackUp,
  IconClipboardCheck,
  IconEar,
  IconPlayerSkipForward,
  IconPrinter,
  IconScale,
  IconVolume,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AcceptanceView } from '../../shared/contracts/station-view.ts';
import { type Action, ActionBar } from '../components/ActionBar.tsx';
import { useSend } from '../station/hooks.ts';
import type { Step } from './DueStep.tsx';
import type { Tones } from './tones.ts';

type Props = {
  readonly acceptance: AcceptanceView;
  readonly due: Step | undefined;
  readonly tones: Tones;
};

/** What can be pressed for the step that is due, or once all is over. */
export function AcceptanceActions({ acceptance, due, tones }: Props) {
  const { t } = useTranslation();
  const send = useSend();
  const end = () => void send({ type: 'endAcceptance' });
  const again: Action = {
    key: 'F3',
    label: t('words.sheet.again'),
    icon: IconClipboardCheck,
    press: () => void send({ type: 'startAcceptance', kind: acceptance.kind }),
  };
  const close: Action = {
    key: 'F2',
    label: t('words.sheet.close'),
    icon: IconClipboardCheck,
    press: end,
    primary: true,
  };
  const stop: Action = { key: 'Esc', label: t('words.sheet.end'), icon: IconArrowBackUp, press: end };
  const own = useStepActions(due, tones);
  return <ActionBar actions={due === undefined ? [close, again] : [stop, ...own]} />;
}

function useStepActions(due: Step | undefined, tones: Tones): readonly Action[] {
  const { t } = useTranslation();
  const send = useSend();
  if (due === undefined) return [];
  const doIt = (label: string, icon: Action['icon'], disabled = false): Action => ({
    key: 'F2',
    ...{ label, icon, disabled },
    press: () => void send({ type: 'tryStep' }),
    primary: true,
  });
  const skip = (label: string): Action => ({
    key: 'F6',
    label,
    icon: IconPlayerSkipForward,
    press: () => void send({ type: 'skipStep' }),
  });
  switch (due.step) {
    case 'paper':
    case 'label': {
      const label = t(due.print === 'none' ? 'words.sheet.press.print' : 'words.sheet.press.printAgain');
      return [doIt(label, IconPrinter, due.print === 'printing'), skip(t('words.sheet.press.notHere'))];
    }
    case 'scaleEmpty':
    case 'scaleLoaded':
    case 'scaleEmptyAgain':
      return [doIt(t('words.sheet.press.weigh'), IconScale), skip(t('words.sheet.press.notHere'))];
    case 'sound':
      return [
        doIt(t('words.sheet.press.heard'), IconEar, !tones.played),
        { key: 'F4', label: t('words.sheet.press.play'), icon: IconVolume, press: tones.play },
        skip(t('words.sheet.press.notHeard')),
      ];
    default:
      return [skip(t('words.sheet.skip'))];
  }
}
