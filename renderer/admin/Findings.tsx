import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconHourglassHigh,
  IconInfoSquareFilled,
  IconQuestionMark,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Finding, isInOrder } from '../../shared/contracts/setup.ts';
import { findingText } from '../i18n/finding.ts';

/** Each state has a shape of its own. */
const ICONS = {
  present: IconCircleCheckFilled,
  made: IconCircleCheckFilled,
  worthKnowing: IconInfoSquareFilled,
  missing: IconAlertTriangleFilled,
  notAllowed: IconAlertTriangleFilled,
  madeButNotVisible: IconHourglassHigh,
  obstacle: IconAlertOctagonFilled,
  notSeen: IconQuestionMark,
} as const;

/** What is worst comes first. */
const WORST_FIRST: readonly Finding['state'][] = [
  'obstacle',
  'notAllowed',
  'missing',
  'madeButNotVisible',
  'notSeen',
  'worthKnowing',
];

/** What was found in the company: first what somebody has to deal with, then what is in order. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const open = findings
    .filter((finding) => !isInOrder(finding))
    .toSorted((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state));
  const fine = findings.filter(isInOrder);
  return (
    <>
      {open.length === 0 ? null : (
        <section>
          <h3>{t('setUp.screen.open')}</h3>
          <FindingList findings={open} />
        </section>
      )}
      {fine.length === 0 ? null : (
        <section>
          <h3>{t('setUp.screen.inOrder')}</h3>
          <FindingList findings={fine} />
        </section>
      )}
    </>
  );
}

function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <FindingItem key={`${finding.subject} ${finding.params.query ?? ''}`} finding={finding} />
      ))}
    </ul>
  );
}

function FindingItem({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const { state, sap } = finding;
  const { name, state: inWords, found, means, todo } = findingText(t, finding);
  const StateIcon = ICONS[state];
  return (
    <li className={state}>
      <StateIcon className="state-icon" size={26} aria-hidden="true" />
      <b>{name}</b>
      <span className="state">{inWords}</span>
      {found === null ? null : <p>{found}</p>}
      {sap === null ? null : <p className="sap-said">{t('setUp.screen.sapSays', { text: sap })}</p>}
      {means === null ? null : <p>{means}</p>}
      {todo === null ? null : <p className="do">{todo}</p>}
    </li>
  );
}
