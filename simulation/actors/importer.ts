// A publisher who changes its mind, and the importer who follows it: each
// version of a table adds, drops and changes rows, sometimes a column; imports
// are cut off and finished, or given up for a newer version.

import { utf8 } from '@amanah/log/bytes.ts';
import { sha256Hex } from '@amanah/log/sha256.ts';
import { statementsFormat } from '@amanah/interchange/statements/format.ts';
import { statementsText, type NewStatement } from '@amanah/interchange/statements/write.ts';
import { importFiles } from '@amanah/server/import/import.ts';
import type { ImportFile, ImportReport } from '@amanah/server/import/import-report.ts';
import type { Journal } from '@amanah/server/books/journal.ts';
import { amountText } from '../submission.ts';
import { DONORS, FUNDS, SITES } from '../deeds.ts';
import type { World } from '../world.ts';

interface TableRow {
  readonly donor: string;
  quantity: number;
  remark: string;
}

/** One version of a table, as one file or several. */
export interface Version {
  readonly name: string;
  readonly files: readonly ImportFile[];
  readonly retrieved: string;
  /** The cells that every row must have once the version is imported. */
  readonly rows: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** A publisher's table and its versions. */
export class Publisher {
  readonly dataset: string;
  readonly kind: 'arrival' | 'gift' | 'pledge';
  /** Into how many files each version is cut. */
  readonly #parts: number;
  readonly #former: Version[] = [];
  readonly #rows = new Map<string, TableRow>();
  #hasRemark = false;
  #versions = 0;
  #retrieved = '2024-01-01';

  constructor(dataset: string, kind: 'arrival' | 'gift' | 'pledge', parts = 1) {
    this.dataset = dataset;
    this.kind = kind;
    this.#parts = parts;
  }

  /** The next version; now and then the publisher goes back to a file of former days. */
  publish(world: World): Version {
    const today = nextDay(this.#retrieved);
    this.#retrieved = world.today() > today ? world.today() : today;
    const returning = this.#former.length > 1 && world.random.chance(10) ? world.random.pick(this.#former) : undefined;
    const version = returning === undefined ? this.#newVersion(world) : { ...returning, retrieved: this.#retrieved };
    this.#former.push(version);
    return version;
  }

  #newVersion(world: World): Version {
    this.#edit(world);
    this.#versions += 1;
    const columns = ['Id', 'Donor', 'Quantity', ...(this.#hasRemark ? ['Remark'] : [])];
    const statements = [...this.#rows].map(([id, row]) => this.#statement(id, row));
    const files = Array.from({ length: this.#parts }, (_, part) => this.#file(part, columns, statements.filter(({ row }) => Number(row) % this.#parts === part)));
    return { name: `${this.dataset} version ${this.#versions}`, files, retrieved: this.#retrieved, rows: new Map(statements.map(({ row, cells }) => [row, cells])) };
  }

  #file(part: number, columns: readonly string[], statements: readonly NewStatement[]): ImportFile {
    const text = statementsText({
      dataset: this.dataset, part: `part-${part}`, publisher: { code: 'publisher', name: 'Organisation publisher' },
      licence: 'CC BY', source: `Version ${this.#versions}.`, note: 'Made up.', columns,
    }, statements);
    const bytes = utf8(text);
    return {
      name: `${this.dataset}-${this.#versions}-${part}.jsonl`,
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
      async *open() {
        yield bytes;
      },
    };
  }

  #edit(world: World): void {
    const { random } = world;
    if (random.chance(15)) this.#hasRemark = !this.#hasRemark;
    for (const [id, row] of this.#rows) {
      if (random.chance(8)) this.#rows.delete(id);
      else if (random.chance(15)) row.quantity = random.between(0, 5000);
      else if (random.chance(5)) row.remark = random.pick(['', 'late', 'Verified', 'متأخر']);
    }
    // A version without any row is refused: it would take all away.
    const wanted = random.below(this.#versions === 0 ? 60 : 12);
    for (let added = this.#rows.size === 0 ? wanted + 1 : wanted; added > 0; added -= 1) {
      this.#rows.set(`${random.below(500)}`, { donor: random.pick(DONORS), quantity: random.between(0, 5000), remark: random.pick(['', 'new']) });
    }
  }

  #statement(id: string, { donor, quantity, remark }: TableRow): NewStatement {
    const cells = { Id: id, Donor: donor, ...(quantity === 0 ? {} : { Quantity: String(quantity) }), ...(this.#hasRemark && remark !== '' ? { Remark: remark } : {}) };
    const fund = FUNDS[Number(id) % FUNDS.length] as string;
    const money = amountText('USD', quantity);
    const body = {
      arrival: { point: 'crossed', site: SITES[Number(id) % SITES.length] as string, fund, donor, ...(quantity === 0 ? {} : { goods: [{ amount: amountText('kit', quantity) }] }) },
      gift: { donor, fund, amount: money, account: 'bank', form: 'money' },
      pledge: { donor, fund, amount: money, status: 'pledge', form: 'money' },
    }[this.kind];
    return { row: id, kind: this.kind, eventTime: `2024-0${1 + (Number(id) % 9)}-15`, body, cells, masters: [] };
  }
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Imports a version; running it again finishes what was cut off. */
export async function importVersion(journal: Journal, { files, retrieved }: Version): Promise<ImportReport> {
  return importFiles(journal, await statementsFormat(files), files, { retrieved, isRetrievedStated: true });
}
