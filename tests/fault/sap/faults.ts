import { oneOf } from '../../../electron/sandbox/company/demo/random.ts';

/** What can become of one request on its way to SAP and back. `…After`: SAP did it, the answer says otherwise. */
export const REQUEST_FAULTS = [
  /** The connection breaks before SAP sees the request. */
  'drop',
  /** SAP does it, the connection breaks before the answer. */
  'loseAnswer',
  /** SAP does it, the answer comes after the deadline. */
  'holdAnswer',
  /** The connection breaks, and SAP does it long after. */
  'breakThenLandLate',
  /** No answer until the deadline, and SAP does it after that. */
  'stallThenLandLate',
  /** SAP gets it twice; the caller hears the second answer. */
  'duplicate',
  'truncateAnswer',
  /** A complete HTTP answer with half of a text in it. */
  'halfText',
  'badGateway',
  'badGatewayAfter',
  'unavailable',
  'htmlInsteadAfter',
  'serverErrorAfter',
  'strangeAnswerAfter',
  /** SAP has just ended the session. */
  'endSession',
  /** A node that never heard of the session. */
  'unauthorized',
  /** Byte by byte, but in time. */
  'slowAnswer',
  /** Byte by byte, and not done by the deadline. */
  'tooSlowAnswer',
] as const;
export type RequestFault = (typeof REQUEST_FAULTS)[number];

/** What happens to everybody at once. */
export const SITE_FAULTS = [
  /** SAP's machine refuses connections for a while. */
  'sapAway',
  /** Its Service Layer is started anew: whatever is on its way breaks off, all sessions are over. */
  'sapRestart',
  /** A balancer answers many requests in a row with its own page. */
  'storm',
  /** The sync service ends at one of its steps. */
  'syncKilled',
  /** The same, and its disk is gone with it. */
  'syncDiskLost',
  /** The station ends at one of its steps. */
  'stationKilled',
] as const;
export type SiteFault = (typeof SITE_FAULTS)[number];

export type Fault = RequestFault | SiteFault;
/** How often each of them really struck. */
export type Strikes = Map<Fault, number>;

export function strike(strikes: Strikes, fault: Fault): void {
  strikes.set(fault, (strikes.get(fault) ?? 0) + 1);
}

/** How likely a request of a path goes wrong: the post and what looks for it most of all. */
const LIKELY: readonly (readonly [RegExp, number])[] = [
  [/\$batch/, 0.45],
  [/(?:DeliveryNotes|Drafts)\?|U_PW_SHIPMENT\(/, 0.25],
  [/Login/, 0.15],
  [/./, 0.02],
];
/** What only a post can suffer, and what is hardest to get right: of the posts that go wrong, so many go wrong so. */
const POST_FAULTS: ReadonlySet<RequestFault> = new Set([
  'breakThenLandLate',
  'stallThenLandLate',
  'duplicate',
]);
const HARD_POSTS = 0.35;
/** What SAP says of a session makes no sense in the answer to a log-in. */
const NOT_LOG_IN: ReadonlySet<RequestFault> = new Set(['endSession', 'unauthorized']);

/** What becomes of the next request of this path; null is nothing unusual. */
export function faultFor(
  path: string,
  random: () => number,
  may: (fault: RequestFault) => boolean,
): RequestFault | null {
  const likely = LIKELY.find(([paths]) => paths.test(path))?.[1] ?? 0;
  if (random() >= likely) return null;
  const isPost = path.includes('$batch');
  const isHard = isPost && random() < HARD_POSTS;
  const [first, ...more] = REQUEST_FAULTS.filter(
    (fault) =>
      may(fault) &&
      (isHard ? POST_FAULTS.has(fault) : isPost || !POST_FAULTS.has(fault)) &&
      !(path.includes('Login') && NOT_LOG_IN.has(fault)),
  );
  return first === undefined ? null : oneOf(random, [first, ...more]);
}
