// XML from strangers, read as it arrives: no document type, no entities but the
// five of XML itself, bounded depth, elements and text. Names are local names,
// because every version of a format has a namespace of its own.

import { SaxesParser, type SaxesOptions } from 'saxes';
import type { ProblemCode } from '../problem.ts';

/** What the XML is refused for, with the line it was met on. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
  readonly code: ProblemCode;
  readonly line: number;
  readonly expected: string;

  constructor(code: ProblemCode, line: number, expected: string) {
    super(`line ${line}: expected ${expected}`);
    this.code = code;
    this.line = line;
    this.expected = expected;
  }
}

/** Most levels, elements, and characters of text between two tags. */
export interface XmlLimits {
  readonly depth: number;
  readonly elements: number;
  readonly text: number;
}

/** What is told of each element. `text` is the element's own text, without that of its children. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void;
  close(name: string, text: string, line: number): void;
}

/** More than any element of a workbook or statement has. */
const ATTRIBUTES_MAX = 1000;

/** A reader that is pushed text. Throws `XmlFault` from `push` and `end`. */
export class XmlReader {
  readonly #parser: SaxesParser<SaxesOptions>;
  readonly #texts: string[] = [];
  readonly #limits: XmlLimits;
  #elements = 0;
  #attributes = 0;
  #pushed = 0;

  /** `namespaces` says whether prefixes are looked up; without it they are left out unread, which is faster. */
  constructor(limits: XmlLimits, listener: XmlListener, { namespaces = true } = {}) {
    const parser: SaxesParser<SaxesOptions> = new SaxesParser({ xmlns: namespaces, position: true, fragment: false });
    this.#parser = parser;
    this.#limits = limits;
    parser.on('error', (error) => {
      throw this.#fault('bad-xml', `well-formed XML: ${error.message.replace(/^\d+:\d+: /, '').slice(0, 200)}`);
    });
    parser.on('doctype', () => {
      throw this.#fault('xml-doctype', 'no document type: a <!DOCTYPE …> can define entities that unfold without end or read other files');
    });
    // They are held until their element is complete, so they are counted as they come.
    parser.on('attribute', () => {
      this.#attributes += 1;
      if (this.#attributes > ATTRIBUTES_MAX) throw this.#fault('too-large', `at most ${ATTRIBUTES_MAX} attributes of one element`);
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.#attributes = 0;
      this.#elements += 1;
      if (this.#texts.length >= limits.depth) throw this.#fault('bad-xml', `at most ${limits.depth} levels of elements`);
      if (this.#elements > limits.elements) throw this.#fault('too-large', `at most ${limits.elements} elements`);
      this.#texts.push('');
      listener.open(localName(name), plainAttributes(attributes), parser.line);
    });
    parser.on('text', (text) => this.#addText(text));
    parser.on('cdata', (text) => this.#addText(text));
    parser.on('closetag', ({ name }) => listener.close(localName(name), this.#texts.pop() as string, parser.line));
  }

  push(text: string): void {
    this.#pushed += text.length;
    this.#parser.write(text);
  }

  end(): void {
    if (this.#pushed === 0) throw new XmlFault('empty-file', 1, 'an XML document: the file is empty');
    this.#parser.close();
  }

  #addText(text: string): void {
    const at = this.#texts.length - 1;
    if (at < 0) return;
    const joined = (this.#texts[at] as string) + text;
    if (joined.length > this.#limits.text) throw this.#fault('cell-too-long', `at most ${this.#limits.text} characters of text in one element`);
    this.#texts[at] = joined;
  }

  #fault(code: ProblemCode, expected: string): XmlFault {
    return new XmlFault(code, this.#parser.line, expected);
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Attributes by name with and without prefix; of two of one local name, the one without a prefix is the element's own. */
function plainAttributes(attributes: Readonly<Record<string, string | { readonly value: string }>>): Readonly<Record<string, string>> {
  const plain: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const name in attributes) {
    const found = attributes[name] as string | { readonly value: string };
    const value = typeof found === 'string' ? found : found.value;
    plain[name] = value;
    if (name.includes(':') && !name.startsWith('xmlns:')) plain[localName(name)] ??= value;
  }
  return plain;
}

/** Encodings a statement may declare: the Unicode ones, and the Latin ones that are read letter by letter. */
const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'utf-8', ascii: 'utf-8',
  'utf-16': 'utf-16le', 'iso-8859-1': 'windows-1252', 'iso-8859-15': 'iso-8859-15', 'windows-1252': 'windows-1252', 'windows-1256': 'windows-1256', 'iso-8859-6': 'iso-8859-6',
};

/** The decoder of the encoding that the first bytes of a document name: by their mark, then by the XML declaration, else UTF-8. */
export function decoderOf(head: Uint8Array): TextDecoder {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  const start = String.fromCharCode(...head.subarray(0, 200));
  const named = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(start)?.[1];
  const label = named === undefined ? 'utf-8' : ENCODINGS[named.toLowerCase()];
  if (label === undefined) throw new XmlFault('not-utf-8', 1, `UTF-8 text: the encoding ${named} is not read`);
  return new TextDecoder(label === 'utf-16le' ? 'utf-8' : label, { fatal: true });
}

/** Decodes a chunk; bytes that are not of the encoding are an `XmlFault`. */
export function decodedChunk(decoder: TextDecoder, bytes: Uint8Array | undefined, line: number): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    throw new XmlFault('not-utf-8', line, `text in the encoding the file names (${decoder.encoding})`);
  }
}
