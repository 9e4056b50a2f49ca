import { IconBarcode } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueEntry } from '../../shared/contracts/station-view.ts';
import { ScanEntry } from '../components/ScanEntry.tsx';
import { localDay, shortDayText } from '../i18n/format.ts';
import type { Entry } from '../keyboard/scan-line.ts';
import { findWork } from '../station/find-work.ts';
import { useBench, useCell, useKeys, useNow, useScan, useSend, useView } from '../station/hooks.ts';

const DAY_STEP_MS = 60_000;

/** What to pack next: scan a tote, a pick list or an order, or choose from what is due. */
export function Queue() {
  const { t } = useTranslation();
  const { queue, queueTotal } = useView();
  const { keyboard } = useBench();
  const { text } = useCell(keyboard.line);
  const found = findWork(queue, text);
  const list = useRef<HTMLOListElement>(null);
  const shortcuts = {
    ArrowDown: () => focusBeside(list.current, 1),
    ArrowUp: () => focusBeside(list.current, -1),
  };
  useKeys({ shortcuts, entered: useQueueEntry() });
  return (
    <main className="queue">
      <section className="board-sign">
        <IconBarcode className="picture" stroke={1.5} aria-hidden="true" />
        <div>
          <h1>{t('words.queue.title')}</h1>
          <p>{t('words.queue.text')}</p>
        </div>
        <ScanEntry hint={t('words.queue.type')} />
      </section>
      <section className="due" aria-label={t('words.queue.due')}>
        <header>
          <h2>{t('words.queue.due')}</h2>
          <p>{t('words.queue.count', { shown: found.length, count: queueTotal })}</p>
        </header>
        {found.length === 0 ? (
          <p className="empty">
            {queue.length === 0 ? t('words.queue.none') : t('words.queue.noneFound', { text })}
          </p>
        ) : (
          <ol ref={list}>
            {found.map((entry) => (
              <Work key={entry.key} entry={entry} />
            ))}
          </ol>
        )}
      </section>
    </main>
  );
}

/** A scan goes to the station; what a hand typed opens the one entry that it can mean, else it is a scan too. */
function useQueueEntry(): (entry: Entry) => void {
  const { queue } = useView();
  const send = useSend();
  const scan = useScan();
  return (entry) => {
    const found = entry.kind === 'code' && !entry.byScanner ? findWork(queue, entry.text) : [];
    const [only] = found;
    if (only && found.length === 1) void send({ type: 'openWork', key: only.key });
    else scan(entry);
  };
}

function Work({ entry }: { readonly entry: QueueEntry }) {
  const { t } = useTranslation();
  const send = useSend();
  const { language } = useView();
  const today = localDay(useNow(DAY_STEP_MS));
  const overdue = entry.dueDate < today;
  const day = entry.dueDate === today ? t('words.queue.today') : shortDayText(entry.dueDate, language);
  return (
    <li>
      <button
        type="button"
        className="work-entry"
        onClick={() => void send({ type: 'openWork', key: entry.key })}
      >
        <span className={overdue ? 'day overdue' : 'day'}>
          {day}
          {overdue ? <small>{t('words.queue.overdue')}</small> : null}
        </span>
        <span className="order">
          {entry.orderNumber}
          {entry.orderKind === 'reserveInvoice' ? <small>{t('words.document.reserveInvoice')}</small> : null}
          <small>
            {entry.pickListEntry === null ? null : t('words.pickList', { number: entry.pickListEntry })}
          </small>
        </span>
        <span className="customer">
          {entry.customerName}
          <small>{[entry.city, entry.shippingType].filter(Boolean).join(' · ')}</small>
          <Instead entry={entry} />
        </span>
        <span className="tote">{entry.tote ? <b className="plate">{entry.tote}</b> : null}</span>
        <span className="size">
          {t('words.lineCount', { count: entry.lineCount })}
          {entry.state === 'suspended' ? <small className="begun">{t('words.queue.begun')}</small> : null}
          <Readiness entry={entry} />
        </span>
      </button>
    </li>
  );
}

/** Whether it can be packed now; said only when something speaks against it. */
function Readiness({ entry }: { readonly entry: QueueEntry }) {
  const { t } = useTranslation();
  const { state, missing } = entry.readiness;
  if (entry.gone) return <small className="gone">{t('words.queue.gone')}</small>;
  if (state !== 'short' && state !== 'atRisk') return null;
  const items = missing
    .map(({ quantity, uom, name }) => t('words.readiness.item', { quantity, uom, name }))
    .join(', ');
  return (
    <small className="short" title={items}>
      {t(`words.readiness.${state}`)}
    </small>
  );
}

/** What SAP names in the place of something that is missing, where there is enough of it. */
function Instead({ entry }: { readonly entry: QueueEntry }) {
  const { t } = useTranslation();
  const short = entry.readiness.missing.find(({ alternatives }) => alternatives && alternatives.length > 0);
  if (!short?.alternatives || entry.gone) return null;
  const others = short.alternatives.map(({ name }) => name).join(', ');
  return <small className="instead">{t('words.readiness.instead', { name: short.name, others })}</small>;
}

/** Arrow keys walk through the list; Enter then presses the entry that has the focus. */
function focusBeside(list: HTMLOListElement | null, by: number): void {
  const entries = [...(list?.querySelectorAll('button') ?? [])];
  const at = entries.findIndex((each) => each.matches(':focus'));
  entries[Math.min(entries.length - 1, Math.max(0, at + by))]?.focus();
}
