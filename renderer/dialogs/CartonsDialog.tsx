import { useEffect, useRef, useState } from 'react';
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
  const [chosen, setChosen] = useState<number | null>(null);
  const [reopening, setReopening] = useState<number | null>(null);
  const cartons = session?.cartons ?? [];
  const labelled = cartons.filter(({ sscc }) => sscc !== null);
  const current = labelled.find(({ number }) => number === chosen) ?? labelled.at(-1) ?? null;
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
  const reprint = ({ number }: CartonView) => {
    onClose();
    void send({ type: 'reprintLabel', carton: number });
  };
  const step = (by: number) => () => {
    const next = current && labelled[labelled.indexOf(current) + by];
    if (next) setChosen(next.number);
  };
  return (
    <Dialog
      title={t('words.cartons.title')}
      onClose={onClose}
      className="wide"
      keys={{
        shortcuts: {
          ArrowDown: step(1),
          ArrowUp: step(-1),
          // Not F7 as on the label's screen: pressed twice, the key of this dialog would print.
          F2: current ? () => reprint(current) : undefined,
          F4: current ? () => setReopening(current.number) : undefined,
        },
      }}
    >
      <ol className="carton-list">
        {cartons.map((carton) => (
          <Carton
            key={carton.number}
            carton={carton}
            isCurrent={carton === current}
            onReopen={() => setReopening(carton.number)}
            onReprint={() => reprint(carton)}
          />
        ))}
      </ol>
    </Dialog>
  );
}

type CartonProps = {
  readonly carton: CartonView;
  /** The arrow keys lead to it, and its buttons have the keys. */
  readonly isCurrent: boolean;
  readonly onReopen: () => void;
  readonly onReprint: () => void;
};

function Carton({ carton, isCurrent, onReopen, onReprint }: CartonProps) {
  const { t } = useTranslation();
  const { language } = useView();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const { number, packaging, status, contents, grossGrams, sscc, label } = carton;
  return (
    <li ref={row} aria-current={isCurrent}>
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
          <button type="button" onClick={onReprint}>
            {isCurrent ? <span className="key">F2</span> : null} {t('words.label.reprint')}
          </button>
          <button type="button" onClick={onReopen}>
            {isCurrent ? <span className="key">F4</span> : null} {t('words.cartons.reopen')}
          </button>
        </div>
      )}
    </li>
  );
}
