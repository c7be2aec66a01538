// The pages about an operation's own goods, each there only where it has
// something to say: an account made of publishers' lists alone has none of them.

import type { Row } from '@amanah/projection/report-shape.ts';
import type { MessageKey } from '@amanah/ui/messages/en.ts';
import type { Section } from './figure.ts';
import type { Figures } from './figures.ts';

export interface OperationPage {
  readonly path: string;
  readonly title: MessageKey;
  /** Sections of which one must have rows for the page to be there; all of them have figures on it. */
  readonly sections: readonly string[];
}

const PAGES: readonly OperationPage[] = [
  { path: 'adequacy/index.html', title: 'nav.adequacy', sections: ['adequacy', 'adequacy.beside', 'adequacy.not-converted', 'adequacy.standard'] },
  { path: 'waybills/index.html', title: 'nav.waybills', sections: ['waybills', 'waybills.losses', 'waybills.statements', 'waybills.series'] },
  { path: 'losses/index.html', title: 'nav.losses', sections: ['losses', 'losses.class'] },
  { path: 'stock/index.html', title: 'nav.stock', sections: ['stock'] },
  { path: 'decisions/index.html', title: 'nav.decisions', sections: ['decisions', 'decisions.state', 'decisions.allowance', 'decisions.use', 'decisions.option', 'decisions.round', 'decisions.pair', 'decisions.group', 'decisions.payment'] },
  { path: 'screening/index.html', title: 'nav.screening', sections: ['screenings', 'screenings.run'] },
  { path: 'registrations/index.html', title: 'nav.registrations', sections: ['registrations'] },
];
/** Pages of gifts and deliveries of the operation's own; what publishers state is none of them. */
const FOLLOWED_PAGES: readonly (OperationPage & { readonly of: 'gifts' | 'deliveries' })[] = [
  { path: 'gifts/index.html', title: 'nav.gifts', sections: ['gifts'], of: 'gifts' },
  { path: 'deliveries/index.html', title: 'nav.deliveries', sections: ['deliveries'], of: 'deliveries' },
];

/** The pages that these figures have, in the order of the menu. */
export function operationPages(figures: Figures): OperationPage[] {
  // What a person needs in a day is no reason for a page.
  const own = PAGES.filter(({ sections }) => sections.some((name) => name !== 'adequacy.standard' && figures.section(name).rows.length > 0));
  return [...FOLLOWED_PAGES.filter(({ of }) => figures.followed[of].all > 0), ...own];
}

/** Longer lists stand in the downloads. */
const ROWS_SHOWN = 1000;

/** Sections in which what comes first matters most. */
const FIRST_SHOWN: ReadonlySet<string> = new Set(['stock', 'fund-age.gift']);

/** The rows of a section that its page shows: of stock and of gifts not handed over what comes first, of all else what came last. */
export function shownRows({ name, rows }: Pick<Section, 'name' | 'rows'>): readonly Row[] {
  if (rows.length <= ROWS_SHOWN) return rows;
  return FIRST_SHOWN.has(name) ? rows.slice(0, ROWS_SHOWN) : rows.slice(-ROWS_SHOWN);
}

/** Options for a table of them: the totals under it are those of all rows. */
export function shownOptions(section: Section): { readonly rows?: readonly Row[]; readonly totals?: () => boolean } {
  const rows = shownRows(section);
  return rows === section.rows ? {} : { rows, totals: () => true };
}
