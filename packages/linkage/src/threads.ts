// A team of threads of Node.js. With thread.ts this is the only place of the package that knows where it runs.

import { Worker as Thread } from 'node:worker_threads';
import type { Team, TeamOf } from './team.ts';
import { lightened, type Answer, type Task } from './work.ts';

type Waiting = { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void };

class Member {
  readonly #thread: Thread;
  #waiting: Waiting | undefined;

  constructor(ground: unknown) {
    this.#thread = new Thread(new URL('./thread.ts', import.meta.url), { workerData: ground });
    this.#thread.on('message', (answer: Answer) => this.#settle((waiting) => waiting.resolve(answer)));
    this.#thread.on('error', (error: Error) => this.#settle((waiting) => waiting.reject(error)));
    this.#thread.on('exit', () => this.#settle((waiting) => waiting.reject(new Error('a thread of the linkage ended before its work was done'))));
  }

  #settle(how: (waiting: Waiting) => void): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting !== undefined) how(waiting);
  }

  ask(task: Task): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#thread.postMessage(task);
    });
  }

  async end(): Promise<void> {
    await this.#thread.terminate();
  }
}

/** Teams of `count` threads. */
export function threads(count: number): TeamOf {
  return async (ground) => {
    const light = lightened(ground);
    const members = Array.from({ length: count }, () => new Member(light));
    const team: Team = {
      async tell(task) {
        await Promise.all(members.map((member) => member.ask(task)));
      },
      async run(tasks, onDone) {
        const answers: Answer[] = new Array<Answer>(tasks.length);
        let next = 0;
        let done = 0;
        const work = async (member: Member): Promise<void> => {
          while (next < tasks.length) {
            const at = next;
            next += 1;
            answers[at] = await member.ask(tasks[at] as Task);
            done += 1;
            onDone?.(done);
          }
        };
        await Promise.all(members.map(work));
        return answers;
      },
      async close() {
        await Promise.all(members.map((member) => member.end()));
      },
    };
    return team;
  };
}
