// The zakat calculator: reads the form, reckons here, shows the working. It sends nothing and keeps nothing; a file is
// written and read only when the person asks for it.

import { calculate } from '@amanah/zakat/calculation.ts';
import { hijriOf } from '@amanah/zakat/hijri.ts';
import type { Refusal } from '@amanah/zakat/refusal.ts';
import { hijriWords, LANGUAGES, refusalText, type Style } from '@amanah/zakat/words.ts';
import { drawResult } from './zakat/draw-result.ts';
import { chosenName, chosenProfile, ownValues, showRules, tellSources } from './zakat/rules-choice.ts';
import { typedDocument, valuesOf, type Typed } from './zakat/typed-document.ts';

type Control = HTMLInputElement | HTMLSelectElement;

const ROWS_MOST = 50;
const FORMAT = 'amanah-zakat/1';

function styleOf(page: Document): Style {
  const language = LANGUAGES.find((one) => one === page.documentElement.lang) ?? 'en';
  return page.querySelector('#digits')?.getAttribute('aria-pressed') === 'true' ? { language, digits: 'latin' } : { language };
}

class Calculator {
  readonly #form: HTMLFormElement;
  readonly #result: HTMLElement;
  readonly #faults: HTMLElement;

  constructor(form: HTMLFormElement, result: HTMLElement, faults: HTMLElement) {
    this.#form = form;
    this.#result = result;
    this.#faults = faults;
  }

  start(): void {
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#reckon();
    });
    this.#form.addEventListener('change', (event) => this.#changed(event.target));
    for (const button of document.querySelectorAll<HTMLElement>('[data-add]')) button.addEventListener('click', () => this.#addRow(button.dataset['add'] ?? '')?.querySelector<Control>('input, select')?.focus());
    const doings: Readonly<Record<string, () => void>> = { save: () => this.#save(), open: () => this.#fileInput()?.click(), clear: () => this.#clear(), print: () => globalThis.print() };
    for (const button of document.querySelectorAll<HTMLElement>('[data-do]')) button.addEventListener('click', () => doings[button.dataset['do'] ?? '']?.());
    this.#fileInput()?.addEventListener('change', () => void this.#open());
    this.#first();
  }

  /** What stands in an empty form: today, and nothing else. */
  #first(): void {
    const day = this.#control('day');
    // The day on this machine's own clock, not the one in Greenwich.
    const now = new Date();
    if (day !== null && day.value === '') day.value = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
    for (const list of this.#form.querySelectorAll<HTMLElement>('[data-list]')) if (list.querySelector('fieldset') === null) this.#addRow(list.dataset['list'] ?? '');
    showRules(this.#form, styleOf(document));
    this.#showHijri();
  }

  #fileInput(): HTMLInputElement | null {
    return this.#form.querySelector<HTMLInputElement>('#zakat-file');
  }

  #controls(): Control[] {
    return [...this.#form.querySelectorAll<Control>('[data-path]')].filter(({ dataset }) => !(dataset['path'] ?? '').startsWith('profile.'));
  }

  #control(path: string): Control | null {
    return this.#form.querySelector<Control>(`[data-path="${CSS.escape(path)}"]`);
  }

  #changed(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement && target.name === 'zakat-profile') showRules(this.#form, styleOf(document));
    else tellSources(this.#form, styleOf(document));
    this.#showHijri();
  }

  #showHijri(): void {
    const place = this.#form.querySelector<HTMLElement>('[data-hijri]');
    const output = place?.querySelector('output');
    if (place == null || output == null) return;
    const read = hijriOf(this.#control('day')?.value ?? '');
    place.hidden = !read.ok;
    output.textContent = read.ok ? hijriWords(read.hijri, styleOf(document)) : '';
  }

  #addRow(path: string): HTMLElement | undefined {
    const list = this.#form.querySelector<HTMLElement>(`[data-list="${CSS.escape(path)}"]`);
    const template = list?.querySelector('template');
    if (list == null || template == null) return undefined;
    const number = list.querySelectorAll('fieldset').length;
    if (number >= ROWS_MOST) return undefined;
    const row = template.content.cloneNode(true) as DocumentFragment;
    for (const part of row.querySelectorAll('*')) {
      for (const { name, value } of [...part.attributes]) if (value.includes('#')) part.setAttribute(name, value.replaceAll('#', String(number)));
    }
    const shown = row.querySelector<HTMLElement>('[data-number]');
    if (shown !== null) shown.textContent = styleOf(document).language === 'ar' ? String.fromCharCode(...[...String(number + 1)].map((digit) => 0x660 + Number(digit))) : String(number + 1);
    list.append(row);
    return list.querySelector<HTMLElement>('fieldset:last-of-type') ?? undefined;
  }

  #typed(): ReturnType<typeof typedDocument> {
    return typedDocument(this.#controls().map((control): Typed => {
      const isCheck = control instanceof HTMLInputElement && control.type === 'checkbox';
      return { path: control.dataset['path'] ?? '', value: isCheck ? (control.checked ? 'on' : '') : control.value, kind: isCheck ? 'check' : 'numberKind' in control.dataset ? 'number' : 'text' };
    }));
  }

  #reckon(): void {
    this.#clearFaults();
    this.#result.hidden = true;
    const profile = chosenProfile(this.#form);
    const { document: typed, placeOf } = this.#typed();
    if (profile === undefined) return this.#tell([{ place: 'profile', text: this.#form.dataset['choose'] ?? '' }]);
    if (!profile.ok) return this.#refuse(profile.refusals, (at) => at);
    // Three letters mean their capitals.
    const currency = typed['currency'];
    const result = calculate(typeof currency === 'string' ? { ...typed, currency: currency.toUpperCase() } : typed, profile.profile);
    if (!result.ok) return this.#refuse(result.refusals, placeOf);
    drawResult(this.#result, result, styleOf(document));
    const heading = this.#result.querySelector<HTMLElement>('h2');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView();
  }

  #refuse(refusals: readonly Refusal[], placeOf: (at: string) => string): void {
    const style = styleOf(document);
    this.#tell(refusals.map((refusal) => {
      const { what, toDo } = refusalText(refusal, style);
      return { place: placeOf(refusal.at), text: `${what} ${toDo}` };
    }));
  }

  /** Each fault beside its field, and all of them in one list with a way to the field. */
  #tell(faults: readonly { readonly place: string; readonly text: string }[]): void {
    const list = document.createElement('ul');
    for (const { place, text } of faults) {
      const field = this.#fieldAt(place);
      const control = field?.querySelector<HTMLElement>('input, select') ?? null;
      const label = field?.querySelector('label, legend')?.textContent?.trim();
      const beside = field?.querySelector<HTMLElement>('.fault');
      if (beside != null) beside.textContent = text;
      if (field?.classList.contains('field') === true) control?.setAttribute('aria-invalid', 'true');
      field?.closest('details')?.setAttribute('open', '');
      const item = document.createElement('li');
      if (control === null || control.id === '') item.textContent = text;
      else {
        const link = document.createElement('a');
        link.href = `#${control.id}`;
        link.textContent = label ?? place;
        link.addEventListener('click', (event) => {
          event.preventDefault();
          control.focus();
        });
        item.append(link, `: ${text}`);
      }
      list.append(item);
    }
    const title = document.createElement('p');
    title.className = 'fault';
    title.textContent = this.#faults.dataset['title'] ?? '';
    this.#faults.replaceChildren(title, list);
    this.#faults.focus();
  }

  /** The field of a place, or the nearest thing that holds it. */
  #fieldAt(place: string): HTMLElement | undefined {
    for (let at = place; at !== ''; at = at.replace(/(\.|\[)?[^.[]*$/, '')) {
      const found = this.#form.querySelector<HTMLElement>(`[data-at="${CSS.escape(at)}"]`) ?? this.#form.querySelector<HTMLElement>(`[data-at^="${CSS.escape(at)}."]`);
      if (found !== null) return found;
    }
    return undefined;
  }

  #clearFaults(): void {
    this.#faults.replaceChildren();
    for (const fault of this.#form.querySelectorAll('.field .fault')) fault.textContent = '';
    for (const control of this.#form.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  }

  #clear(): void {
    this.#form.reset();
    for (const list of this.#form.querySelectorAll('[data-list] > fieldset')) list.remove();
    this.#clearFaults();
    this.#result.hidden = true;
    this.#first();
  }

  /** Writes what was typed into a file that the browser saves where the person says. */
  #save(): void {
    const base = chosenName(this.#form);
    const saved = { format: FORMAT, ...(base === undefined ? {} : { profile: { name: base, base, parameters: ownValues(this.#form) } }), document: this.#typed().document };
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(saved, null, 2)}\n`], { type: 'application/json' }));
    link.download = 'zakat.json';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async #open(): Promise<void> {
    const input = this.#fileInput();
    const file = input?.files?.[0];
    if (input == null || file === undefined) return;
    let saved: unknown;
    try {
      saved = JSON.parse(await file.text());
    } catch {
      saved = undefined;
    }
    input.value = '';
    this.#clear();
    const { format, document: typed, profile } = (typeof saved === 'object' && saved !== null ? saved : {}) as { readonly format?: unknown; readonly document?: unknown; readonly profile?: { readonly base?: unknown; readonly parameters?: unknown } };
    if (format !== FORMAT || typeof typed !== 'object' || typed === null) return this.#tell([{ place: '', text: this.#form.dataset['unreadable'] ?? '' }]);
    const radio = this.#form.querySelector<HTMLInputElement>(`[name="zakat-profile"][value="${CSS.escape(String(profile?.base ?? ''))}"]`);
    if (radio !== null) radio.checked = true;
    showRules(this.#form, styleOf(document), typeof profile?.parameters === 'object' && profile.parameters !== null ? { ...profile.parameters } : {});
    const rows = this.#metalRows();
    const unplaced = valuesOf(typed).filter(([path, value]) => !this.#put(rows(typed, path), value));
    this.#showHijri();
    // A file with more than the form can hold is not shown as if it were whole.
    if (unplaced.length > 0) this.#tell([{ place: '', text: `${this.#form.dataset['unreadable'] ?? ''} (${unplaced.map(([path]) => path).join(', ').slice(0, 300)})` }]);
  }

  /** Jewellery stands in the row of its metal, whatever its place in the file; a second of one metal has no row. */
  #metalRows(): (typed: object, path: string) => string {
    const taken = new Map<string, string>();
    return (typed, path) => {
      const at = /^wealth\.jewellery\[(\d+)\]/.exec(path);
      if (at === null) return path;
      const metal = valuesOf(typed).find(([one]) => one === `${at[0]}.metal`)?.[1];
      const row = [...this.#form.querySelectorAll<HTMLInputElement>('[type="hidden"][data-path^="wealth.jewellery["]')].find(({ value }) => value === metal)?.dataset['path']?.replace('.metal', '') ?? 'none';
      if ((taken.get(row) ?? at[0]) !== at[0]) return `${path} (2)`;
      taken.set(row, at[0]);
      return path.replace(at[0], row);
    };
  }

  /** Puts a value into its field; false where the form has none. */
  #put(path: string, value: string | boolean): boolean {
    const row = /^(.*)\[(\d+)\]/.exec(path);
    while (row !== null && this.#control(path) === null) if (this.#addRow(row[1] ?? '') === undefined) return false;
    const control = this.#control(path);
    if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = value === true;
    else if (control !== null && control.type !== 'hidden') control.value = String(value);
    control?.closest('details')?.setAttribute('open', '');
    return control !== null;
  }
}

const [form, result, faults] = [document.querySelector<HTMLFormElement>('#zakat'), document.querySelector<HTMLElement>('#zakat-result'), document.querySelector<HTMLElement>('#zakat-faults')];
if (form !== null && result !== null && faults !== null) new Calculator(form, result, faults).start();
