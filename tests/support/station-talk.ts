import type { StationAnswer, StationCommand } from '../../shared/contracts/channel.ts';
import { type StationQuestion, type StationReply, stationReply } from '../../shared/contracts/questions.ts';
import type { StationView, Verdict } from '../../shared/contracts/station-view.ts';
import type { Sent, ServiceUnderTest } from './service.ts';

/** What the page says to a station and hears of it, whatever stands on the bench. */
export type StationTalk = {
  press(command: StationCommand): Promise<StationAnswer>;
  ask(question: StationQuestion): Promise<StationReply>;
  /** The verdict for what `act` does. */
  verdictAfter(what: string, act: () => void): Promise<Verdict>;
  /** The newest view, as soon as one fits. */
  view(what: string, fits: (view: StationView) => boolean, withinMs?: number): Promise<StationView>;
};

/** @param service the process that runs now */
export function talkTo(service: () => ServiceUnderTest): StationTalk {
  let asked = 0;
  return {
    press: async (command) => {
      const id = asked++;
      service().send({ kind: 'request', id, command });
      const isIt = (message: Sent): message is Sent & { answer: StationAnswer } =>
        message.kind === 'answer' && message.id === id;
      return (await service().until(`answer to ${command.type}`, isIt)).answer;
    },
    ask: async (question) => {
      const id = asked++;
      service().send({ kind: 'ask', id, question });
      const isIt = (message: Sent): message is Sent => message.kind === 'reply' && message.id === id;
      return stationReply.parse((await service().until(`reply to ${question.type}`, isIt)).reply);
    },
    verdictAfter: async (what, act) => {
      const { messages, until } = service();
      const before = messages.length;
      act();
      const isIt = (message: Sent): message is Sent & { verdict: Verdict } =>
        message.kind === 'verdict' && messages.indexOf(message) >= before;
      return (await until(`verdict for ${what}`, isIt)).verdict;
    },
    view: async (what, fits, withinMs) => {
      const { messages, until } = service();
      const isIt = (message: Sent): message is Sent & { view: StationView } =>
        message.kind === 'view' && message === newestView(messages) && fits(message.view as StationView);
      return (await until(`view with ${what}`, isIt, withinMs)).view;
    },
  };
}

function newestView(messages: readonly Sent[]): Sent | undefined {
  return messages.findLast(({ kind }) => kind === 'view');
}
