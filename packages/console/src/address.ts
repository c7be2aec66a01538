// The address of a page behind the `#`: a path and a query. Links are ordinary
// links, so that back, bookmarks and new tabs work.

export interface Address {
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
}

/** Reads `#/table/balances?sort=fund`. */
export function readAddress(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { parts: path.split('/').filter((part) => part !== '').map(decoded), query: new URLSearchParams(query) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The link of a page. */
export function hrefOf(parts: readonly string[], query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return `#/${parts.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}
