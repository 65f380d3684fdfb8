/** What the leader of an analysis and its mates say to each other. Plain data, structured-cloned or shared. */
import type { CrewGround, SightAnswer, SightJob } from '../analysis';

export type ToMate =
  | { readonly say: 'ground'; readonly ground: CrewGround }
  | { readonly say: 'look'; readonly run: number; readonly id: number; readonly job: SightJob };

export interface FromMate {
  readonly run: number;
  readonly id: number;
  readonly answer: SightAnswer;
}

/** Another thread that looks through cameras. */
export interface Mate {
  readonly post: (message: ToMate) => void;
  readonly listen: (onAnswer: (message: FromMate) => void, onFault: () => void) => void;
  readonly close: () => void;
}
