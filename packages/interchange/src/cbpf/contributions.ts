// `cbpf-contributions`: what each donor paid to each pooled fund in each year.

import { USD, Names, codeIn, codeOfNamed, master, type NamedMasters } from '../masters.ts';
import { Occurrences, readRows } from '../table.ts';
import { LICENCE, OCHA_CBPF, cbpfAccount, cbpfFund, yearIn } from './fund.ts';
import type { Row } from '../row.ts';
import type { ProblemList } from '../problem.ts';
import type { Format, InputFile, Progress, ReadEvent, ReadOptions, Statement } from '../statement.ts';

const ESSENTIAL = ['PooledFundName', 'PooledFundId', 'FiscalYear', 'DonorName', 'DonorCode', 'GMSDonorId', 'GMSDonorName', 'ContributionAmt'];
const TAKES = ['PooledFundName', 'PooledFundId', 'FiscalYear', 'DonorName', 'DonorCode', 'GMSDonorId', 'GMSDonorName', 'ContributionAmt', 'ContributionPercent'];

/** Donor contributions by fund and year. */
export const cbpfContributions: Format = {
  name: 'cbpf-contributions',
  dataset: 'cbpf-contributions',
  publisher: OCHA_CBPF,
  licence: LICENCE,
  note:
    'OCHA Pooled Funds Data Hub, from a mirror copy. Contributions by fund, donor and fiscal year as the publisher states them; ' +
    'the file gives no day, so the first day of the fiscal year stands for it, and later fiscal years are stated ahead of time.',
  part: () => 'all',
  read: readContributions,
};

async function* readContributions(
  files: readonly InputFile[],
  options: ReadOptions,
  problems: ProblemList,
  progress?: (progress: Progress) => void,
): AsyncGenerator<ReadEvent, void, undefined> {
  const keys = new Occurrences();
  const names = new Names();
  for (const [file, input] of files.entries()) {
    for await (const found of readRows(file, input, ESSENTIAL, { takes: TAKES, options, problems, progress })) {
      if ('event' in found) {
        yield found.event;
        continue;
      }
      const statement = contributionOf(found.row, options, keys, names);
      if (statement !== undefined) yield { file, statement };
    }
  }
}

function contributionOf(row: Row, options: ReadOptions, keys: Occurrences, names: Names): Statement | undefined {
  const fundName = row.needed('PooledFundName', 'the name of the pooled fund', 80);
  const fundId = row.code('PooledFundId', 'the id of the pooled fund');
  const year = yearIn(row, 'FiscalYear');
  const least = row.number('ContributionAmt', USD.body['scale'] as number, { decimal: options.decimal, scientific: true });
  const donor = donorOf(row, names);
  if (!fundName || !fundId || !year || least === undefined || !donor) return undefined;
  const fund = cbpfFund(fundName, year);
  return {
    row: keys.next(`${fundId}/${year}/${row.text('DonorCode') ?? '-'}/${row.text('GMSDonorId') ?? '-'}`),
    line: row.line,
    cells: row.cells,
    kind: 'gift',
    eventTime: `${year}-01-01`,
    body: {
      donor: codeOfNamed(donor),
      fund: codeIn(fund),
      amount: { commodity: 'USD', least: least.toString() },
      account: cbpfAccount(fundName),
      form: 'money',
    },
    masters: [fund, USD, ...donor],
  };
}

/** The donor by OCHA's own donor id; by name where the file has no id. */
function donorOf(row: Row, names: Names): NamedMasters | undefined {
  const column = row.text('GMSDonorName') === undefined ? 'DonorName' : 'GMSDonorName';
  const name = row.needed(column, 'the name of the donor');
  const codeCell = row.within('DonorCode', row.text('DonorCode') ?? '', 40);
  const id = row.text('GMSDonorId');
  if (name === undefined || codeCell === undefined) return undefined;
  if (id === undefined) return names.organisation(name);
  if (row.code('GMSDonorId', 'the id of the donor') === undefined || row.within('GMSDonorId', id, 40) === undefined) return undefined;
  return [names.other(`gms-donor/${id}`, name, () => master('organisation', { code: `gms-donor/${id}`, name }))];
}
