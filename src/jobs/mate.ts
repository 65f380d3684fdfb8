/** The mate's side: looks through one camera after another, over a ground that it was given once. */
import { answerOf, lookThrough, settle } from '../analysis';
import { SightContext } from '../kernel/sight-context';
import type { FromMate, ToMate } from './crew-protocol';

export function serveMate(post: (message: FromMate) => void): (message: ToMate) => void {
  const ctx = new SightContext();
  let ground: ReturnType<typeof settle> | undefined;
  return (message) => {
    if (message.say === 'ground') ground = settle(message.ground);
    else if (ground) {
      const { run, id, job } = message;
      post({ run, id, answer: answerOf(lookThrough(ground, job, ctx)) });
    }
  };
}
