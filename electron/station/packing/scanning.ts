import { type ParsedScan, parseScan } from '../../../shared/barcode/index.ts';
import type { StationAnswer } from '../../../shared/contracts/channel.ts';
import { resolveScan } from '../../../shared/packing/resolve.ts';
import { pressCommandCode } from './command-codes.ts';
import { type Desk, type DeskPorts, type Origin, replaySession } from './desk.ts';
import { ACCEPTED, openSession, perform, refuse, tell } from './perform.ts';
import { signIn } from './signing-in.ts';

/**
 * One scan, one verdict: who or what is it, and does it belong here now.
 *
 * @param text the code as it came, AIM prefix and GS kept
 * @param device the scanner's id, or null when it was typed
 */
export function scan(desk: Desk, ports: DeskPorts, text: string, device: string | null): StationAnswer {
  const origin: Origin = { device, scanned: text };
  const parsed = parseScan(text, ports.today());
  const badge = badgeOf(parsed, ports);
  if (badge !== null) return scanBadge(desk, ports, badge, origin);
  if (!parsed.ok) {
    return refuse(
      desk,
      ports,
      { code: 'SCAN_UNREADABLE', params: { reason: parsed.reason, detail: parsed.detail } },
      origin,
    );
  }
  if (desk.person === null) return refuse(desk, ports, { code: 'SIGN_IN_FIRST', params: {} }, origin);
  if (parsed.kind === 'command') {
    return pressCommandCode(desk, ports, parsed.command, parsed.argument, origin);
  }
  return desk.session === null
    ? openByCode(desk, ports, parsed, origin)
    : scanGoods(desk, ports, parsed, origin);
}

function scanGoods(desk: Desk, ports: DeskPorts, parsed: ParsedScan, origin: Origin): StationAnswer {
  if (desk.session === null) throw new Error('Goods were scanned without a session');
  const resolved = resolveScan(desk.session, parsed, catalogueBeside(desk.session.work.key, ports), ports.today());
  return resolved.ok
    ? perform(desk, ports, resolved.command, origin)
    : refuse(desk, ports, { code: resolved.refusal.code, params: resolved.refusal.params }, origin);
}

/** The catalogue, where "also wanted by" leaves out the work that is being packed. */
function catalogueBeside(workKey: string, ports: DeskPorts) {
  const { catalogue } = ports;
  return {
    itemsByCode: catalogue.itemsByCode,
    binByCode: catalogue.binByCode,
    worksWanting: (itemCode: string) => catalogue.worksWanting(itemCode).filter((key) => key !== workKey),
  };
}

/** Own badge codes, and any plain code that a person of this station carries as a badge. */
function badgeOf(parsed: ParsedScan, ports: DeskPorts): string | null {
  if (!parsed.ok) return null;
  if (parsed.kind === 'badge') return parsed.badge;
  if (parsed.kind === 'plain' && ports.people.byBadge(parsed.text) !== null) return parsed.text;
  return null;
}

function scanBadge(desk: Desk, ports: DeskPorts, badge: string, origin: Origin): StationAnswer {
  const person = ports.people.byBadge(badge);
  const waiting = desk.liftable;
  if (person && waiting && person.id !== desk.person?.id && person.rights.includes(waiting.right)) {
    desk.liftable = { ...waiting, by: person };
    tell(
      desk,
      ports,
      {
        seq: ports.journal.head().seq,
        ok: true,
        tone: 'info',
        message: { code: 'BadgeForOverride', params: { name: person.name } },
      },
      { ...origin, scanned: null },
    );
    return ACCEPTED;
  }
  return signIn(desk, ports, badge, { ...origin, scanned: null });
}

/** What a scanned code means when nothing lies on the bench: a tote, a pick list or an order to open. */
function openByCode(desk: Desk, ports: DeskPorts, parsed: ParsedScan, origin: Origin): StationAnswer {
  const code = parsed.ok && parsed.kind === 'plain' ? parsed.text : (origin.scanned ?? '');
  const found = ports.catalogue.worksByCode(code);
  const [only] = found;
  if (only === undefined) return refuse(desk, ports, { code: 'WORK_NOT_FOUND', params: { code } }, origin);
  if (found.length > 1) {
    const works = found.map((work) => work.key).join(', ');
    return refuse(desk, ports, { code: 'WORK_AMBIGUOUS', params: { code, works } }, origin);
  }
  return openWork(desk, ports, only.key, origin);
}

/** Opens a work of the queue, or goes on with it where it was put aside. */
export function openWork(desk: Desk, ports: DeskPorts, key: string, origin: Origin): StationAnswer {
  const { db } = ports.journal;
  const begun = db
    .prepare<[string], { session_id: string }>(
      `SELECT session_id FROM session WHERE work_key = ? AND phase = 'suspended' ORDER BY last_seq DESC LIMIT 1`,
    )
    .get(key);
  if (begun) return resume(desk, ports, begun.session_id, origin);
  if (isOnItsWay(ports, key)) {
    return refuse(desk, ports, { code: 'WORK_ON_ITS_WAY', params: { work: key } }, origin);
  }
  const work = ports.catalogue.work(key);
  if (work === null) return refuse(desk, ports, { code: 'WORK_GONE', params: { work: key } }, origin);
  return openSession(desk, ports, work, origin);
}

function resume(desk: Desk, ports: DeskPorts, sessionId: string, origin: Origin): StationAnswer {
  desk.session = replaySession(ports.journal, sessionId);
  const answer = perform(desk, ports, { type: 'resume' }, origin);
  if (!answer.ok) desk.session = null;
  return answer;
}

/**
 * True while a shipment of this work may not be in SAP yet, or SAP's own document of it has not come back
 * changed: packing it again would ship it twice.
 */
export function isOnItsWay(ports: Pick<DeskPorts, 'journal' | 'catalogue'>, key: string): boolean {
  const shipped = ports.journal.db
    .prepare<[string], { state: string; work_revision: string }>(
      `SELECT shipment.state, session.work_revision FROM shipment JOIN session USING (session_id)
       WHERE shipment.work_key = ? ORDER BY shipment.closed_at DESC`,
    )
    .all(key);
  if (shipped.some((one) => one.state !== 'posted')) return true;
  const latest = shipped[0];
  return latest !== undefined && ports.catalogue.work(key)?.revision === latest.work_revision;
}
