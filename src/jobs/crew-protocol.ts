/** What the leader of an analysis and its mates say to each other. Plain data, structured-cloned or shared. */
import type { CrewAnswer, CrewGround, CrewJob } from '../analysis';

export type ToMate =
  | { readonly say: 'ground'; readonly ground: CrewGround }
  | { readonly say: 'work'; readonly run: number; readonly id: number; readonly job: CrewJob };

export interface FromMate {
  readonly run: number;
  readonly id: number;
  readonly answer: CrewAnswer;
}

/** Another thread that helps. */
export interface Mate {
  readonly post: (message: ToMate) => void;
  readonly listen: (onAnswer: (message: FromMate) => void, onFault: () => void) => void;
  readonly close: () => void;
}
