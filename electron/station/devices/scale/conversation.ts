import { setTimeout as sleep } from 'node:timers/promises';

/** A request to a scale, and how its answer is known among everything that it sends. */
export type Question<Answer> = {
  /** Null to ask nothing and only listen. */
  readonly command: string | null;
  readonly withinMs: number;
  readonly isAnswer: (heard: Answer) => boolean;
};

/** Asks a scale one question at a time, each with a deadline. */
export type Conversation<Answer> = {
  /** Begins asking: the scale is connected. */
  start(): void;
  /** The scale is gone: every question that waits is answered with null. */
  stop(): void;
  /** Hands in what the scale sent, asked or not. */
  heard(answer: Answer): void;
  /** Asks before the next poll. Null when there is no answer in time, no scale, or too much is waiting. */
  ask(question: Question<Answer>): Promise<Answer | null>;
};

/** A person presses once or twice; more waiting than this is refused. */
const MAX_WAITING_QUESTIONS = 8;

/**
 * A conversation that repeats one question for ever, and lets others in between.
 *
 * @param poll the question to repeat, `pauseMs` after each answer
 * @param send hands a command to the scale; what it can not send is not answered
 * @param polled told of every answer to `poll`, null when none came in time
 */
export function createConversation<Answer>(
  poll: Question<Answer>,
  pauseMs: number,
  send: (command: string) => void,
  polled: (answer: Answer | null) => void,
): Conversation<Answer> {
  type Waiting = Question<Answer> & { readonly answered: (answer: Answer | null) => void };
  const waiting: Waiting[] = [];
  let connection: AbortController | null = null;
  let asked: Waiting | null = null;

  async function converse(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const next = waiting.shift();
      const answer = await askNow(next ?? poll);
      if (next) next.answered(answer);
      else if (!signal.aborted) polled(answer);
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async function askNow(question: Question<Answer>): Promise<Answer | null> {
    const { promise, resolve } = Promise.withResolvers<Answer | null>();
    asked = { ...question, answered: resolve };
    const deadline = setTimeout(() => resolve(null), question.withinMs);
    if (question.command !== null) send(question.command);
    const answer = await promise;
    clearTimeout(deadline);
    asked = null;
    return answer;
  }

  return {
    start: () => {
      connection = new AbortController();
      void converse(connection.signal);
    },
    stop: () => {
      connection?.abort();
      connection = null;
      asked?.answered(null);
      for (const question of waiting.splice(0)) question.answered(null);
    },
    heard: (answer) => {
      if (asked?.isAnswer(answer)) asked.answered(answer);
    },
    ask: (question) => {
      if (!connection || waiting.length === MAX_WAITING_QUESTIONS) return Promise.resolve(null);
      return new Promise((answered) => waiting.push({ ...question, answered }));
    },
  };
}
