// Keeps the console's own page and files in the browser, so that it opens where
// there is no network. Nothing else is kept here: no answer of the server, no document.

/** The part of a service worker's world that is used. */
interface WorkerScope {
  readonly caches: CacheStorage;
  readonly location: { readonly origin: string };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', handle: (event: { waitUntil(work: Promise<unknown>): void }) => void): void;
  addEventListener(type: 'fetch', handle: (event: { readonly request: Request; respondWith(response: Promise<Response>): void }) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const CACHE = 'amanah-console';
const PAGE = '/console/';
const FILES = '/console/assets/';

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (url.pathname.startsWith(FILES)) event.respondWith(keptFirst(request));
  else if (url.pathname === PAGE) event.respondWith(newestFirst(request));
});

/** Files carry the hash of their content in their name: what is kept is what it was. */
async function keptFirst(request: Request): Promise<Response> {
  const cache = await scope.caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** The page names its files: a newer one replaces it. */
async function newestFirst(request: Request): Promise<Response> {
  const cache = await scope.caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(PAGE, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(PAGE);
    if (kept !== undefined) return kept;
    throw error;
  }
}
