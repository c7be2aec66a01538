/** What a reader of `.pb` files says about a file: which line, what is wrong, and what to do. */

/**
 * `fault`: the file cannot be counted. `invalid`: the format forbids it, but
 * what is counted does not depend on it. `notice`: worth a look.
 */
export type FindingLevel = 'fault' | 'invalid' | 'notice';

export interface Finding {
  readonly level: FindingLevel;
  /** A stable word for this kind of finding. */
  readonly code: string;
  readonly message: string;
  /** Lines of the file, from 1; the first few where there are many. */
  readonly lines: readonly number[];
  /** How often it was found. */
  readonly count: number;
}

/** Lines that are named of one kind of finding. */
const NAMED_LINES = 5;

/** Collects findings; those of one code make one, which names the first lines. */
export class Findings {
  readonly #found = new Map<string, { level: FindingLevel; code: string; message: string; lines: number[]; count: number }>();

  add(level: FindingLevel, code: string, line: number | undefined, message: string): void {
    // Every fault is told with its own words; of what may happen in thousands of rows the first is.
    const key = level === 'fault' ? `${code} ${line ?? ''} ${message}` : code;
    const known = this.#found.get(key);
    if (known === undefined) this.#found.set(key, { level, code, message, lines: line === undefined ? [] : [line], count: 1 });
    else {
      known.count++;
      if (line !== undefined && known.lines.length < NAMED_LINES) known.lines.push(line);
    }
  }

  get hasFault(): boolean {
    return [...this.#found.values()].some(({ level }) => level === 'fault');
  }

  list(): readonly Finding[] {
    return [...this.#found.values()];
  }
}

/** One finding as a sentence: `line 12: …`. */
export function findingText({ lines, count, message }: Finding): string {
  if (count <= 1) return lines.length === 0 ? message : `line ${lines[0]}: ${message}`;
  const named = lines.length === 0 ? '' : `lines ${lines.join(', ')}${count > lines.length ? ', …' : ''}: `;
  return `${named}${message} (${count} times)`;
}
