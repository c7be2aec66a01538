// Loading a list: the publisher's files as they are. What was recognised and what could not be read is shown; a version
// too old to clear anybody is refused unless it is marked as for tests.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { formatDay } from '@amanah/ui/day.ts';
import { codeOf } from '@amanah/record/account.ts';
import { useDesk } from '../desk.ts';
import { locale, t, textOr } from '../language.ts';
import { sentFile } from '../sent-file.ts';
import type { Problem } from '../server.ts';
import type { ListProblem, LoadAnswer, LoadedList } from './answers.ts';
import { Problems } from './list-card.ts';
import { failureWords, refusedWords } from './refused-words.ts';
import { TestMark, TestSentence } from './test-sentence.ts';

const USUAL = ['ofac-sdn', 'ofac-consolidated', 'un-consolidated', 'eu-consolidated', 'uk-sanctions'];
/** The list that a file of this name usually is. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [[/^(sdn|alt|add|sdn_comments)\b/i, 'ofac-sdn'], [/^cons_/i, 'ofac-consolidated'], [/eu|fsf|xmlFullSanctions/i, 'eu-consolidated'], [/uk|conlist|hmt/i, 'uk-sanctions'], [/consolidated/i, 'un-consolidated']];

interface Refused {
  readonly words: string;
  /** The input that it is about. */
  readonly about: 'files' | 'date' | 'tests' | 'list';
  readonly problems: readonly ListProblem[];
}

const NOTHING: Refused = { words: '', about: 'files', problems: [] };

function refusedOf(problem: Problem): Refused {
  const problems = (problem.problems ?? []) as readonly ListProblem[];
  if (problems.some(({ code }) => code === 'no-date')) return { words: t('load.no-date'), about: 'date', problems: [] };
  const about = problem.reason === 'list-too-old' ? 'tests' : problem.reason === 'list-older' || problem.reason === 'list-of-later-day' ? 'date' : problem.field === 'list' ? 'list' : 'files';
  // The server's own words name the age, or the place that could not be read.
  const exactly = locale() === 'en' && problem.reason !== undefined && problem.message !== '' ? ` ${t('refusal.exactly', { message: problem.message })}` : '';
  return { words: `${refusedWords(problem)}${exactly}`, about, problems };
}

export function LoadList({ lists, onLoaded }: { readonly lists: readonly LoadedList[]; readonly onLoaded: () => Promise<void> }): VNode {
  const { server, say } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [list, setList] = useState('');
  const [date, setDate] = useState('');
  const [forTests, setForTests] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>(NOTHING);
  const [loaded, setLoaded] = useState<LoadAnswer>();
  const chosen = (): void => {
    const first = input.current?.files?.[0]?.name ?? '';
    const usual = BY_NAME.find(([pattern]) => pattern.test(first))?.[1];
    if (list === '' && usual !== undefined) setList(usual);
  };
  const load = async (): Promise<void> => {
    const files = [...(input.current?.files ?? [])];
    if (busy) return;
    setLoaded(undefined);
    if (files.length === 0 || list.trim() === '') return refuse({ words: t('load.needed'), about: files.length === 0 ? 'files' : 'list', problems: [] });
    setBusy(true);
    setRefused(NOTHING);
    const answer = await server.post<LoadAnswer>('/api/operate/screening/lists', { list: codeOf(list), ...(date === '' ? {} : { date }), ...(forTests ? { forTests } : {}), files: await Promise.all(files.map(sentFile)) });
    if (answer.ok) await onLoaded();
    setBusy(false);
    if (!answer.ok) return refuse('problem' in answer ? refusedOf(answer.problem) : { words: failureWords(answer), about: 'files', problems: [] });
    setLoaded(answer.value);
    setDate('');
    say(doneWords(answer.value));
    if (input.current !== null) input.current.value = '';
    return undefined;
  };
  const refuse = (found: Refused): void => {
    setRefused(found);
    document.getElementById(`in-list-${found.about}`)?.focus();
  };
  const wrongAt = (about: Refused['about']): VNode => html`<p class="refusal" id=${`in-list-${about}-wrong`} role=${refused.words !== '' && refused.about === about ? 'alert' : undefined}>${refused.about === about ? refused.words : ''}</p>` as VNode;
  const field = (about: Refused['about']): string => (refused.words !== '' && refused.about === about ? 'field wrong' : 'field');
  const described = (about: Refused['about']): string => `in-list-${about}-about in-list-${about}-wrong`;
  return html`<section class="no-print load-list"><h2>${t('load.title')}</h2><form onSubmit=${(event: Event) => { event.preventDefault(); void load(); }} noValidate>
    <div class=${field('files')}><label for="in-list-files">${t('load.files')}</label><input id="in-list-files" ref=${input} type="file" multiple accept=".csv,.xml,.json,.txt,.pip" aria-describedby=${described('files')} onChange=${chosen} /><p class="hint" id="in-list-files-about">${t('load.files-about')}</p>${wrongAt('files')}</div>
    <div class=${field('list')}><label for="in-list-list">${t('load.list')}</label><input id="in-list-list" type="text" autocomplete="off" list="in-list-usual" dir="ltr" aria-describedby=${described('list')} value=${list} onInput=${(event: Event) => setList((event.target as HTMLInputElement).value)} /><datalist id="in-list-usual">${[...new Set([...lists.map((one) => one.list), ...USUAL])].map((one) => html`<option key=${one} value=${one}></option>`)}</datalist><p class="hint" id="in-list-list-about">${t('load.list-about')}</p>${wrongAt('list')}</div>
    <div class=${field('date')}><label for="in-list-date">${t('load.date')} <small>${t('field.optional')}</small></label><input id="in-list-date" type="date" min="1990-01-01" max="2200-12-31" aria-describedby=${described('date')} value=${date} onInput=${(event: Event) => setDate((event.target as HTMLInputElement).value)} /><p class="hint" id="in-list-date-about">${t('load.date-about')}</p>${wrongAt('date')}</div>
    <div class=${field('tests')}><label class="tick"><input id="in-list-tests" type="checkbox" aria-describedby="in-list-tests-wrong" checked=${forTests} onChange=${(event: Event) => setForTests((event.target as HTMLInputElement).checked)} /> ${t('load.for-tests')}</label>${wrongAt('tests')}</div>
    ${refused.problems.length === 0 ? '' : html`<${Problems} list=${{ problems: refused.problems.length, problemsShown: refused.problems.slice(0, 20), leavesEntriesOut: true }} />`}
    <p class="actions"><button type="submit" aria-disabled=${busy ? 'true' : undefined}>${t(busy ? 'load.busy' : 'load.go')}</button> <span role="status" class="note">${busy ? t('load.busy') : ''}</span></p></form>
    ${loaded === undefined ? '' : html`<div class="notice loaded"><${TestSentence} listDate=${loaded.list.listDate} warning=${loaded.list.warning} /><p>${doneWords(loaded)}<${TestMark} warning=${loaded.list.warning} /></p>${isFirst(loaded) ? '' : html`<p>${t('load.changes', { ...loaded.changes })}<${TestMark} warning=${loaded.list.warning} /></p>`}<${Problems} list=${loaded.list} /></div>`}</section>` as VNode;
}

/** True where no version was loaded before. */
function isFirst({ changes }: LoadAnswer): boolean {
  return changes.changed + changes.removed + changes.unchanged === 0;
}

function doneWords({ list }: LoadAnswer): string {
  return t('load.done', { format: textOr(`format.${list.format}`, list.format), entries: list.entries, date: formatDay(locale(), list.listDate) });
}
