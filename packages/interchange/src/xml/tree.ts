// Small parts of a large document as trees: each element at a chosen depth is
// given whole when it closes, and then forgotten.

import { XmlFault, type XmlListener } from './read.ts';

/** Most elements below one part: a part is held in memory whole. */
export const PART_ELEMENTS_MAX = 200_000;

/** One element with its children. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly children: XmlNode[];
  text: string;
}

/** Follows a path of names from the root. */
export interface PartListener {
  /** Called when an element with this path opens, before its parts. */
  open(path: string, attributes: Readonly<Record<string, string>>, line: number): void;
  /** True when the element with this path is to be given whole. */
  isPart(path: string): boolean;
  part(path: string, node: XmlNode): void;
  close(path: string, line: number): void;
}

/** Turns events into parts. Paths are local names joined by `/`. */
export function partsListener(listener: PartListener): XmlListener {
  const path: string[] = [];
  const nodes: XmlNode[] = [];
  let held = 0;
  return {
    open(name, attributes, line) {
      path.push(name);
      const inside = nodes.at(-1);
      const joined = inside === undefined ? path.join('/') : '';
      if (inside === undefined && !listener.isPart(joined)) {
        listener.open(joined, attributes, line);
        return;
      }
      const node: XmlNode = { name, attributes, line, children: [], text: '' };
      held = inside === undefined ? 1 : held + 1;
      if (held > PART_ELEMENTS_MAX) throw new XmlFault('too-large', line, `at most ${PART_ELEMENTS_MAX} elements in one part of the file`);
      inside?.children.push(node);
      nodes.push(node);
    },
    close(_name, text, line) {
      const node = nodes.pop();
      if (node !== undefined) node.text = text.trim();
      if (nodes.length === 0) {
        if (node === undefined) listener.close(path.join('/'), line);
        else listener.part(path.join('/'), node);
      }
      path.pop();
    },
  };
}

/** The first element at a path below a node. */
export function find(node: XmlNode, ...names: readonly string[]): XmlNode | undefined {
  let at: XmlNode | undefined = node;
  for (const name of names) at = at?.children.find((child) => child.name === name);
  return at;
}

/** The text at a path below a node; undefined when it is absent or blank. */
export function textAt(node: XmlNode, ...names: readonly string[]): string | undefined {
  const text = find(node, ...names)?.text.replace(/\s+/gu, ' ');
  return text === undefined || text === '' ? undefined : text;
}

/** All children of a name. */
export function every(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.filter((child) => child.name === name);
}
