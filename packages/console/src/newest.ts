// Answers of a slow network come in any order: what is shown is what was asked last.

import { useCallback, useRef } from 'preact/hooks';

export type Newest = <T>(ask: () => Promise<T>, take: (answer: T) => void) => Promise<void>;

/** Asks, and takes the answer unless the same page has asked again meanwhile. */
export function useNewest(): Newest {
  const asked = useRef(0);
  return useCallback(async (ask, take) => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await ask();
    if (mine === asked.current) take(answer);
  }, []);
}
