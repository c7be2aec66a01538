// Problem details (RFC 9457): what a request that cannot be answered gets, for programs as JSON and for people as a page.

/** The closed list of problems this server answers with. */
export const HTTP_PROBLEMS = {
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'method-not-allowed': { status: 405, title: 'This address is only read: use GET or HEAD.' },
  'bad-query': { status: 400, title: 'The query of this address is not understood.' },
  'too-large': { status: 413, title: 'The request carries more than this server reads.' },
  'unknown-host': { status: 421, title: 'This server answers to the names of this machine only.' },
  'not-signed-in': { status: 401, title: 'Sign in first.' },
  'wrong-origin': { status: 403, title: 'The request does not come from a page of this server.' },
  'wrong-csrf': { status: 403, title: 'The request does not carry the sign of its session.' },
  'not-allowed': { status: 403, title: 'Your role may not do this.' },
  'not-your-key': { status: 403, title: 'The key that signed belongs to somebody else.' },
  'wrong-content-type': { status: 415, title: 'The request is of a type that is not read here.' },
  'bad-request': { status: 400, title: 'The request is not understood.' },
  'bad-link': { status: 410, title: 'This link was used, withdrawn, or has expired.' },
  'bad-passkey': { status: 401, title: 'The passkey could not be confirmed.' },
  'name-needed': { status: 400, title: 'Passkeys need the name of this machine.' },
  'holder-taken': { status: 409, title: 'Somebody else has this code.' },
  'repeated-key': { status: 409, title: 'The same request key came with another request.' },
  'too-many-requests': { status: 429, title: 'Too many requests; wait a little.' },
  'call-unsigned': { status: 401, title: 'The call is not signed by an agency that is registered here.' },
  'call-refused': { status: 422, title: 'The holder or board refuses the call; "reason" says why.' },
  'refused': { status: 422, title: 'The record is refused.' },
  'out-of-order': { status: 500, title: 'The server failed; what it failed at stands in its own messages.' },
} as const;
export type HttpProblemCode = keyof typeof HTTP_PROBLEMS;

/** A problem on its way to the response. Its words are for whoever asked and hold nothing secret. */
export class HttpProblem extends Error {
  readonly code: HttpProblemCode;
  readonly more: Readonly<{ [name: string]: unknown }>;

  constructor(code: HttpProblemCode, detail: string, more: Readonly<{ [name: string]: unknown }> = {}) {
    super(detail);
    this.code = code;
    this.more = more;
  }
}

/** The response of a problem. `detail` says what is wrong with this very request; `more` stands beside the standard members. */
export function problemResponse(request: Request, code: HttpProblemCode, detail: string, more: Readonly<{ [name: string]: unknown }> = {}): Response {
  const { status, title } = HTTP_PROBLEMS[code];
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (status === 405) headers.set('allow', 'GET, HEAD');
  if (typeof more['afterSeconds'] === 'number') headers.set('retry-after', String(more['afterSeconds']));
  if ((request.headers.get('accept') ?? '').includes('text/html')) {
    headers.set('content-type', 'text/html; charset=utf-8');
    return new Response(problemPage(title, detail), { status, headers });
  }
  headers.set('content-type', 'application/problem+json');
  return new Response(`${JSON.stringify({ type: `urn:amanah:problem:${code}`, title, status, detail, code, ...more }, null, 2)}\n`, { status, headers });
}

function problemPage(title: string, detail: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title></head>
<body><main><h1>${escaped(title)}</h1><p>${escaped(detail)}</p><p><a href="/">The public account</a></p></main></body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
