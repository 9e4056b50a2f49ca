import { IconArrowBackUp, IconBarcode, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CartonView, SessionView } from '../../shared/contracts/station-view.ts';
import { ActionBar } from '../components/ActionBar.tsx';
import { PaperState } from '../components/PaperState.tsx';
import { ScanEntry } from '../components/ScanEntry.tsx';
import { ReasonDialog } from '../dialogs/ReasonDialog.tsx';
import { useNextStep } from '../i18n/explain.ts';
import { ssccText, weightText } from '../i18n/format.ts';
import { useSend, useView } from '../station/hooks.ts';

type Props = { readonly session: SessionView; readonly carton: CartonView };

/** The label of a closed carton: its picture, what the printer says, and the wish to scan it back. */
export function Label({ session, carton }: Props) {
  const { t } = useTranslation();
  const send = useSend();
  const { language } = useView();
  const [reopening, setReopening] = useState(false);
  const { number, sscc, grossGrams, label } = carton;
  return (
    <>
      <main className="label-back">
        <section className="next-sign">
          <div className="do">
            <IconBarcode className="arrow" aria-hidden="true" />
            <h1>{useNextStep()(session.next).what}</h1>
          </div>
          <div>
            <p className="sscc">{sscc === null ? '–' : ssccText(sscc)}</p>
            <p className="step-hint">
              {`SSCC · ${t('words.cartonNumbered', { carton: number })}${grossGrams === null ? '' : ` · ${weightText(grossGrams, language)}`}`}
            </p>
          </div>
        </section>
        <PaperState paper="label" state={carton.label} why={carton.labelTrouble} />
        <figure className="label-picture">
          {session.labelPicture === null ? (
            <figcaption className="empty">{t('words.label.noPicture')}</figcaption>
          ) : (
            <img
              src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(session.labelPicture)}`}
              alt={t('words.label.picture')}
            />
          )}
        </figure>
        <ScanEntry hint="" floating />
      </main>
      <ActionBar
        actions={[
          {
            key: 'F7',
            label: t('words.label.reprint'),
            icon: IconPrinter,
            press: () => void send({ type: 'reprintLabel', carton: number }),
            primary: label === 'notPrinted',
          },
          {
            key: 'F4',
            label: t('words.cartons.reopen'),
            icon: IconArrowBackUp,
            press: () => setReopening(true),
          },
        ]}
      />
      {reopening ? (
        <ReasonDialog
          reasonFor="reopen"
          about={t('words.cartons.reopenAbout', { carton: number })}
          onReason={(reason) => void send({ type: 'reopenCarton', number, reason })}
          onClose={() => setReopening(false)}
        />
      ) : null}
    </>
  );
}
