/** The leader's side of a crew: shares out work over its mates, and takes back what a broken one had. */
import type { Crew, CrewAnswer, CrewGround, CrewJob } from '../analysis';
import type { FromMate, Mate } from './crew-protocol';
import { canShare, shared } from './share';

interface Member {
  readonly mate: Mate;
  /** What it has been asked and has not answered. */
  readonly at: Set<number>;
}

/** @param size how many mates; none: no crew. They are made when there is work for them. */
export const createCrew = (size: number, open: () => Mate): Crew | undefined =>
  size < 1 ? undefined : new WorkCrew(size, open);

class WorkCrew implements Crew {
  private readonly size: number;
  private readonly open: () => Mate;
  private members: readonly Member[] | undefined;
  private ground: CrewGround | undefined;
  /** Answers to what an earlier run asked are nobody's. */
  private run = 0;
  private answers: (readonly [number, CrewAnswer | undefined])[] = [];

  constructor(size: number, open: () => Mate) {
    this.size = size;
    this.open = open;
  }

  share<T extends object>(tables: T): T {
    return canShare() ? shared(tables) : tables;
  }

  begin(ground?: CrewGround): void {
    this.end();
    this.members ??= this.gather();
    if (!ground) return;
    if (this.ground?.scene.walls === ground.scene.walls && this.ground.network === ground.network) return;
    this.ground = ground;
    for (const { mate } of this.members) mate.post({ say: 'ground', ground });
  }

  room(atOnce: number): number {
    return (this.members ?? []).reduce((n, { at }) => n + Math.max(0, atOnce - at.size), 0);
  }

  ask(id: number, job: CrewJob): void {
    const [least] = (this.members ?? []).toSorted((a, b) => a.at.size - b.at.size);
    if (!least) {
      this.answers.push([id, undefined]);
      return;
    }
    least.at.add(id);
    least.mate.post({ say: 'work', run: this.run, id, job });
  }

  take(): readonly (readonly [number, CrewAnswer | undefined])[] {
    const taken = this.answers;
    this.answers = [];
    return taken;
  }

  end(): void {
    this.run++;
    this.answers = [];
    for (const { at } of this.members ?? []) at.clear();
  }

  close(): void {
    for (const { mate } of this.members ?? []) mate.close();
    this.members = undefined;
    this.ground = undefined;
  }

  /** As many as there may be: where no (further) thread can be made, the leader does the work of the missing ones. */
  private gather(): readonly Member[] {
    const members: Member[] = [];
    try {
      while (members.length < this.size) members.push(this.join());
    } catch {
      return members;
    }
    return members;
  }

  private join(): Member {
    const member: Member = { mate: this.open(), at: new Set() };
    member.mate.listen(
      (message) => this.receive(member, message),
      () => this.leave(member),
    );
    return member;
  }

  private receive(member: Member, { run, id, answer }: FromMate): void {
    // Not of this run, or taken back when the mate broke.
    if (run !== this.run || !member.at.delete(id)) return;
    this.answers.push([id, answer]);
  }

  /** What it had comes back without an answer, once: whoever asked does it alone. A mate may break more than once. */
  private leave(member: Member): void {
    this.members = this.members?.filter((other) => other !== member);
    for (const id of member.at) this.answers.push([id, undefined]);
    member.at.clear();
    member.mate.close();
  }
}
