// What stands in the inputs of a form: text as it was typed, and lines of it.
// Nothing is read as a number here, so that a draft comes back as it was left.

export type Line = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | readonly Line[]>>;

/** The text in an input, without blanks around it. */
export function textOf(values: Values | Line, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The lines in a list; none where there is no list. */
export function linesOf(values: Values, name: string): readonly Line[] {
  const value = values[name];
  return Array.isArray(value) ? (value as readonly Line[]) : [];
}

/** True when nothing is typed in a line. What was filled in by itself, such as a commodity, does not count alone. */
export function isBlankLine(line: Line): boolean {
  return Object.values(line).every((text) => text.trim() === '');
}
