import {
  IconAlertOctagonFilled,
  IconArrowBackUp,
  IconCircleCheckFilled,
  IconClockHour4,
  IconHourglassHigh,
  IconPlayerPauseFilled,
  IconQuestionMark,
  IconSend,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ShipmentView } from '../../shared/contracts/station-view.ts';
import { ageOf, timeText } from '../i18n/format.ts';
import { useNow, useView } from '../station/hooks.ts';

const ICONS = {
  waiting: IconClockHour4,
  posting: IconSend,
  posted: IconCircleCheckFilled,
  refused: IconAlertOctagonFilled,
  unknown: IconQuestionMark,
  awaitingApproval: IconHourglassHigh,
  held: IconPlayerPauseFilled,
  givenBack: IconArrowBackUp,
} as const;
const AGE_STEP_MS = 10_000;

/** Where a shipment stands on its way to SAP, since when, and SAP's document number once there is one. */
export function ShipmentState({ shipment }: { readonly shipment: ShipmentView }) {
  const { t } = useTranslation();
  const now = useNow(AGE_STEP_MS);
  const { language } = useView();
  const { state, since, documentNumber } = shipment;
  const StateIcon = ICONS[state];
  const age = ageOf(since, now);
  return (
    <p className={`shipment-state ${state}`} aria-live="polite">
      <StateIcon className="state-icon" size={30} aria-hidden="true" />
      <span>
        {state === 'posted' && documentNumber !== null
          ? t('words.shipmentState.postedAs', { number: documentNumber })
          : t(`words.shipmentState.${state}`)}
      </span>
      <small>
        {state === 'posted'
          ? t('words.shipmentState.postedAt', { time: timeText(since, language) })
          : t(`words.since.${age.unit}`, age)}
      </small>
    </p>
  );
}
