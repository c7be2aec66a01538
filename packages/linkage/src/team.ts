// Those who do the work: this thread alone, or several (threads.ts). The result is the same for any number.

import { Worker, type Answer, type Ground, type Task } from './work.ts';

export interface Team {
  /** Gives a task to every member. */
  tell(task: Task): Promise<void>;
  /** Does each task once, by whoever is free; answers stand in the order of the tasks. */
  run(tasks: readonly Task[], onDone?: (done: number) => void): Promise<readonly Answer[]>;
  close(): Promise<void>;
}

/** Makes a team for a ground. */
export type TeamOf = (ground: Ground) => Promise<Team>;

/** A team of this thread alone. */
export const alone: TeamOf = async (ground) => {
  const worker = new Worker(ground);
  return {
    async tell(task) {
      worker.do(task);
    },
    async run(tasks, onDone) {
      return tasks.map((task, at) => {
        const answer = worker.do(task);
        onDone?.(at + 1);
        return answer;
      });
    },
    async close() {},
  };
};
