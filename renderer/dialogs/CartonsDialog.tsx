import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CartonView } from '../../shared/contracts/station-view.ts';
import { Dialog } from '../components/Dialog.tsx';
import { ssccText, weightText } from '../i18n/format.ts';
import { useSend, useView } from '../station/hooks.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

/** All cartons of the shipment: what is inside, the label, and the way to open one again. */
export function CartonsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { session } = useView();
  const send = useSend();
  const [reopening, setReopening] = useState<number | null>(null);
  if (reopening !== null) {
    return (
      <ReasonDialog
        reasonFor="reopen"
        about={t('words.cartons.reopenAbout', { carton: reopening })}
        onReason={(reason) => void send({ type: 'reopenCarton', number: reopening, reason })}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={t('words.cartons.title')} onClose={onClose} className="wide">
      <ol className="carton-list">
        {(session?.cartons ?? []).map((carton) => (
          <Carton
            key={carton.number}
            carton={carton}
            onReopen={() => setReopening(carton.number)}
            onDone={onClose}
          />
        ))}
      </ol>
    </Dialog>
  );
}

type CartonProps = {
  readonly carton: CartonView;
  readonly onReopen: () => void;
  readonly onDone: () => void;
};

function Carton({ carton, onReopen, onDone }: CartonProps) {
  const { t } = useTranslation();
  const send = useSend();
  const { language } = useView();
  const { number, packaging, status, contents, grossGrams, sscc, label } = carton;
  const reprint = () => {
    onDone();
    void send({ type: 'reprintLabel', carton: number });
  };
  return (
    <li>
      <b className="carton-number">{number}</b>
      <div>
        <h3>{`${packaging.name} · ${t(`words.carton.${status}`)}`}</h3>
        <p className="about">
          {t('words.contentCount', { count: contents.length })}
          {grossGrams === null ? null : ` · ${weightText(grossGrams, language)}`}
          {sscc === null ? null : ` · ${ssccText(sscc)} · ${t(`words.label.${label}`)}`}
        </p>
      </div>
      {sscc === null ? null : (
        <div className="dialog-actions">
          <button type="button" onClick={reprint}>
            {t('words.label.reprint')}
          </button>
          <button type="button" onClick={onReopen}>
            {t('words.cartons.reopen')}
          </button>
        </div>
      )}
    </li>
  );
}
