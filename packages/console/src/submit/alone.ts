// One at a time, over all tabs where the browser can (Web Locks), else in this tab.

const queues = new Map<string, Promise<unknown>>();

/** Runs `work` when nobody else holds `name`. */
export function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks;
  if (locks !== undefined) return locks.request(name, work) as Promise<T>;
  const turn = (queues.get(name) ?? Promise.resolve()).then(work, work);
  queues.set(name, turn.catch(() => undefined));
  return turn;
}
