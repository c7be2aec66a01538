// Facts: P-codes of the two regions and sixteen governorates of Palestine (OCHA
// common operational dataset, valid 2023-10-19) under the spellings the pooled
// fund uses. Places below a governorate have no P-code in that list.

import { boundedCode, master, nameCode } from '../masters.ts';
import type { Master } from '../statement.ts';

const PALESTINE: ReadonlyMap<string, string> = new Map([
  ['West Bank', 'PS01'],
  ['West Bank/Jenin', 'PS0101'],
  ['West Bank/Tubas', 'PS0105'],
  ['West Bank/Tulkarm', 'PS0110'],
  ['West Bank/Nablus', 'PS0115'],
  ['West Bank/Qalqiliya', 'PS0120'],
  ['West Bank/Qalqilya', 'PS0120'],
  ['West Bank/Salfit', 'PS0125'],
  ['West Bank/Ramallah', 'PS0130'],
  ['West Bank/Jericho', 'PS0135'],
  ['West Bank/Jerusalem', 'PS0140'],
  ['West Bank/Bethlehem', 'PS0145'],
  ['West Bank/Hebron', 'PS0150'],
  ['Gaza Strip', 'PS02'],
  ['Gaza Strip/Gaza North', 'PS0255'],
  ['Gaza Strip/North Gaza', 'PS0255'],
  ['Gaza Strip/Gaza', 'PS0260'],
  ['Gaza Strip/Deir Al-Balah', 'PS0265'],
  ['Gaza Strip/Khan Yunis', 'PS0270'],
  ['Gaza Strip/Khan Younis', 'PS0270'],
  ['Gaza Strip/Rafah', 'PS0275'],
]);

const TABLES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([['oPt', PALESTINE]]);

/** The sites of a path such as `['Gaza Strip', 'Rafah']` in a fund's country, parents first. */
export function placeSites(fund: string, path: readonly string[]): readonly Master[] {
  const pcodes = TABLES.get(fund);
  const sites: Master[] = [];
  let parent: string | undefined;
  for (const depth of path.keys()) {
    const steps = path.slice(0, depth + 1);
    const pcode = pcodes?.get(steps.join('/'));
    const code = boundedCode([fund, ...steps].map(nameCode).join('/'), `${fund}/${steps.join('/')}`.toLowerCase());
    sites.push(
      master('site', {
        code,
        name: steps[depth] as string,
        type: 'area',
        ...(pcode === undefined ? {} : { pcode }),
        ...(parent === undefined ? {} : { parent }),
      }),
    );
    parent = code;
  }
  return sites;
}
