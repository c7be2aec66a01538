// `cbpf-projects`: a projects file (one grant a row) and a locations file (one
// project, cluster set and place a row). Which is which is read from the header.

import { USD, Names, codeIn, codeOfNamed, master, type NamedMasters } from '../masters.ts';
import { Occurrences, readRows } from '../table.ts';
import { IdMap } from '../ids.ts';
import { LICENCE, OCHA_CBPF, cbpfAccount, cbpfFund, yearIn } from './fund.ts';
import { clusterName, organisationType } from './lists.ts';
import { budgetFigure, budgetIn, clustersOf, peopleFigures, peopleIn } from './packed.ts';
import { placeSites } from './places.ts';
import { pooledFundName } from './pooled-funds.ts';
import type { Row } from '../row.ts';
import type { ProblemList } from '../problem.ts';
import type { Format, InputFile, Master, Progress, ReadEvent, ReadOptions, Statement } from '../statement.ts';

const PROJECT_COLUMNS = ['PFId', 'PrjCode', 'AllYr', 'OrgNm', 'OrgTypeId', 'PrjTitle', 'PrgBdg', 'BenAgg', 'PrjStsNm', 'ApprDt', 'AStrDt'];
const LOCATION_COLUMNS = ['PFId', 'PrjCode', 'ClstAgg', 'AdmLoc1', 'AdmLocBenClustAgg1', 'AdmLocClustBdg1', 'AYr'];
/** The columns of the project and location tables of the pooled funds' data hub. */
const TAKES = [
  ...PROJECT_COLUMNS, ...LOCATION_COLUMNS, 'AllNm', 'OPSCodeAgg', 'EmgAgg', 'AllSrc', 'AEndDt', 'PrjDur', 'BgdDC', 'BgdSC', 'PrjSubDt', 'PrjGM', 'PrjStsId', 'PrjStsCode', 'PartCode',
  'ClstPrct', 'AdmLocTypeIdAgg',
  ...['AdmLoc', 'AdmLocBenClustAgg', 'AdmLocCord', 'AdmLocClustBdg'].flatMap((name) => [1, 2, 3, 4, 5, 6].map((level) => `${name}${level}`)),
];
const PLACE_COLUMNS = ['AdmLoc1', 'AdmLoc2', 'AdmLoc3', 'AdmLoc4', 'AdmLoc5', 'AdmLoc6'];

/** Projects and their places. */
export const cbpfProjects: Format = {
  name: 'cbpf-projects',
  dataset: 'cbpf-projects',
  publisher: OCHA_CBPF,
  licence: LICENCE,
  note:
    'OCHA Pooled Funds Data Hub, from a mirror copy. People are those a project plans for: the same person is counted once in every project and place, ' +
    'so these figures do not add up to people. In some funds the name of an organisation is replaced by its type.',
  part: (_index, header) => (isLocations(header) ? 'locations' : 'projects'),
  read: readProjects,
};

interface Memory {
  readonly options: ReadOptions;
  readonly names: Names;
  readonly projects: IdMap;
  readonly places: Occurrences;
  readonly publisher: Master;
}

async function* readProjects(
  files: readonly InputFile[],
  options: ReadOptions,
  problems: ProblemList,
  progress?: (progress: Progress) => void,
): AsyncGenerator<ReadEvent, void, undefined> {
  const publisher = options.publisher ?? OCHA_CBPF;
  const memory: Memory = {
    options,
    names: new Names(),
    projects: new IdMap(),
    places: new Occurrences(),
    publisher: master('organisation', { code: publisher.code, name: publisher.name }),
  };
  const columns = (header: readonly string[]): readonly string[] => (isLocations(header) ? LOCATION_COLUMNS : PROJECT_COLUMNS);
  for (const [file, input] of files.entries()) {
    let interpret = projectOf;
    for await (const found of readRows(file, input, columns, { takes: TAKES, options, problems, progress })) {
      if ('event' in found) {
        if ('header' in found.event) interpret = isLocations(found.event.header) ? locationOf : projectOf;
        yield found.event;
        continue;
      }
      const statement = interpret(found.row, memory);
      if (statement !== undefined) yield { file, statement };
    }
  }
}

function isLocations(header: readonly string[]): boolean {
  return header.includes('AdmLoc1') || header.includes('AdmLocClustBdg1');
}

function projectOf(row: Row, memory: Memory): Statement | undefined {
  const { options } = memory;
  const project = row.code('PrjCode', 'the code of the project');
  const fundId = row.needed('PFId', 'the id of the pooled fund', 40);
  const year = yearIn(row, 'AllYr');
  const least = row.quantity('PrgBdg', 2, { decimal: options.decimal, scientific: true });
  const people = peopleIn(row, 'BenAgg', 1);
  const partner = partnerOf(row, memory.names);
  const title = row.needed('PrjTitle', 'the title of the project', 2000);
  const status = row.needed('PrjStsNm', 'the status of the project', 100);
  const day = row.date(row.text('ApprDt') === undefined ? 'AStrDt' : 'ApprDt', options.dates ?? 'mdy');
  if (project !== undefined && memory.projects.get(project) !== undefined) {
    return row.fault('PrjCode', 'each project once: the same code stands in an earlier row', 'repeated-key');
  }
  if (project !== undefined) memory.projects.set(project, row.line);
  if (!project || !fundId || !year || least === undefined || !people || !partner || !title || !status || !day) return undefined;
  const fundName = pooledFundName(fundId);
  const fund = cbpfFund(fundName, year);
  return {
    row: project,
    line: row.line,
    cells: row.cells,
    kind: 'grant',
    eventTime: day,
    body: {
      partner: codeOfNamed(partner),
      fund: codeIn(fund),
      account: cbpfAccount(fundName),
      amount: { commodity: 'USD', least: least.toString() },
      project,
      title,
      status,
      figures: peopleFigures(people),
    },
    masters: [fund, USD, ...partner],
    scope: year,
  };
}

function partnerOf(row: Row, names: Names): NamedMasters | undefined {
  const name = row.needed('OrgNm', 'the name of the organisation');
  return name === undefined ? undefined : names.organisation(name, organisationType(row.text('OrgTypeId') ?? ''));
}

function locationOf(row: Row, memory: Memory): Statement | undefined {
  const project = row.code('PrjCode', 'the code of the project');
  const fundId = row.needed('PFId', 'the id of the pooled fund', 40);
  const year = yearIn(row, 'AYr');
  const clusterCell = row.needed('ClstAgg', 'the clusters of the row');
  const path = placePath(row);
  if (!project || !fundId || !year || !clusterCell || !path) return undefined;
  const clusters = clustersOf(clusterCell);
  const budget = budgetIn(row, 'AdmLocClustBdg1', clusters.length, memory.options.decimal);
  const people = peopleIn(row, 'AdmLocBenClustAgg1', clusters.length);
  const cluster = row.within('ClstAgg', [...new Set(clusters.map(clusterName))].join(' + '));
  if (budget === undefined || people === undefined || cluster === undefined) return undefined;
  const fundName = pooledFundName(fundId);
  const fund = cbpfFund(fundName, year);
  const sites = placeSites(fundName, path);
  const key = row.within('PrjCode', `${project}/${clusters.join('+')}/${path.join('/')}`, 380);
  if (key === undefined) return undefined;
  return {
    row: memory.places.next(key),
    line: row.line,
    cells: row.cells,
    kind: 'observation',
    eventTime: `${year}-01-01`,
    body: {
      publisher: codeIn(memory.publisher),
      subject: 'project-place',
      point: 'committed',
      scope: 'Planned budget and people of one project in one place; the same person is counted once per project and place',
      period: year,
      place: codeIn(sites[sites.length - 1] as Master),
      fund: codeIn(fund),
      figures: [budgetFigure(budget), ...peopleFigures(people)],
      dimensions: { project, cluster },
    },
    masters: [memory.publisher, fund, ...sites],
    scope: year,
  };
}

/** The administrative places from the widest to the narrowest; a gap between two is a problem, because the narrower would get the wrong parent. */
function placePath(row: Row): readonly string[] | undefined {
  if (row.needed('AdmLoc1', 'the widest place', 300) === undefined) return undefined;
  const names = PLACE_COLUMNS.map((column) => row.text(column));
  const depth = names.findIndex((name) => name === undefined);
  const path = (depth === -1 ? names : names.slice(0, depth)) as readonly string[];
  const beyond = depth === -1 ? -1 : names.findIndex((name, index) => index > depth && name !== undefined);
  if (beyond !== -1) return row.fault(PLACE_COLUMNS[depth] as string, `a place, because ${PLACE_COLUMNS[beyond]} has one`, 'missing-value');
  return path.every((name, index) => row.within(PLACE_COLUMNS[index] as string, name, 300) !== undefined) ? path : undefined;
}
