import { useTranslation } from 'react-i18next';
import type { Message } from '../../shared/contracts/station-view.ts';
import { type Explanation, explain, stepOf, troubleOf } from './message.ts';
import type { Step } from './translated.ts';

/** Says messages in the packer's language. */
export function useExplain(): (message: Message) => Explanation {
  const { t } = useTranslation();
  return (message) => explain(t, message);
}

/** Says next steps in the packer's language. */
export function useNextStep(): (message: Message) => Step {
  const { t } = useTranslation();
  return (message) => stepOf(t, message);
}

/** Says device troubles in the packer's language. */
export function useTrouble(): (trouble: string) => string {
  const { t } = useTranslation();
  return (trouble) => troubleOf(t, trouble);
}
