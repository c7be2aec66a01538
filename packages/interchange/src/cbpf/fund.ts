// What the pooled fund files share: one fund per pooled fund and year.

import { casedCode, master } from '../masters.ts';
import type { Master, Named } from '../statement.ts';
import type { Row } from '../row.ts';

/** The publisher of the pooled fund files. */
export const OCHA_CBPF: Named = { code: 'ocha-cbpf', name: 'OCHA Pooled Funds Data Hub' };
export const LICENCE = 'CC BY (OCHA Pooled Funds Data Hub)';

/** The account the donors pay to and the grants come from, such as `cbpf/oPt`. */
export function cbpfAccount(fund: string): string {
  return `cbpf/${casedCode(fund)}`;
}

/** The fund of one pooled fund and year, such as `cbpf/oPt/2024`. */
export function cbpfFund(fund: string, year: string): Master {
  return master('fund', {
    code: `${cbpfAccount(fund)}/${year}`,
    name: `${fund} pooled fund ${year}`,
    restrictions: ['place'],
    of: fund,
    year: Number(year),
  });
}

/** A year in a cell; reports a problem when it is none. */
export function yearIn(row: Row, column: string): string | undefined {
  const year = row.needed(column, 'a year such as 2024');
  if (year === undefined) return undefined;
  return /^(19[5-9]\d|20\d\d|21\d\d)$/.test(year) ? year : row.fault(column, 'a year from 1950 to 2199', 'bad-date');
}
