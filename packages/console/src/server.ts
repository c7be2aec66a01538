// Talking to the server: JSON both ways, the session's proof against forged
// requests on everything that changes something, and an outage told apart from
// a refusal.

/** A refusal by the server (RFC 9457). `record` is the place in the submission, `field` the path of the field. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly message: string;
  readonly field?: string;
  readonly record?: number;
  /** The case within the code, and what was wrong place by place, where the server says them. */
  readonly reason?: string;
  readonly problems?: readonly unknown[];
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }
  /** Nobody answered: whether the request arrived is not known. */
  | { readonly ok: false; readonly offline: true };

export interface Server {
  readonly get: <T>(path: string) => Promise<Answer<T>>;
  readonly post: <T>(path: string, body: unknown) => Promise<Answer<T>>;
  /** Sends bytes as they are, under their own media type. */
  readonly send: <T>(path: string, bytes: Blob, type: string, more?: Readonly<Record<string, string>>) => Promise<Answer<T>>;
  readonly remove: <T>(path: string) => Promise<Answer<T>>;
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** A server behind `fetch`. `csrf` gives the session's proof, empty without a session. */
export function serverAt(fetch: Fetch, csrf: () => string): Server {
  const ask = async <T>(path: string, init: RequestInit): Promise<Answer<T>> => {
    let response: Response;
    try {
      response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
    } catch {
      return { ok: false, offline: true };
    }
    // A gateway that answers in the server's place knows nothing of what the server did.
    if (response.status === 502 || response.status === 503 || response.status === 504) return { ok: false, offline: true };
    let value: unknown;
    try {
      value = response.status === 204 ? {} : await response.json();
    } catch {
      return response.ok ? { ok: false, offline: true } : { ok: false, problem: problemOf(response.status, {}) };
    }
    return response.ok ? { ok: true, value: value as T } : { ok: false, problem: problemOf(response.status, value) };
  };
  const guarded = (type: string): Record<string, string> => ({ 'content-type': type, 'x-amanah-csrf': csrf() });
  return {
    get: (path) => ask(path, { method: 'GET' }),
    post: (path, body) => ask(path, { method: 'POST', headers: guarded('application/json'), body: JSON.stringify(body) }),
    send: (path, bytes, type, more = {}) => ask(path, { method: 'POST', headers: { ...guarded(type), ...more }, body: bytes }),
    remove: (path) => ask(path, { method: 'DELETE', headers: guarded('application/json') }),
  };
}

function problemOf(status: number, value: unknown): Problem {
  const given = (value ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
  return {
    status,
    code: text('code') === '' ? `status-${status}` : text('code'),
    title: text('title'),
    message: text('message') === '' ? text('detail') : text('message'),
    ...(typeof given['field'] === 'string' ? { field: given['field'] } : {}),
    ...(typeof given['record'] === 'number' ? { record: given['record'] } : {}),
    ...(typeof given['reason'] === 'string' ? { reason: given['reason'] } : {}),
    ...(Array.isArray(given['problems']) ? { problems: given['problems'] } : {}),
  };
}
