import { IconCheck } from '@tabler/icons-react';
import { type UIEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../shared/contracts/station-view.ts';
import { quantityText } from '../i18n/format.ts';
import { useView } from '../station/hooks.ts';
import { type LineRow, lineRows, visibleRows, withLineInHand } from '../station/line-rows.ts';

/** Until the list has been measured: more than any screen shows. */
const UNMEASURED_PX = 1200;

/** The order's lines with their progress; the next one stays on top, whatever the order's length. */
export function LineList({ lines, pending }: Pick<SessionView, 'lines' | 'pending'>) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const [seen, setSeen] = useState({ scrolled: 0, height: UNMEASURED_PX });
  const rows = useMemo(() => lineRows(withLineInHand(lines, pending)), [lines, pending]);
  const last = rows.at(-1);
  const next = rows.find(({ kind }) => kind === 'next')?.line.line;
  const complete = lines.filter((line) => line.state === 'complete').length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another next line is the reason to scroll
  useLayoutEffect(() => {
    list.current?.scrollTo({ top: 0 });
  }, [next]);

  const scrolled = ({ currentTarget: at }: UIEvent<HTMLOListElement>) =>
    setSeen({ scrolled: at.scrollTop, height: at.clientHeight });
  return (
    <section className="lines" aria-label={t('words.lines')}>
      <header>
        <h2>{t('words.linesDone', { complete, count: lines.length })}</h2>
        <progress value={complete} max={lines.length} aria-label={t('words.lines')} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by keyboard */}
      <ol ref={list} onScroll={scrolled} tabIndex={0}>
        <li
          className="rows-height"
          style={{ height: last ? last.top + last.height : 0 }}
          aria-hidden="true"
        />
        {visibleRows(rows, seen.scrolled, seen.height).map((row) => (
          <Row key={row.line.line} row={row} />
        ))}
      </ol>
    </section>
  );
}

function Row({ row }: { readonly row: LineRow }) {
  const { line, kind, top, height } = row;
  const { language } = useView();
  const where = [line.bins[0], line.lots[0]?.lot].filter(Boolean).join(' · ');
  return (
    <li className={`line ${kind}`} style={{ top, height }}>
      <p className="progress">
        {kind === 'complete' ? (
          <IconCheck size={24} stroke={3} aria-hidden="true" />
        ) : (
          <b className="packed">{quantityText(line.packed, language)}</b>
        )}
        <span>{`${kind === 'complete' ? '' : '/ '}${quantityText(line.ordered, language)} ${line.uom}`}</span>
      </p>
      <div className="what">
        <p className="name">{line.name}</p>
        {kind === 'complete' ? null : (
          <p className="where">{[line.itemCode, where].filter(Boolean).join(' · ')}</p>
        )}
      </div>
      {kind === 'complete' ? null : <span className="bar" style={{ width: `${percent(line)}%` }} />}
    </li>
  );
}

function percent(line: LineRow['line']): number {
  return line.ordered > 0 ? Math.min(100, (100 * line.packed) / line.ordered) : 0;
}
