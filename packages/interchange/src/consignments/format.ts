// `consignments`: UNRWA's list of what entered Gaza, one consignment a row. Ids
// are the identity: rows equal but for their id are different consignments.

import { NOT_REPORTED, UNNAMED, Names, boundedCode, codeIn, codeOfNamed, master, nameCode, type NamedMasters } from '../masters.ts';
import { IdMap } from '../ids.ts';
import { readRows } from '../table.ts';
import type { Row } from '../row.ts';
import type { ProblemList } from '../problem.ts';
import type { Format, InputFile, Master, ReadEvent, ReadOptions, Progress, Statement } from '../statement.ts';

const ESSENTIAL = ['ID', 'Received Date'];
/** The columns UNRWA's workbooks of 2024 and 2025 have had. */
const TAKES = [
  ...ESSENTIAL, 'No. of Trucks', 'Data Source', 'Manifest of', 'Description of Cargo', 'Cargo Category', 'Status', 'Time of Opening Gate', 'Quantity', 'Units',
  'Donating Country/ Organization', 'Donation Type', 'Crossing', 'Destination Recipient/ Partner', 'Data Period', 'Data Entry Type', 'Last Edited Time',
];
const DONOR = 'Donating Country/ Organization';
const QUANTITY_SCALE = 6;
const UNKNOWN_DONORS = new Set(['0', 'unknown', 'tbc']);
const PORTS = new Set(['jlots']);

const FUND = master('fund', { code: 'unrwa-list', name: 'As listed by UNRWA', restrictions: ['purpose'] });
const CONSIGNMENT = master('commodity', { code: 'consignment', name: 'Consignment', class: 'goods', unit: 'C62', scale: 0 });

/** The UNRWA list, plain or gzipped. */
export const consignments: Format = {
  name: 'consignments',
  dataset: 'unrwa-consignments',
  publisher: { code: 'unrwa', name: 'UNRWA' },
  licence: 'CC BY (UNRWA via HDX)',
  note:
    'UNRWA via HDX. This is a mirror copy and not the official list, which UNRWA publishes on its supplies and dispatch dashboard. ' +
    'UNRWA states that the list is partial after May 2024 and may be changed retroactively. ' +
    'Each row is one consignment recorded as entering Gaza; quantities stand in the units published, which are never converted or added together.',
  part: () => 'all',
  read: readConsignments,
};

async function* readConsignments(
  files: readonly InputFile[],
  options: ReadOptions,
  problems: ProblemList,
  progress?: (progress: Progress) => void,
): AsyncGenerator<ReadEvent, void, undefined> {
  const memory = { seen: new IdMap(), names: new Names() };
  for (const [file, input] of files.entries()) {
    for await (const found of readRows(file, input, ESSENTIAL, { takes: TAKES, options, problems, progress })) {
      if ('event' in found) {
        yield found.event;
        continue;
      }
      const statement = consignmentOf(found.row, options, memory);
      if (statement !== undefined) yield { file, statement };
    }
  }
}

interface Memory {
  readonly seen: IdMap;
  readonly names: Names;
}

function consignmentOf(row: Row, options: ReadOptions, memory: Memory): Statement | undefined {
  const { names } = memory;
  const id = newId(row, memory.seen);
  const day = row.date('Received Date', options.dates);
  const goods = goodsOf(row, options, names);
  const donor = donorOf(row, names);
  const recipient = organisationIn(row, 'Destination Recipient/ Partner', names);
  const dimensions = dimensionsOf(row);
  const site = siteOf(row, names);
  const category = row.within('Cargo Category', row.text('Cargo Category') ?? '', 100);
  if (!id || !day || !goods || !donor || !recipient || !dimensions || !site || category === undefined) return undefined;
  // Spreadsheets write 7.333333333333333; the cell stays as published, and the record says that its quantity was rounded.
  if (row.isRounded) dimensions['quantityRounded'] = 'yes';
  return {
    row: id,
    line: row.line,
    cells: row.cells,
    kind: 'arrival',
    eventTime: day,
    body: {
      point: 'crossed',
      site: codeIn(site),
      fund: codeIn(FUND),
      donor: codeOfNamed(donor),
      ...(recipient.length === 0 ? {} : { recipient: codeOfNamed(recipient) }),
      ...(category === '' ? {} : { category: nameCode(category) }),
      ...(goods.length === 0 ? {} : { goods: goods.map((one) => ({ amount: { commodity: codeIn(one.commodity), least: one.least.toString() } })) }),
      ...(Object.keys(dimensions).length === 0 ? {} : { dimensions }),
    },
    masters: [FUND, site, ...donor, ...recipient, ...goods.map((one) => one.commodity)],
  };
}

function newId(row: Row, seen: IdMap): string | undefined {
  const id = row.id('ID', 'the id of the consignment');
  if (id === undefined) return undefined;
  if (seen.get(id) !== undefined) return row.fault('ID', 'each id once: the same id stands in an earlier row', 'repeated-key');
  seen.set(id, row.line);
  return id;
}

interface Quantity {
  readonly commodity: Master;
  readonly least: bigint;
}

/** The consignment itself, and beside it the published quantity in a commodity of its own per category and unit. */
function goodsOf(row: Row, options: ReadOptions, names: Names): readonly Quantity[] | undefined {
  const style = { decimal: options.decimal };
  const trucks = row.text('No. of Trucks') === undefined ? 1n : row.quantity('No. of Trucks', 0, style);
  const quantity = row.text('Quantity') === undefined ? 0n : row.roundedQuantity('Quantity', QUANTITY_SCALE, style);
  const category = row.text('Cargo Category') ?? 'Not reported';
  const unit = row.within('Units', row.text('Units') ?? 'no unit', 100);
  if (trucks === undefined || quantity === undefined || unit === undefined) return undefined;
  const goods: Quantity[] = [];
  if (trucks > 0n) goods.push({ commodity: CONSIGNMENT, least: trucks });
  if (quantity > 0n) goods.push({ commodity: names.other(unit, category, () => quantityCommodity(category, unit)), least: quantity });
  return goods;
}

function quantityCommodity(category: string, unit: string): Master {
  const unitCode = nameCode(unit);
  return master('commodity', {
    code: boundedCode(`${nameCode(category)}/${unitCode}`, `${category}/${unit}`),
    name: `${category}, ${unit}`,
    class: 'goods',
    unit: unitCode,
    scale: QUANTITY_SCALE,
  });
}

function donorOf(row: Row, names: Names): NamedMasters | undefined {
  const name = row.text(DONOR);
  if (name === undefined || UNKNOWN_DONORS.has(name.toLowerCase())) return [UNNAMED];
  return organisationIn(row, DONOR, names);
}

/** No master when the cell is blank. */
function organisationIn(row: Row, column: string, names: Names): NamedMasters | undefined {
  const name = row.text(column);
  if (name === undefined) return [];
  return row.within(column, name) === undefined ? undefined : names.joint(name);
}

function siteOf(row: Row, names: Names): Master | undefined {
  const name = row.within('Crossing', row.text('Crossing') ?? '');
  if (name === undefined) return undefined;
  if (name === '') return master('site', { code: NOT_REPORTED, name: 'Not reported', type: 'crossing' });
  return names.other('site', name, () => {
    const code = nameCode(name);
    return master('site', { code, name, type: PORTS.has(code) ? 'port' : 'crossing' });
  });
}

function dimensionsOf(row: Row): Record<string, string> | undefined {
  const dimensions: Record<string, string> = {};
  for (const [column, name] of [['Donation Type', 'donationType'], ['Data Source', 'dataSource'], ['Status', 'status']] as const) {
    const cell = row.text(column);
    if (cell === undefined || (column === 'Status' && cell.toLowerCase() === 'received')) continue;
    if (row.within(column, cell) === undefined) return undefined;
    dimensions[name] = cell;
  }
  return dimensions;
}

