// XML of a list, entry by entry: no document type, no entities but the five of XML itself, bounded depth and size.
import { SaxesParser } from 'saxes';
import type { ListProblem } from '../list-reading.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text, without that of its children. */
  readonly text: string;
  readonly children: readonly Element[];
  readonly line: number;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: Element[];
  readonly line: number;
}

/** Deeper than any list, longer than any remark. */
const DEPTH_MAX = 20;
const TEXT_MAX = 200_000;

class Fault extends Error {
  readonly problem: ListProblem;
  constructor(line: number, expected: string) {
    super(expected);
    this.problem = { code: 'bad-xml', at: `line ${line}`, expected };
  }
}

/**
 * Reads a document and gives each element of one of the `wanted` names, whole, to `take`; elements around them are given
 * without those children. Names are local names. The problem where the XML is not well-formed or asks for a document type.
 */
export function readElements(document: string, wanted: ReadonlySet<string>, take: (element: Element) => void): ListProblem | undefined {
  const parser = new SaxesParser({ xmlns: false, position: true, fragment: false });
  const open: Open[] = [];
  parser.on('error', (error) => {
    throw new Fault(parser.line, `well-formed XML: ${error.message.replace(/^\d+:\d+: /, '').slice(0, 200)}`);
  });
  parser.on('doctype', () => {
    throw new Fault(parser.line, 'no document type: it can define entities that unfold without end');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= DEPTH_MAX) throw new Fault(parser.line, `at most ${DEPTH_MAX} levels of elements`);
    open.push({ name: local(name), attributes: localAttributes(attributes as Record<string, string>), text: '', children: [], line: parser.line });
  });
  const addText = (text: string): void => {
    const last = open.at(-1);
    if (last === undefined) return;
    last.text += text;
    if (last.text.length > TEXT_MAX) throw new Fault(parser.line, `at most ${TEXT_MAX} characters in one element`);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const element: Element = { ...closed, text: closed.text.replace(/\s+/g, ' ').trim() };
    if (wanted.has(element.name) || open.length === 0) take(element);
    // What was given is let go; what stands around entries would else hold them all.
    else open.at(-1)?.children.push(element);
  });
  try {
    parser.write(document.replace(/^\uFEFF/, '')).close();
  } catch (error) {
    if (error instanceof Fault) return error.problem;
    throw error;
  }
  return undefined;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localAttributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));
}

/** The elements reached by following child names, such as `akaList`, `aka`. */
export function under(element: Element, ...path: readonly string[]): readonly Element[] {
  return path.reduce<readonly Element[]>((found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)), [element]);
}

/** The text of the first element on the path; empty where there is none. */
export function textOf(element: Element, ...path: readonly string[]): string {
  return under(element, ...path)[0]?.text ?? '';
}

/** The texts of all elements on the path. */
export function textsOf(element: Element, ...path: readonly string[]): readonly string[] {
  return under(element, ...path).map(({ text }) => text);
}
