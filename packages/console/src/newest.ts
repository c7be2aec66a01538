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

/** Others write while this page stands open: it looks again after a while, when its window is looked at, and when its own link is pressed. */
export function onReturn(read: () => void, everyMs: number): () => void {
  const onSeen = (): void => {
    if (document.visibilityState === 'visible') read();
  };
  const timer = setInterval(onSeen, everyMs);
  const signs = ['focus', 'hashchange'] as const;
  for (const sign of signs) window.addEventListener(sign, onSeen);
  const unwatch = onNetwork(onSeen);
  return () => {
    clearInterval(timer);
    unwatch();
    for (const sign of signs) window.removeEventListener(sign, onSeen);
  };
}

/** A network that has just come back may fail the first request: it is tried at once, and again soon after. */
const NETWORK_AGAIN_MS = 2_000;

/** Does this when the network comes back, twice. */
export function onNetwork(work: () => void): () => void {
  let again: ReturnType<typeof setTimeout> | undefined;
  const onOnline = (): void => {
    work();
    clearTimeout(again);
    again = setTimeout(work, NETWORK_AGAIN_MS);
  };
  window.addEventListener('online', onOnline);
  return () => {
    clearTimeout(again);
    window.removeEventListener('online', onOnline);
  };
}
