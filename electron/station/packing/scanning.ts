import { type ParsedScan, parseScan } from '../../../shared/barcode/index.ts';
import type { StationAnswer } from '../../../shared/contracts/channel.ts';
import { resolveScan } from '../../../shared/packing/resolve.ts';
import { pressCommandCode } from './command-codes.ts';
import { type Desk, type DeskPorts, entry, mayPack, type Origin } from './desk.ts';
import { openWork } from './opening.ts';
import { ACCEPTED, perform, refuse, tell } from './perform.ts';
import { goneWhileAsideByCode } from './put-aside.ts';
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
  if (!mayPack(desk)) {
    return refuse(desk, ports, { code: 'NO_RIGHT_TO_PACK', params: { name: desk.person.name } }, origin);
  }
  return desk.session === null
    ? openByCode(desk, ports, parsed, origin)
    : scanGoods(desk, ports, parsed, origin);
}

function scanGoods(desk: Desk, ports: DeskPorts, parsed: ParsedScan, origin: Origin): StationAnswer {
  if (desk.session === null) throw new Error('Goods were scanned without a session');
  const resolved = resolveScan(desk.session, parsed, catalogueBeside(desk.session.work.key, ports));
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
    const unread: Origin = { ...origin, scanned: null };
    const [noted] = ports.journal.append([
      entry(desk, unread, 'BadgeForOverride', { badge, name: person.name }),
    ]);
    desk.liftable = { ...waiting, by: person };
    const message = { code: 'BadgeForOverride', params: { name: person.name } };
    tell(desk, ports, { seq: noted?.seq ?? 0, ok: true, tone: 'info', message }, unread);
    return ACCEPTED;
  }
  return signIn(desk, ports, badge, { ...origin, scanned: null });
}

/** What a scanned code means when nothing lies on the bench: a tote, a pick list or an order to open. */
function openByCode(desk: Desk, ports: DeskPorts, parsed: ParsedScan, origin: Origin): StationAnswer {
  const code = parsed.ok && parsed.kind === 'plain' ? parsed.text : (origin.scanned ?? '');
  const found = [...ports.catalogue.worksByCode(code), ...goneWhileAsideByCode(ports, code)];
  const [only] = found;
  if (only === undefined) return refuse(desk, ports, { code: 'WORK_NOT_FOUND', params: { code } }, origin);
  if (found.length > 1) {
    const works = found.map((work) => work.key).join(', ');
    return refuse(desk, ports, { code: 'WORK_AMBIGUOUS', params: { code, works } }, origin);
  }
  return openWork(desk, ports, only.key, origin);
}
