/** A peer in a process of its own that answers one line to one line; it keeps its own clock. */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';

export class ChildPeer {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting: ((line: string) => void)[] = [];
  private ended = false;

  constructor(command: string, args: readonly string[]) {
    this.child = spawn(command, args);
    createInterface({ input: this.child.stdout }).on('line', (line) => this.waiting.shift()?.(line));
    this.child.on('exit', () => {
      this.ended = true;
      for (const answer of this.waiting.splice(0)) answer('');
    });
  }

  /** The answer's words as numbers; none when the process has ended. */
  async ask(line: string): Promise<number[]> {
    const answer = await this.text(line);
    return answer === '' ? [] : answer.split(' ').map(Number);
  }

  text(line: string): Promise<string> {
    if (this.ended) return Promise.resolve('');
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.child.stdin.write(`${line}\n`);
    });
  }

  close(): void {
    if (!this.ended) this.child.stdin.end();
  }
}

/** Whether a command runs and ends well. */
export const runs = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;
