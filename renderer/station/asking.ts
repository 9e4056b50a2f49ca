import { createContext, use, useEffect, useState } from 'react';
import type { PageBridge } from '../../shared/contracts/channel.ts';
import type { ReplyTo, StationQuestion, StationReply } from '../../shared/contracts/questions.ts';

/** The way to ask the station; main.tsx puts the bridge's into it. */
export const AskContext = createContext<PageBridge['ask'] | null>(null);

/** Typing goes on for so long before it is asked about. */
const TYPING_PAUSE_MS = 90;

/**
 * The station's answer to a question, asked again whenever the question or `again` changes; null until the first
 * one is there. While a new one is on its way the old one stands, so that lists do not flicker.
 */
export function useAnswer<Question extends StationQuestion>(
  question: Question | null,
  again: unknown = null,
): ReplyTo<Question['type']> | null {
  const ask = use(AskContext);
  const [reply, setReply] = useState<StationReply | null>(null);
  const asked = question === null ? null : JSON.stringify({ question, again });
  useEffect(() => {
    if (asked === null || ask === null) return;
    let isWanted = true;
    const show = (answered: StationReply): void => {
      if (isWanted) setReply(answered);
    };
    const timer = setTimeout(() => {
      void askSafely(ask, JSON.parse(asked).question).then(show);
    }, TYPING_PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [ask, asked]);
  return question !== null && reply !== null && isReplyTo(question, reply) ? reply : null;
}

/** The bridge rejects only when the shell itself is gone. */
async function askSafely(ask: PageBridge['ask'], question: StationQuestion): Promise<StationReply> {
  try {
    return await ask(question);
  } catch {
    return { type: 'refused', refusal: { code: 'STATION_AWAY', params: {} } };
  }
}

function isReplyTo<Question extends StationQuestion>(
  question: Question,
  reply: StationReply,
): reply is ReplyTo<Question['type']> {
  return reply.type === question.type || reply.type === 'refused';
}
