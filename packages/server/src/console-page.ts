// The console: what is in the books and how to bring more in. It shows; the command line writes.

import { html } from 'hono/html';
import type { BooksStatus } from './status.ts';

const FORMATS_BY_EXAMPLE = [
  ['Consignments that entered Gaza, as UNRWA lists them', 'consignments LIST.csv.gz'],
  ['Contributions to pooled funds', 'cbpf-contributions CONTRIBUTIONS.csv'],
  ['Projects of pooled funds and their places', 'cbpf-projects PROJECTS.csv LOCATIONS.csv'],
  ['Flows of the Financial Tracking Service', 'fts-flows INCOMING.csv OUTGOING.csv'],
  ["Somebody's published totals, with a mapping", 'observations TOTALS.csv TOTALS.mapping.json'],
] as const;

/** The page as text. `books` is the folder, as the person would type it. */
export async function consolePage(found: BooksStatus, { style, books }: { readonly style: string; readonly books: string }): Promise<string> {
  const count = (value: number): string => value.toLocaleString('en');
  const unfinished = found.datasets.flatMap(({ files }) => files.filter(({ finished }) => !finished));
  const page = await html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>Console · ${found.operation}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="../${style}"></head>
<body><header class="top"><p class="name"><a href="../">${found.operation}</a> <span>console</span></p></header>
<main id="content"><h1>What is in the books</h1>
<table><caption>The log</caption><tbody>
<tr><th scope="row">Log</th><td><code>${found.origin}</code></td></tr>
<tr><th scope="row">Log key</th><td><code>${found.logKey}</code></td></tr>
<tr><th scope="row">Records</th><td>${count(found.treeSize)}</td></tr>
<tr><th scope="row">Root</th><td><code>${found.root}</code></td></tr>
<tr><th scope="row">Signed checkpoint</th><td>${found.checkpointSize === undefined ? 'none' : `over ${count(found.checkpointSize)} records`}</td></tr>
<tr><th scope="row">Published</th><td>${found.publication === undefined ? 'never' : `as record ${count(found.publication.record)}, computed from ${count(found.publication.size)} records`}</td></tr>
</tbody></table>
${unfinished.length === 0 ? '' : html`<p role="alert">Unfinished: ${unfinished.map(({ name }) => name).join(', ')}. Import the same files again to finish.</p>`}
<table><caption>Files imported</caption><thead><tr><th scope="col">Dataset</th><th scope="col">Publisher</th><th scope="col">File</th><th scope="col">Retrieved</th><th scope="col">SHA-256</th></tr></thead><tbody>
${found.datasets.flatMap(({ dataset, publisherName, files }) => files.map((file) => html`<tr><td>${dataset}</td><td>${publisherName}</td><td>${file.name}</td><td>${file.retrieved}</td><td><code>${file.sha256.slice(0, 16)}…</code></td></tr>
`))}</tbody></table>
<table><caption>Records by kind</caption><thead><tr><th scope="col">Kind</th><th scope="col">Records</th></tr></thead><tbody>
${Object.entries(found.kinds).map(([kind, value]) => html`<tr><th scope="row">${kind}</th><td>${count(value)}</td></tr>
`)}</tbody></table>
<h2>Bringing files in</h2>
<p>In a terminal, in the folder of Amanah. Add <code>--dry-run</code> to check without writing, and <code>--retrieved DATE</code> for the day you had the file.</p>
<dl>${FORMATS_BY_EXAMPLE.map(([about, words]) => html`<dt>${about}</dt><dd><code>npx amanah import ${words} --books ${books}</code></dd>
`)}</dl>
<h2>Giving the account to others</h2>
<p><code>npx amanah publish --books ${books} --out public</code> writes it as a folder for any web server; <code>npx amanah verify public</code> checks it as a stranger would.</p>
</main></body></html>
`;
  return String(page);
}
