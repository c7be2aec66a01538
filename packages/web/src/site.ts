// The public account as a list of files. Pages are a pure function of the view,
// so a server and a static folder show the same bytes, and an auditor who has
// the records can make them again.

import { utf8 } from '@amanah/log/bytes.ts';
import { reportCsv } from '@amanah/projection/report-csv.ts';
import { votesAt } from '@amanah/projection/votes.ts';
import type { Locale } from '@amanah/ui/locale.ts';
import { PageContext, type SiteView } from './context.ts';
import { figuresAt, type Figures } from './figures.ts';
import { frame, siteLocales, type PageParts } from './frame.ts';
import { adequacyPage } from './pages/adequacy.ts';
import { comparePage } from './pages/compare.ts';
import { consignmentsPage } from './pages/consignments.ts';
import { decisionPage } from './pages/decision.ts';
import { decisionsPage } from './pages/decisions.ts';
import { deliveriesPage, deliveryPage, deliveryPath } from './pages/deliveries.ts';
import { donorsPage } from './pages/donors.ts';
import { exceptionsPage } from './pages/exceptions.ts';
import { fundRuleSections } from './pages/fund-rules-part.ts';
import { fundPage, fundsPage } from './pages/funds.ts';
import { giftPage, giftPath, giftsPage } from './pages/gifts.ts';
import { lossesPage } from './pages/losses.ts';
import { placesPage } from './pages/places.ts';
import { projectsOfFundPage, projectsPage } from './pages/projects.ts';
import { recordsPage } from './pages/records.ts';
import { restatementsPage } from './pages/restatements.ts';
import { registrationsPage } from './pages/registrations.ts';
import { screeningPage } from './pages/screening.ts';
import { sourcesPage } from './pages/sources.ts';
import { startPage } from './pages/start.ts';
import { stockPage } from './pages/stock.ts';
import { timePage } from './pages/time.ts';
import { verifyPage } from './pages/verify.ts';
import { waybillsPage } from './pages/waybills.ts';
import { zakatPage } from './pages/zakat.ts';
import { changesCsv, changesPaths } from './changes-file.ts';
import { operationPages } from './operation-menu.ts';
import { LISTED_SECTIONS, recordLists } from './record-lists.ts';
import { Slugs } from './slug.ts';
import { calculatorFile } from './zakat/file.ts';
import { ZAKAT_FILE_PATH, ZAKAT_PATH } from './zakat/paths.ts';
import { decisionPath, votesWithPage } from './vote-words.ts';

export type { SiteView } from './context.ts';

/** One file of the site. `path` is relative to its root and `render` may be called at any time. */
export interface SitePage {
  readonly path: string;
  /** Media type with its character set. */
  readonly type: string;
  readonly render: () => Uint8Array | Promise<Uint8Array>;
}

/** Draws the parts of a page. */
type Drawing = (context: PageContext) => PageParts | Promise<PageParts>;

const HTML = 'text/html; charset=utf-8';
const CSV_TYPE = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Every page of the account in every language, and the lists of records behind its figures. */
export function sitePages(view: SiteView): SitePage[] {
  const figures = figuresAt(view.books, view.treeSize);
  const drawings = drawingsOf(figures, view);
  return [
    ...siteLocales().flatMap((locale) => drawings.map(([path, drawing]) => pageOf(view, locale, path, drawing))),
    ...[...changesPaths(view)].map(([pair, path]): SitePage => ({ path, type: CSV_TYPE, render: async () => utf8(await changesCsv(view, pair)) })),
    ...[...LISTED_SECTIONS, ...operationPages(figures).flatMap(({ sections }) => sections), ...fundRuleSections(figures), ...followedRows(figures)].map((name): SitePage => ({ path: `records/of/${name}.json`, type: JSON_TYPE, render: () => utf8(JSON.stringify(recordLists(figuresAt(view.books, view.treeSize), name))) })),
    ...(['gifts', 'deliveries'] as const).filter((name) => figures.followed[name].all > 0).map((name): SitePage => ({ path: `${name}/${name}.csv`, type: CSV_TYPE, render: () => utf8(reportCsv(figuresAt(view.books, view.treeSize).section(name))) })),
    ...siteLocales().map((locale): SitePage => ({ path: `${locale === 'en' ? '' : `${locale}/`}${ZAKAT_FILE_PATH}`, type: HTML, render: () => utf8(String(calculatorFile(locale, view.assets.calculator))) })),
    { path: 'records/waiting.json', type: JSON_TYPE, render: () => utf8(JSON.stringify(waitingRecords(view))) },
    { path: 'records/decisions.json', type: JSON_TYPE, render: () => utf8(JSON.stringify(decisionRecords(view))) },
    { path: 'records/authors.json', type: JSON_TYPE, render: () => utf8(JSON.stringify(authorRecords(view))) },
  ];
}

/** The gifts and deliveries that have a page, by the first part of the ids of their figures. */
function followedRows({ followed }: Figures): string[] {
  return [...followed.gifts.shown.map((row) => `gifts.${row}`), ...followed.deliveries.shown.map((row) => `deliveries.${row}`)];
}

const OPERATION_DRAWINGS: Readonly<Record<string, Drawing>> = {
  'gifts/index.html': giftsPage,
  'deliveries/index.html': deliveriesPage,
  'decisions/index.html': decisionsPage,
  'adequacy/index.html': adequacyPage,
  'waybills/index.html': waybillsPage,
  'losses/index.html': lossesPage,
  'stock/index.html': stockPage,
  'screening/index.html': screeningPage,
  'registrations/index.html': registrationsPage,
};

function drawingsOf(figures: Figures, view: SiteView): [string, Drawing][] {
  const funds = new Slugs(figures.section('funds').rows.map((row) => String(row['fund'])));
  const withProjects = new Slugs(figures.section('projects').rows.map((row) => String(row['fund'])));
  return [
    ['index.html', startPage],
    ['funds/index.html', (context) => fundsPage(context, funds)],
    ...[...funds.all()].map(([fund, slug]): [string, Drawing] => [`funds/${slug}.html`, (context) => fundPage(context, fund)]),
    ['donors/index.html', donorsPage],
    ['projects/index.html', (context) => projectsPage(context, withProjects)],
    ...[...withProjects.all()].map(([fund, slug]): [string, Drawing] => [`projects/${slug}.html`, (context) => projectsOfFundPage(context, fund)]),
    ['places/index.html', placesPage],
    ['time/index.html', timePage],
    ['consignments/index.html', consignmentsPage],
    ...operationPages(figures).map(({ path }): [string, Drawing] => [path, OPERATION_DRAWINGS[path] as Drawing]),
    ...figures.followed.gifts.shown.map((row): [string, Drawing] => [giftPath(row), (context) => giftPage(context, row)]),
    ...figures.followed.deliveries.shown.map((row): [string, Drawing] => [deliveryPath(row), (context) => deliveryPage(context, row)]),
    ...votesWithPage(votesAt(view.books, view.treeSize)).map(({ row }): [string, Drawing] => [decisionPath(row), (context) => decisionPage(context, row)]),
    ['compare/index.html', comparePage],
    ['restatements/index.html', restatementsPage],
    ['exceptions/index.html', exceptionsPage],
    ['sources/index.html', sourcesPage],
    ['records/index.html', recordsPage],
    ['verify/index.html', verifyPage],
    [ZAKAT_PATH, zakatPage],
  ];
}

/** For each author the number of the record that registers its key: a hint where to look, proven when it is used. */
function authorRecords({ books, treeSize }: SiteView): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { index, kind, body } of books.control) {
    if (kind === 'key' && index < treeSize) found[String(body['key'])] ??= index;
  }
  return found;
}

/** Records that waited for a second person, each with the record that decided it, or null while it waits. A hint for the browser, like the lists of records. */
function waitingRecords({ books, treeSize }: SiteView): readonly (readonly [number, number | null])[] {
  return books.matters.waiting
    .filter(({ row }) => row < treeSize)
    .map(({ row, decidedAt }) => [row, decidedAt !== undefined && decidedAt < treeSize ? decidedAt : null]);
}

/** Records of votes, and acts that rest on one, each with the record of the proposal, which names the page. A hint for the browser. */
function decisionRecords({ books, treeSize }: SiteView): readonly (readonly [number, number])[] {
  return votesWithPage(votesAt(books, treeSize)).flatMap(({ row, outcome, ballots, openings, comments, uses }) =>
    [row, ...(outcome === undefined ? [] : [outcome.row]), ...[...ballots, ...comments, ...uses].map((one) => one.row), ...openings].map((record) => [record, row] as const));
}

function pageOf(view: SiteView, locale: Locale, path: string, drawing: Drawing): SitePage {
  return {
    path: locale === 'en' ? path : `${locale}/${path}`,
    type: HTML,
    render: async () => {
      const context = new PageContext({ view, figures: figuresAt(view.books, view.treeSize), locale, path });
      return utf8(String(frame(context, await drawing(context))));
    },
  };
}
