import type {
  PageBridge,
  ShellStatus,
  StationAnswer,
  StationCommand,
} from '../../shared/contracts/channel.ts';
import {
  type Message,
  type StationView,
  UNRECORDED,
  type Verdict,
} from '../../shared/contracts/station-view.ts';
import { type Cell, cell } from './cell.ts';

/** The station as the page knows it: the last view, verdict and shell status, and the way to ask for something. */
export type Station = {
  readonly view: Cell<StationView | null>;
  readonly verdict: Cell<Verdict | null>;
  readonly shell: Cell<ShellStatus | null>;
  /** Sends a command; a refusal is shown and sounded like a verdict unless `quietly`, and given back. */
  send(command: StationCommand, quietly?: 'quietly'): Promise<StationAnswer>;
  /** Shows and sounds a refusal of the page's own, e.g. a typed code that is too long to be one. */
  refuse(refusal: Message): void;
  /** Shows something that the page itself has to say. */
  note(message: Message): void;
  close(): void;
};

/**
 * Listens to the bridge and keeps what it says. Views older than the last one are dropped, and each verdict
 * is shown and sounded once; after a restart of the station service its numbers may begin again.
 *
 * @param sound called once with each new verdict, before the page paints it
 * @param now the time as an ISO text, for refusals that carry none
 */
export function openStation(
  bridge: PageBridge,
  sound: (verdict: Verdict) => void,
  now: () => string,
): Station {
  const view = cell<StationView | null>(null);
  const verdict = cell<Verdict | null>(null);
  const shell = cell<ShellStatus | null>(null);
  let lastVersion = -1;
  let lastSeq = -1;

  function show(next: Verdict): void {
    lastSeq = Math.max(lastSeq, next.seq);
    verdict.set(next);
  }

  function refuse(refusal: Message): void {
    const shown = verdict.get();
    // A refused press is answered and, when it is on record, told as a verdict too: show it once.
    if (shown && !shown.ok && sameMessage(shown.message, refusal)) return;
    say({ ok: false, tone: 'wrong', message: refusal });
  }

  function say(said: Pick<Verdict, 'ok' | 'tone' | 'message'>): void {
    const own: Verdict = { ...said, seq: UNRECORDED, scanned: null, at: now() };
    sound(own);
    verdict.set(own);
  }

  const close = bridge.listen({
    view: (next) => {
      if (next.version <= lastVersion) return;
      lastVersion = next.version;
      view.set(next);
      if (next.lastVerdict === null) verdict.set(null);
      else if (next.lastVerdict.seq > lastSeq) show(next.lastVerdict);
    },
    verdict: (next) => {
      if (next.seq !== UNRECORDED && next.seq <= lastSeq) return;
      sound(next);
      show(next);
    },
    shell: (status) => {
      if (status.station !== 'running') lastVersion = -1;
      shell.set(status);
    },
  });

  return {
    view,
    verdict,
    shell,
    refuse,
    note: (message) => say({ ok: true, tone: 'info', message }),
    close,
    send: async (command, quietly) => {
      const answer = await ask(bridge, command);
      if (!answer.ok && !quietly) refuse(answer.refusal);
      return answer;
    },
  };
}

/** The bridge rejects only when the shell itself is gone; a person must still see that the press did nothing. */
async function ask(bridge: PageBridge, command: StationCommand): Promise<StationAnswer> {
  try {
    return await bridge.send(command);
  } catch {
    return { ok: false, refusal: { code: 'STATION_AWAY', params: {} } };
  }
}

function sameMessage(a: Message, b: Message): boolean {
  return a.code === b.code && JSON.stringify(a.params) === JSON.stringify(b.params);
}
