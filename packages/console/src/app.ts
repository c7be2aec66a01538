// The console: the frame, who is signed in, and which page the address asks for.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { hrefOf, readAddress, type Address } from './address.ts';
import { DeskContext, type Desk, type KeyState, type Session } from './desk.ts';
import { FrameMenu, OutboxStrip } from './frame.ts';
import { dropDraft } from './forms/drafts.ts';
import { NO_MASTERS, type Masters } from './forms/masters.ts';
import { readMasters } from './forms/read-masters.ts';
import { openOwnBallots } from './decide/hidden-ballots.ts';
import { DoorPage } from './identity/door-page.ts';
import { linkIn } from './identity/joining.ts';
import { forgetSession, keepSession, keptSession } from './identity/kept-session.ts';
import { browserKeyShelf } from './identity/key-shelf.ts';
import { KeyNotice } from './identity/key-notice.ts';
import { keptSigner } from './identity/signing-key.ts';
import { t } from './language.ts';
import { pageFor } from './routes.ts';
import { serverAt, type Server } from './server.ts';
import { onNetwork } from './newest.ts';
import { alone } from './submit/alone.ts';
import type { Signer } from './submit/chained-record.ts';
import { Outbox } from './submit/outbox.ts';

export interface AppProps {
  readonly operation: string;
}

const FLUSH_EVERY_MS = 15_000;
const OPENINGS_EVERY_MS = 20_000;
/** A form begins with what stands in the books now, unless the server takes longer than this to say so. */
const MASTERS_WAIT_MS = 2_000;

export function App({ operation }: AppProps): VNode {
  const csrf = useRef('');
  const [hasEnded, setEnded] = useState(false);
  const server = useMemo(() => serverAt(async (path, init) => {
    const response = await fetch(path, init);
    // A session that ended is said at once, whatever was asked: what was signed waits, what was typed is a draft.
    if (response.status === 401 && csrf.current !== '' && path !== '/api/session') {
      csrf.current = '';
      forgetSession(localStorage);
      setEnded(true);
      setSession('none');
    }
    return response;
  }, () => csrf.current), []);
  const keys = useMemo(browserKeyShelf, []);
  const [session, setSession] = useState<Session | 'none' | undefined>(undefined);
  const [isOffline, setOffline] = useState(false);
  const [link, setLink] = useState(() => linkIn(location.hash));
  const take = (found: Session): void => {
    csrf.current = found.csrf;
    keepSession(localStorage, found);
    setSession(found);
    setOffline(false);
  };
  const reload = async (): Promise<void> => {
    const answer = await server.get<Session>('/api/session');
    if (answer.ok) return take(answer.value);
    if ('offline' in answer) {
      setOffline(true);
      return setSession((now) => now ?? keptSession(localStorage));
    }
    forgetSession(localStorage);
    return setSession('none');
  };
  useLookingForNetwork(typeof session === 'object' && csrf.current === '', reload);
  useEffect(() => void reload(), []);
  const enter = (found: Session): void => {
    // Who followed a link begins at the first page; who signs in again goes on where they were.
    if (link !== undefined) history.replaceState(null, '', hrefOf([]));
    setLink(undefined);
    take(found);
  };
  if (session === undefined) return html`<main id="content" class="narrow-page">${isOffline ? html`<h1>${t('state.offline')}</h1><p>${t('state.offline-door')}</p><p><button onClick=${() => void reload()}>${t('state.again')}</button></p>` : html`<p class="note late">${t('state.loading')}</p>`}</main>` as VNode;
  if (session === 'none' || link !== undefined) return html`<${FrameMenu} operation=${operation} /><${DoorPage} link=${link} hasEnded=${hasEnded} server=${server} keys=${keys} onIn=${enter} />` as VNode;
  return html`<${Inside} key=${session.person.holder} operation=${operation} session=${session} server=${server} keys=${keys} reload=${reload} />` as VNode;
}

const NETWORK_EVERY_MS = 5_000;

/** While the page runs on what this browser kept, it looks for the server again. */
function useLookingForNetwork(isNeeded: boolean, reload: () => Promise<void>): void {
  useEffect(() => {
    if (!isNeeded) return undefined;
    const look = (): void => void reload();
    const timer = setInterval(look, NETWORK_EVERY_MS);
    window.addEventListener('online', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', look);
    };
  }, [isNeeded]);
}

interface InsideProps {
  readonly operation: string;
  readonly session: Session;
  readonly server: Server;
  readonly keys: ReturnType<typeof browserKeyShelf>;
  readonly reload: () => Promise<void>;
}

function Inside({ operation, session, server, keys, reload }: InsideProps): VNode {
  const [signer, setSigner] = useState<Signer | null>();
  const [masters, setMasters] = useState<Masters>(NO_MASTERS);
  const [isReady, setReady] = useState(false);
  const [tick, setTick] = useState(0);
  const [said, say] = useState('');
  const address = useAddress();
  const readings = useRef({ asked: 0, taken: 0 });
  const reloadMasters = async (): Promise<void> => {
    readings.current.asked += 1;
    const mine = readings.current.asked;
    const found = await readMasters(server);
    // An answer that was overtaken by a later one knows less: what was just added would be gone from the forms.
    if (found !== undefined && mine > readings.current.taken) {
      readings.current.taken = mine;
      setMasters(found);
    }
    setReady(true);
  };
  useFreshMasters(address, isReady, reloadMasters, setReady);
  useHeadingFocus(address, isReady);
  const readKey = (): Promise<void> => keptSigner(keys, session.person.holder, globalThis.crypto.subtle as SubtleCrypto | undefined).then((found) => setSigner(found ?? null), () => setSigner(null));
  useEffect(() => {
    void readKey();
    void reloadMasters();
  }, [session]);
  const outbox = useOutbox(signer ?? undefined, server, () => setTick((now) => now + 1));
  const state = keyState(session, signer);
  useFlush(state === 'in-force' ? outbox : undefined, session.csrf, reloadMasters);
  useOwnOpenings(state === 'in-force' ? outbox : undefined, server);
  const desk: Desk = {
    server, session, masters, reloadMasters, keys, keyState: state, say, operation, outboxTick: tick,
    ...(signer === null || signer === undefined || state !== 'in-force' ? {} : { signer, ...(outbox === undefined ? {} : { outbox }) }),
    reloadSession: reload,
    shelf: localStorage,
    today,
    hourFromNow,
    newId: () => crypto.randomUUID(),
  };
  const page = isReady && signer !== undefined ? pageFor(address) : html`<p class="note late">${t('state.loading')}</p>`;
  return html`<${DeskContext.Provider} value=${desk}>
    <a class="skip" href="#content" onClick=${focusContent}>${t('frame.skip')}</a>
    <${FrameMenu} operation=${operation} session=${session} at=${address.parts[0] ?? ''} />
    <${OutboxStrip} />
    <main id="content" tabindex="-1">${signer === undefined ? '' : html`<${KeyNotice} />`}${page}</main>
    <p class="hidden" role="status" aria-live="polite">${said}</p>
  <//>` as VNode;
}

/** Others write while this page stands open: what is on the road or in stock is read again before a form is drawn from it. */
function useFreshMasters(address: Address, isReady: boolean, reload: () => Promise<void>, setReady: (ready: boolean) => void): void {
  useLayoutEffect(() => {
    if (address.parts[0] !== 'new' || !isReady) return undefined;
    setReady(false);
    const timer = setTimeout(() => setReady(true), MASTERS_WAIT_MS);
    void reload().finally(() => clearTimeout(timer));
    return () => clearTimeout(timer);
  }, [address]);
}

/** A reader who cannot see the page hears that it is another one: as soon as it is drawn, its heading has the focus. */
function useHeadingFocus(address: Address, isReady: boolean): void {
  const opened = useRef(address);
  useEffect(() => {
    if (!isReady || opened.current === address) return;
    (document.querySelector<HTMLElement>('main h1') ?? document.getElementById('content'))?.focus();
  }, [address, isReady]);
}

function focusContent(event: Event): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

/** The day where the person is. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** The full minute so many hours from now, where the person is. */
function hourFromNow(hours: number): string {
  const then = new Date(Date.now() + hours * 3_600_000);
  return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function keyState(session: Session, signer: Signer | null | undefined): KeyState {
  if (signer === null || signer === undefined) return 'none';
  const known = session.keys.find(({ key }) => key === signer.publicKey);
  return known === undefined ? 'waiting' : known.revoked ? 'revoked' : 'in-force';
}

/** The address of now. A form gets the id of its draft at once, and the address carries it: a reload or a second tab is the same draft. */
function settledAddress(): Address {
  const address = readAddress(location.hash);
  const [first, name, id] = address.parts;
  if (first !== 'new' || name === undefined || id !== undefined) return address;
  history.replaceState(null, '', hrefOf(['new', name, crypto.randomUUID()], Object.fromEntries(address.query)));
  return readAddress(location.hash);
}

function useAddress(): Address {
  const [address, setAddress] = useState(settledAddress);
  useEffect(() => {
    const onChange = (): void => {
      if (location.hash === '#content') return;
      setAddress(settledAddress());
      window.scrollTo(0, 0);
    };
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  return address;
}

function useOutbox(signer: Signer | undefined, server: Server, changed: () => void): Outbox | undefined {
  const outbox = useMemo(() => signer === undefined ? undefined : new Outbox({
    shelf: localStorage,
    signer,
    head: (author) => server.get(`/api/authors/${author}`),
    post: ({ records }) => server.post('/api/submissions', { records }),
    alone,
    now: () => new Date().toISOString(),
    changed,
  }), [signer]);
  useEffect(() => {
    const onStorage = (event: StorageEvent): void => {
      if (event.key?.startsWith('amanah-outbox/') === true) changed();
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, []);
  return outbox;
}

/** Opens one's own hidden ballots as soon as voting has closed, while somebody is signed in here. */
function useOwnOpenings(outbox: Outbox | undefined, server: Server): void {
  useEffect(() => {
    if (outbox === undefined) return undefined;
    const open = (): void => void openOwnBallots({ outbox, server, shelf: localStorage, today });
    open();
    const timer = setInterval(open, OPENINGS_EVERY_MS);
    return () => clearInterval(timer);
  }, [outbox]);
}

/** Sends what waits: at once, when the network comes back, when the session is known to the server again, and every quarter of a minute. */
function useFlush(outbox: Outbox | undefined, csrf: string, sent: () => Promise<void>): void {
  useEffect(() => {
    if (outbox === undefined) return undefined;
    const flush = (): void => {
      const waited = outbox.waiting().length;
      if (waited === 0) return;
      void outbox.flush().then(() => {
        for (const { id, state } of outbox.entries()) if (state === 'done') dropDraft(localStorage, id);
        return outbox.waiting().length < waited ? sent() : undefined;
      });
    };
    flush();
    const timer = setInterval(flush, FLUSH_EVERY_MS);
    const unwatch = onNetwork(flush);
    return () => {
      clearInterval(timer);
      unwatch();
    };
  }, [outbox, csrf]);
}
