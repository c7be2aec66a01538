// One submission as XML, as ODK Collect writes it: the form's own elements with
// the answers in them.

import { decodedChunk, decoderOf, XmlFault, XmlReader } from '../xml/read.ts';
import { partsListener, type XmlNode } from '../xml/tree.ts';
import { fileProblem } from './file-problem.ts';
import type { FormQuestion } from './form.ts';
import type { Intake, RawCell, RawSubmission } from './intake.ts';
import { metaName } from './submission-meta.ts';

const XML_LIMITS = { depth: 60, elements: 200_000, text: 200_000 } as const;

/** Reads one file of XML into the intake. True when it holds a submission. */
export function takeXml(bytes: Uint8Array, place: string, intake: Intake): boolean {
  const root = treeOf(bytes, place, intake);
  if (root === undefined) return false;
  if (root.name === 'html' || (root.attributes['id'] === undefined && root.children.length === 0)) {
    intake.problems.add(place, 'not-submissions', root.name === 'html' ? 'this is the definition of a form, not an answer to it' : 'no submission: its first element has the id of the form', 'file');
    return false;
  }
  const submission = intake.open(place);
  if (submission === undefined) return false;
  const { attributes } = root;
  if (attributes['encrypted'] === 'yes' || root.children.some(({ name }) => name === 'base64EncryptedKey' || name === 'encryptedXmlFile')) {
    intake.refuse(submission, place, 'encrypted-submission', 'this submission is encrypted: decrypt it with the key of the form (ODK Central does it on export) and read what comes out');
    return true;
  }
  for (const [attribute, meta] of [['id', 'form'], ['version', 'version'], ['instanceID', 'instance'], ['submissionDate', 'submitted']] as const) {
    const text = attributes[attribute];
    if (text !== undefined && text !== '') submission.meta.set(meta, text);
  }
  new XmlWalk(intake, submission).take(root);
  return true;
}

function treeOf(bytes: Uint8Array, place: string, intake: Intake): XmlNode | undefined {
  let root: XmlNode | undefined;
  const reader = new XmlReader(XML_LIMITS, partsListener({
    open: () => undefined,
    isPart: () => true,
    part: (_path, node) => {
      root ??= node;
    },
    close: () => undefined,
  }));
  try {
    const decoder = decoderOf(bytes);
    reader.push(decodedChunk(decoder, bytes, 1));
    reader.push(decodedChunk(decoder, undefined, 1));
    reader.end();
    return root;
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    fileProblem(intake.problems, place, { code: error.code, row: 1 });
    return undefined;
  }
}

class XmlWalk {
  readonly #intake: Intake;
  readonly #submission: RawSubmission;
  readonly #questions: ReadonlyMap<string, FormQuestion>;
  readonly #repeats: ReadonlySet<string>;
  #known = 0;
  #unknown = 0;
  #entries = 0;

  constructor(intake: Intake, submission: RawSubmission) {
    this.#intake = intake;
    this.#submission = submission;
    const root = intake.form === undefined ? 0 : intake.form.root.length + 2;
    this.#questions = new Map(intake.form?.questions.map((question) => [question.path.slice(root), question]));
    this.#repeats = new Set(intake.form?.groups.filter(({ kind }) => kind === 'repeat').map(({ path }) => path.slice(root)));
  }

  take(root: XmlNode): void {
    this.#children(root, '', undefined, this.#submission.cells);
    if (this.#intake.form === undefined || this.#submission.isRefused) return;
    if (this.#known === 0 && this.#unknown > 0) this.#intake.refuse(this.#submission, this.#submission.at, 'other-form', 'no answer is to a question of this form: take the definition that this submission answers');
    else if (this.#unknown > 0) this.#intake.problems.add(this.#submission.at, 'unknown-column', `left out, because the form has no such question: ${this.#unknown === 1 ? 'one element' : `${this.#unknown} elements`}`, 'nothing');
  }

  #children(node: XmlNode, path: string, repeat: string | undefined, cells: RawCell[]): void {
    const counts = new Map<string, number>();
    for (const { name } of node.children) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const child of node.children) {
      // The empty entry that a form keeps as a pattern.
      if (child.attributes['template'] !== undefined) continue;
      this.#element(child, path === '' ? child.name : `${path}/${child.name}`, repeat, cells, (counts.get(child.name) ?? 0) > 1);
    }
  }

  #element(node: XmlNode, path: string, repeat: string | undefined, cells: RawCell[], isOneOfSeveral: boolean): void {
    const { form } = this.#intake;
    if (path === 'meta' || path.startsWith('meta/')) {
      const meta = path === 'meta' ? undefined : metaName(path);
      if (meta !== undefined && node.text !== '') this.#submission.meta.set(meta, node.text);
      if (path === 'meta') this.#children(node, path, repeat, cells);
      return;
    }
    const isRepeat = form === undefined ? isOneOfSeveral && node.children.length > 0 : this.#repeats.has(path);
    if (isRepeat) {
      this.#entries += 1;
      const key = form === undefined ? path : `/${form.root}/${path}`;
      this.#known += 1;
      return this.#children(node, path, key, this.#intake.entry(this.#submission, key, String(this.#entries)));
    }
    if (node.children.length > 0) return this.#children(node, path, repeat, cells);
    this.#answer(node, path, repeat, cells);
  }

  #answer(node: XmlNode, path: string, repeat: string | undefined, cells: RawCell[]): void {
    const { form } = this.#intake;
    if (form === undefined && metaName(path) !== undefined) return;
    const question = this.#questions.get(path);
    if (form !== undefined && question === undefined) {
      // An element without text is a group that was left empty, or a question nobody answered.
      if (node.text !== '') this.#unknown += 1;
      return;
    }
    this.#known += 1;
    const target = question === undefined ? this.#intake.column(path, repeat) : this.#intake.question(question);
    if (target !== undefined && node.text !== '') cells.push({ target, text: node.text, at: question === undefined ? this.#submission.at : `${this.#submission.at}, ${question.name}` });
  }
}
