/** The mate's side: does one piece of work after another, over a ground that it was given once. */
import { answer, settle, type Helper } from '../analysis';
import type { FromMate, ToMate } from './crew-protocol';

export function serveMate(post: (message: FromMate) => void): (message: ToMate) => void {
  let helper: Helper | undefined;
  return (message) => {
    if (message.say === 'ground') helper = settle(message.ground);
    else {
      const { run, id, job } = message;
      post({ run, id, answer: answer(helper, job) });
    }
  };
}
