import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView, Verdict } from '../../shared/contracts/station-view.ts';
import { useExplain } from '../i18n/explain.ts';
import { useBench, useCell } from '../station/hooks.ts';
import { markPainted } from '../station/painted.ts';
import { VerdictShape } from './VerdictShape.tsx';

type Props = {
  /** A refusal takes half the screen until the next right scan. */
  readonly blocks: boolean;
  readonly liftable: SessionView['liftable'];
  readonly onLift: () => void;
};

/**
 * The station's answer to the last scan. It listens to the verdict alone, so that it is painted without waiting
 * for the rest of the page.
 */
export function VerdictBand({ blocks, liftable, onLift }: Props) {
  const { t } = useTranslation();
  const verdict = useCell(useBench().station.verdict);
  useEffect(() => {
    if (verdict) markPainted(verdict.seq);
  }, [verdict]);
  const blocking = blocks && verdict !== null && !verdict.ok && verdict.tone !== 'info';
  return (
    <section
      className={blocking ? 'verdict blocking' : 'verdict'}
      role={verdict && !verdict.ok ? 'alert' : 'status'}
      aria-label={t('words.verdict.region')}
      aria-live={verdict && !verdict.ok ? 'assertive' : 'polite'}
    >
      {verdict ? (
        <Sheet key={`${verdict.seq} ${verdict.at}`} verdict={verdict} blocking={blocking}>
          {blocking && liftable ? (
            <button type="button" className="lift" onClick={onLift}>
              <span className="key">F9</span> {t('words.override.open', { right: liftable.right })}
            </button>
          ) : null}
        </Sheet>
      ) : (
        <div className="sheet">
          <p className="ready">{t('words.verdict.ready')}</p>
        </div>
      )}
    </section>
  );
}

type SheetProps = {
  readonly verdict: Verdict;
  readonly blocking: boolean;
  readonly children: React.ReactNode;
};

function Sheet({ verdict, blocking, children }: SheetProps) {
  const { t } = useTranslation();
  const { happened, expected, next } = useExplain()(verdict.message);
  return (
    <div className={`sheet tone-${verdict.tone}`} data-seq={verdict.seq}>
      <VerdictShape tone={verdict.tone} size={blocking ? 176 : 80} />
      <div className="words">
        <p className="happened">{happened}</p>
        {next ? <p className="do">{next}</p> : null}
        {blocking ? (
          <dl className="reason">
            {expected ? <Reason term={t('words.verdict.expected')} text={expected} /> : null}
            {verdict.scanned ? <Reason term={t('words.verdict.scanned')} text={verdict.scanned} /> : null}
          </dl>
        ) : null}
        {children}
      </div>
      {verdict.scanned === null || blocking ? null : (
        <p className="scanned">
          {t('words.verdict.scanned')} <b>{verdict.scanned}</b>
        </p>
      )}
    </div>
  );
}

function Reason({ term, text }: { readonly term: string; readonly text: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}
