import { createCondition } from '../condition.ts';
import type {
  Clock,
  LabelPrinter,
  Pluggable,
  PrinterStatus,
  PrinterVerdict,
  PrintJob,
  PrintOutcome,
} from '../types.ts';
import { SILENT, troubleOf } from './zpl-status.ts';

/** A label printer without hardware, for training and trying out. */
export type VirtualPrinter = LabelPrinter &
  Pluggable & {
    /** What it printed, oldest first; the last `MAX_KEPT_JOBS` of them. */
    printed(): readonly PrintJob[];
    /** Opens its head, takes its paper out and so on; `ready` puts it right again. */
    setVerdict(verdict: PrinterVerdict): void;
  };

const MAX_KEPT_JOBS = 100;

export function openVirtualPrinter(id: string, name: string, clock: Clock): VirtualPrinter {
  const condition = createCondition({ id, kind: 'printer', name }, clock);
  let jobs: readonly PrintJob[] = [];
  let verdict: PrinterVerdict = 'ready';
  let isClosed = false;

  function show(): void {
    const trouble = troubleOf(verdict);
    if (trouble) condition.fault(trouble, `The virtual printer was set to "${verdict}".`);
    else condition.ready('Ready.');
  }

  async function status(): Promise<PrinterStatus> {
    const { status: connection, detail } = condition.state();
    if (connection === 'lost' || verdict === 'silent') return { ...SILENT, detail };
    return { verdict, labelsRemaining: 0, formatsInBuffer: 0, detail };
  }

  function plugIn(): void {
    condition.count('connections');
    show();
  }

  plugIn();
  return {
    id,
    kind: 'printer',
    name,
    language: 'zpl',
    dpi: null,
    state: condition.state,
    onState: condition.onState,
    status,
    print: async (job): Promise<PrintOutcome> => {
      if (isClosed) return { state: 'not-printed', code: 'closed', reason: 'The printer is closed.' };
      const { code, detail } = condition.state();
      if (code) return { state: 'not-printed', code, reason: detail };
      condition.count('received');
      jobs = [...jobs, job].slice(-MAX_KEPT_JOBS);
      return { state: 'printed' };
    },
    printed: () => jobs,
    setVerdict: (next) => {
      verdict = next;
      if (condition.state().status !== 'lost') show();
    },
    plugIn,
    unplug: () => condition.lost('not-there', 'The virtual printer was unplugged.'),
    close: async () => {
      isClosed = true;
      condition.end();
    },
  };
}
