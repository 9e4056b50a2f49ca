import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message, SessionView } from '../../shared/contracts/station-view.ts';
import { Choices, TypedLine } from '../components/Choices.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Pad } from '../components/Pad.tsx';
import { TrialBadges } from '../components/TrialBadges.tsx';
import { useExplain } from '../i18n/explain.ts';
import type { Entry } from '../keyboard/scan-line.ts';
import { useScan, useSend, useView } from '../station/hooks.ts';
import { useReasonEntry, useReasons } from './ReasonDialog.tsx';

type Liftable = NonNullable<SessionView['liftable']>;
type Props = { readonly liftable: Liftable; readonly onClose: () => void };

/** Lets the last refusal pass: the badge of somebody who may, the reason, the PIN; in this order, by scanner first. */
export function OverrideDialog({ liftable, onClose }: Props) {
  const [reason, setReason] = useState<string | null>(null);
  if (!liftable.by) return <BadgeStep liftable={liftable} onClose={onClose} />;
  if (reason === null) return <ReasonStep liftable={liftable} onClose={onClose} onReason={setReason} />;
  return <PinStep liftable={liftable} by={liftable.by} reason={reason} onClose={onClose} />;
}

function BadgeStep({ liftable, onClose }: Props) {
  const { t } = useTranslation();
  const scan = useScan();
  return (
    <Dialog title={t('words.override.title')} onClose={onClose} keys={{ shortcuts: {}, entered: scan }}>
      <About liftable={liftable} />
      <p className="dialog-do">{t('words.override.scanBadge', { right: liftable.right })}</p>
      <TrialBadges />
      <TypedLine hint={t('words.override.typeBadge')} />
    </Dialog>
  );
}

function ReasonStep({
  liftable,
  onClose,
  onReason,
}: Props & { readonly onReason: (reason: string) => void }) {
  const { t } = useTranslation();
  const choices = useReasons('override');
  const entered = useReasonEntry(choices, onReason, onClose);
  return (
    <Dialog title={t('words.override.title')} onClose={onClose} keys={{ shortcuts: {}, entered }}>
      <About liftable={liftable} />
      <p className="dialog-do">{t('words.override.why')}</p>
      <Choices choices={choices} chosen={null} onChoose={({ label }) => onReason(label)} />
      <TypedLine hint={t('words.reason.hint')} />
    </Dialog>
  );
}

type PinProps = Props & { readonly by: NonNullable<Liftable['by']>; readonly reason: string };

function PinStep({ by, reason, onClose }: PinProps) {
  const { t } = useTranslation();
  const explain = useExplain();
  const send = useSend();
  const scan = useScan();
  const { trialBadges } = useView();
  const [refusal, setRefusal] = useState<Message | null>(null);
  const entered = async (entry: Entry) => {
    if (entry.kind !== 'code' || entry.byScanner) return scan(entry);
    const answer = await send({ type: 'override', badge: by.badge, pin: entry.text, reason }, 'quietly');
    if (answer.ok) onClose();
    else setRefusal(answer.refusal);
  };
  const refused = refusal ? explain(refusal) : null;
  const trialPin = trialBadges.find(({ name }) => name === by.name)?.pin;
  return (
    <Dialog
      title={t('words.override.title')}
      onClose={onClose}
      keys={{ shortcuts: {}, entered: (entry) => void entered(entry) }}
      className="narrow"
    >
      <p className="dialog-do">{t('words.override.pin', { name: by.name })}</p>
      {refused ? (
        <p className="dialog-refused" role="alert">
          {refused.happened} {refused.next}
        </p>
      ) : (
        <p className="dialog-text">{reason}</p>
      )}
      {trialPin ? <p className="trial-pin">{t('words.trialPin', { pin: trialPin })}</p> : null}
      <Pad label={t('words.override.confirm')} masked />
    </Dialog>
  );
}

function About({ liftable }: { readonly liftable: Liftable }) {
  const explain = useExplain();
  return <p className="dialog-text">{explain(liftable.refusal).happened}</p>;
}
