// Problem details (RFC 9457): what a request that cannot be answered gets, for programs as JSON and for people as a page.

/** The closed list of problems this server answers with. */
export const HTTP_PROBLEMS = {
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'method-not-allowed': { status: 405, title: 'This address is only read: use GET or HEAD.' },
  'bad-query': { status: 400, title: 'The query of this address is not understood.' },
  'too-large': { status: 413, title: 'The request carries more than this server reads.' },
  'unknown-host': { status: 421, title: 'This server answers to the names of this machine only.' },
  'out-of-order': { status: 500, title: 'The server failed; what it failed at stands in its own messages.' },
} as const;
export type HttpProblemCode = keyof typeof HTTP_PROBLEMS;

/** The response of a problem. `detail` says what is wrong with this very request. */
export function problemResponse(request: Request, code: HttpProblemCode, detail: string): Response {
  const { status, title } = HTTP_PROBLEMS[code];
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (status === 405) headers.set('allow', 'GET, HEAD');
  if ((request.headers.get('accept') ?? '').includes('text/html')) {
    headers.set('content-type', 'text/html; charset=utf-8');
    return new Response(problemPage(title, detail), { status, headers });
  }
  headers.set('content-type', 'application/problem+json');
  return new Response(`${JSON.stringify({ type: `urn:amanah:problem:${code}`, title, status, detail, code }, null, 2)}\n`, { status, headers });
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
