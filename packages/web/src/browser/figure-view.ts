// The records behind a figure. The list comes as a hint; every record shown is
// proven, and where the figure is a sum or a count of them, it is added up again
// in the reader's browser.

import { FIGURE_SCALE } from '@amanah/record/posting.ts';
import type { Publication, VerifiedEntry } from '@amanah/client/publication.ts';
import type { Effect } from '@amanah/record/body.ts';
import { effectHere, publicationHere } from './proven.ts';
import { fileReader, paragraph, raiseAlarm, stepItem, type Say } from './verify-strip.ts';
import { exactOf } from './table-tools.ts';

interface Lists {
  readonly figures: Readonly<Record<string, readonly [number, string, string]>>;
  readonly lists: readonly (readonly number[])[];
}

export interface FigureRequest {
  readonly id: string;
  readonly behind: HTMLElement;
  readonly out: HTMLElement;
  readonly say: Say;
  readonly open: (index: number) => Promise<void>;
}

const SHOWN_AT_ONCE = 25;
/** Adding up more than this would fetch a good part of the log without being asked. */
const ADDED_UP_AT_MOST = 2000;

/** Shows what stands behind a figure. */
export async function showFigure({ id, behind, out, say, open }: FigureRequest): Promise<void> {
  const lists = await readLists(id);
  const figure = lists?.figures[id];
  const section = document.createElement('section');
  section.className = 'opened';
  const heading = document.createElement('h2');
  heading.textContent = say('records.behind');
  section.append(heading, paragraph('', `${id}`));
  behind.replaceChildren(section);
  out.replaceChildren();
  if (lists === undefined || figure === undefined) {
    section.append(paragraph('', say('records.not-found')));
    return;
  }
  const [list, value, unit] = figure;
  section.append(paragraph('', `${say('figure.exact', { value: `${value} ${unit}` })}${say('mark.semicolon')}${say('figure.at-size', { size: document.documentElement.dataset['size'] ?? '' })}`));
  const indexes = unpacked(lists.lists[list] ?? []);
  const publication = await publicationHere(say);
  if (publication === undefined) return;
  const steps = document.createElement('div');
  steps.className = 'steps';
  steps.setAttribute('role', 'status');
  section.append(steps, recordLinks(indexes, say, open));
  if (indexes.length > 0 && indexes.length <= ADDED_UP_AT_MOST) await addUp({ publication, indexes, value, unit, steps, say });
}

async function readLists(id: string): Promise<Lists | undefined> {
  const name = id.split('/')[0] as string;
  const bytes = await fileReader(document.documentElement.dataset['root'] ?? '')(`records/of/${name}.json`);
  return bytes === undefined ? undefined : (JSON.parse(new TextDecoder().decode(bytes)) as Lists);
}

function unpacked(steps: readonly number[]): number[] {
  let at = 0;
  return steps.map((step) => (at += step));
}

function recordLinks(indexes: readonly number[], say: Say, open: (index: number) => Promise<void>): HTMLElement {
  const wrapper = document.createElement('div');
  const list = document.createElement('ul');
  list.className = 'links';
  wrapper.append(list);
  let shown = 0;
  const more = document.createElement('button');
  more.type = 'button';
  more.textContent = say('records.more');
  const extend = (): void => {
    for (const index of indexes.slice(shown, shown + SHOWN_AT_ONCE)) {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'plain';
      button.textContent = say('records.of', { index: String(index) });
      button.addEventListener('click', () => void open(index));
      item.append(button);
      list.append(item);
    }
    shown += SHOWN_AT_ONCE;
    more.hidden = shown >= indexes.length;
  };
  more.addEventListener('click', extend);
  extend();
  wrapper.append(more);
  return wrapper;
}

interface Sum {
  readonly publication: Publication;
  readonly indexes: readonly number[];
  readonly value: string;
  readonly unit: string;
  readonly steps: HTMLElement;
  readonly say: Say;
}

/** Proves each record and adds them up; says so when the figure is their sum or their number. */
async function addUp({ publication, indexes, value, unit, steps, say }: Sum): Promise<void> {
  const list = document.createElement('ol');
  steps.append(list);
  const entries: VerifiedEntry[] = [];
  for (const index of indexes) {
    const entry = await publication.readEntry(index);
    if (!entry.ok) {
      list.append(stepItem('failed', say(`verify.step.${entry.step}`), say('verify.not-ok'), `${entry.at}: ${entry.message}`));
      raiseAlarm(say('trust.failed'), `${entry.at}: ${entry.message}`);
      return;
    }
    entries.push(entry);
  }
  list.append(stepItem('passed', say('verify.step.inclusion'), say('verify.ok'), String(entries.length)));
  const target = exactOf(value);
  const effects = await Promise.all(entries.map((entry) => effectHere(publication, entry)));
  const isSum = candidates(effects, unit, target.scale).some(({ least, scale }) => least * 10n ** BigInt(target.scale) === target.least * 10n ** BigInt(scale));
  if (isSum) list.append(stepItem('passed', say('verify.step.figure'), say('verify.ok'), value));
}

/**
 * What the records can add up to in the unit of the figure: their number, their postings, or the figures they state.
 * Amounts of a commodity are written with all its decimals, so the decimals of the figure are those of its postings.
 */
function candidates(effects: readonly (Effect | undefined)[], unit: string, scale: number): { readonly least: bigint; readonly scale: number }[] {
  const postings = new Map<string, bigint>();
  const figures = new Map<string, bigint>();
  const add = (sums: Map<string, bigint>, name: string, amount: bigint): void => void sums.set(name, (sums.get(name) ?? 0n) + amount);
  const commodity = unit === 'consignments' || unit === 'C62' ? 'consignment' : unit;
  for (const effect of effects) {
    for (const posting of effect?.postings ?? []) {
      if (posting.commodity !== commodity) continue;
      const isForward = /^(donor|pledge|cash|supplier):/.test(posting.source);
      add(postings, commodity, isForward ? posting.amount : -posting.amount);
    }
    for (const figure of effect?.figures ?? []) if (figure.unit === unit) add(figures, figure.measure, figure.value);
  }
  return [
    { least: BigInt(effects.length), scale: 0 },
    ...[...postings.values()].map((least) => ({ least, scale: commodity === 'consignment' ? 0 : scale })),
    ...[...figures.values()].map((least) => ({ least, scale: FIGURE_SCALE })),
  ];
}
