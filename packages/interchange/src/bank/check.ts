// What every statement must hold, whatever its format: the balances, and no
// line twice unless the balances hold with both.

import { formatDecimal } from '@amanah/record/amount.ts';
import type { ProblemList } from '../problem.ts';
import type { BankLine, BankStatement, RepeatedLine } from './statement.ts';

/** Judges one statement. `place` is where it begins in the file, `scale` the decimals of its currency. */
export function checkStatement(
  statement: BankStatement,
  number: number,
  at: { readonly file: string; readonly place: number; readonly scale: number },
  problems: ProblemList,
): RepeatedLine[] {
  const { opening, closing, lines } = statement;
  const sum = lines.reduce((total, line) => total + line.amount, 0n);
  const repeats = repeatedLines(lines);
  if (statement.from > statement.to) {
    problems.add({ file: at.file, row: at.place, value: `${statement.from} to ${statement.to}`, expected: 'a statement that ends no earlier than it begins', code: 'bad-date' });
  }
  for (const line of lines) {
    if (line.day < statement.from || line.day > statement.to) {
      problems.add({ file: at.file, row: line.place, value: line.day, expected: `a day from ${statement.from} to ${statement.to}, which the statement covers`, code: 'bad-date' });
    }
  }
  if (opening + sum === closing) return repeats.map(([place, first]) => ({ statement: number, place, first }));
  const text = (least: bigint): string => formatDecimal(least, at.scale);
  problems.add({
    file: at.file,
    row: at.place,
    value: text(closing),
    expected: `a closing balance of ${text(opening + sum)} (opening ${text(opening)} and ${lines.length} lines of ${text(sum)}): the difference is ${text(closing - opening - sum)} ${statement.commodity}`,
    code: 'balance-differs',
  });
  for (const [place, first] of repeats) {
    problems.add({ file: at.file, row: place, expected: `each line once: the same day, amount and reference stand at ${first}`, code: 'repeated-line' });
  }
  return [];
}

function repeatedLines(lines: readonly BankLine[]): (readonly [number, number])[] {
  const met = new Map<string, number>();
  const found: (readonly [number, number])[] = [];
  for (const line of lines) {
    const key = JSON.stringify([line.day, line.amount.toString(), line.reference ?? '', line.reference === undefined ? line.text : '']);
    const first = met.get(key);
    if (first === undefined) met.set(key, line.place);
    else found.push([line.place, first]);
  }
  return found;
}
