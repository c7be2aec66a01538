// The hands of a person at the console: they find inputs by their labels in the person's language, type with the
// keyboard, and are counted. `careful` is somebody who sees the console for the first time: 3.5 key presses a second,
// two seconds to read what an input asks, four for what a page or a preview says, one and a half to move to a button.

import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { textIn, type ConsoleLocale, type MessageKey } from '@amanah/console/language.ts';

export interface Pace {
  readonly keyMs: number;
  readonly inputMs: number;
  readonly pageMs: number;
  readonly pressMs: number;
}

export const AT_ONCE: Pace = { keyMs: 0, inputMs: 0, pageMs: 0, pressMs: 0 };
export const CAREFUL: Pace = { keyMs: 286, inputMs: 2000, pageMs: 4000, pressMs: 1500 };

/** What hands did. */
export interface Effort {
  inputs: number;
  keys: number;
  presses: number;
  pages: number;
}

export interface Picked {
  /** Add it as new; its further questions are answered by this. */
  readonly fresh?: (hands: Hands) => Promise<void>;
  /** So many letters are typed before the arrows choose. */
  readonly letters?: number;
}

const WAIT_MS = 30_000;

export class Hands {
  readonly page: Page;
  readonly locale: ConsoleLocale;
  readonly #origin: string;
  readonly #pace: Pace;
  effort: Effort = { inputs: 0, keys: 0, presses: 0, pages: 0 };
  /** Where labels are looked for: the form itself, a line of it, or the panel of something new. */
  #within: Locator;

  constructor(page: Page, { origin, locale = 'en', pace = AT_ONCE }: { readonly origin: string; readonly locale?: ConsoleLocale; readonly pace?: Pace }) {
    this.page = page;
    this.locale = locale;
    this.#origin = origin;
    this.#pace = pace;
    this.#within = page.locator('#content form > .field');
    page.setDefaultTimeout(WAIT_MS);
  }

  t(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
    return textIn(this.locale, key, values);
  }

  /** A new count of what is done from here on. */
  fresh(): void {
    this.effort = { inputs: 0, keys: 0, presses: 0, pages: 0 };
  }

  async open(path: string): Promise<void> {
    // Going to another address of the page that stands open would leave that page there for a moment, to be taken for the new one.
    await this.page.goto('about:blank');
    await this.page.goto(`${this.#origin}${path}`);
    await this.page.locator('h1').first().waitFor();
    await this.page.locator('.late').first().waitFor({ state: 'detached' });
    await this.#reads();
  }

  /** Goes to a form as a person does: Record, then its name. */
  async openForm(name: MessageKey): Promise<void> {
    await this.press(this.page.locator('nav.menu').getByRole('link', { name: this.t('nav.new'), exact: true }));
    await this.heading('nav.new');
    await this.press(this.page.locator('ul.ways').getByRole('link', { name: this.t(name), exact: true }));
    await this.heading(name);
  }

  /** A page is there when its heading has the focus: a reader who cannot see the page hears that it is another one. */
  async heading(name: MessageKey): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: this.t(name), exact: true }).and(this.page.locator(':focus')).waitFor();
    await this.#reads();
  }

  async press(what: Locator): Promise<void> {
    await this.#waits(this.#pace.pressMs);
    await what.click();
    this.effort.presses += 1;
  }

  async pressButton(name: MessageKey, values: Readonly<Record<string, string | number>> = {}): Promise<void> {
    await this.press(this.page.getByRole('button', { name: this.t(name, values), exact: true }).first());
  }

  /** Presses what the page may do by itself before anybody comes to press it: looking and pressing are one. */
  async pressIfThere(name: MessageKey): Promise<void> {
    await this.#waits(this.#pace.pressMs);
    await this.page.getByRole('button', { name: this.t(name), exact: true }).evaluateAll((found) => found.forEach((one) => (one as HTMLElement).click()));
    this.effort.presses += 1;
  }

  /** Types into the input of a label; what stood in it is selected first, so that it is replaced. */
  async type(label: MessageKey, text: string): Promise<void> {
    await this.#keys(await this.#input(label), text);
    await this.page.keyboard.press('Tab');
    this.effort.keys += 1;
  }

  async day(label: MessageKey, day: string): Promise<void> {
    const input = await this.#input(label);
    await this.#waits(this.#pace.inputMs + 8 * this.#pace.keyMs);
    await input.fill(day);
    this.effort.inputs += 1;
    this.effort.keys += 8;
  }

  async choose(label: MessageKey, choice: MessageKey): Promise<void> {
    await this.#waits(this.#pace.inputMs + this.#pace.pressMs);
    await (await this.#input(label)).selectOption({ label: this.t(choice) });
    this.effort.inputs += 1;
    this.effort.presses += 2;
  }

  /** Picks from a list: some letters, arrows to the name, Enter; or adds the name as new. */
  async pick(label: MessageKey, name: string, { fresh, letters = 5 }: Picked = {}): Promise<void> {
    await this.#pickIn(await this.#input(label), name, { ...(fresh === undefined ? {} : { fresh }), letters });
  }

  /** A quantity and, beside it, its commodity or currency. */
  async amount(label: MessageKey, quantity: string, commodity?: string, picked: Picked & { readonly of?: 'money' | 'goods' } = {}): Promise<void> {
    const input = await this.#input(label);
    await this.#keys(input, quantity);
    await this.page.keyboard.press('Tab');
    this.effort.keys += 1;
    if (commodity === undefined) return;
    await this.#pickIn(this.page.locator(`[id="${await input.getAttribute('id') as string}-commodity"]`), commodity, { letters: 5, ...picked });
  }

  /** Answers the questions of a line of a list, which is added when it is not there. */
  async line(legend: MessageKey, number: number, answer: (hands: Hands) => Promise<void>): Promise<void> {
    const list = this.page.getByRole('group', { name: this.#named(legend) }).first();
    const line = list.getByRole('group', { name: this.t('lines.line', { number }), exact: true });
    if ((await line.count()) === 0) {
      await this.press(list.locator('button[id$="-add"]'));
      // The focus goes to the new line a moment after it is drawn.
      await line.locator(':focus').waitFor();
    }
    await this.#in(line, answer);
  }

  /** Signs and records, and sees that it is written. */
  async record(ends: 'written' | 'refused' | 'waiting' = 'written'): Promise<void> {
    await this.#reads();
    await this.pressButton('form.record');
    if (ends === 'written') await this.written();
    else if (ends === 'waiting') await this.page.getByRole('heading', { level: 1, name: this.t('waiting.title'), exact: true }).waitFor();
    else await this.refused();
  }

  /** What was pressed is refused: said, and no longer on its way. A preview may say it sooner, while the press still is. */
  async refused(): Promise<void> {
    await this.page.locator('#content form button[type="submit"]:not([aria-disabled="true"])').first().waitFor();
    await this.page.locator('#content .refusal[role="alert"]:not(:empty)').first().waitFor();
    // The focus goes to what is wrong a moment later, and would take the next key there.
    await this.drawn();
  }

  async written(): Promise<void> {
    const problem = this.page.locator('#content .refusal[role="alert"]:not(:empty)').first();
    const done = this.page.getByRole('heading', { level: 1, name: this.t('written.title'), exact: true });
    await done.waitFor().catch(async () => assert.fail(`not recorded: ${(await problem.count()) === 0 ? '' : await problem.textContent()}`));
    await this.#reads();
  }

  /** What is said to be wrong, all of it. */
  async refusals(): Promise<string> {
    return (await this.page.locator('#content .refusal[role="alert"]').allTextContents()).filter((one) => one !== '').join(' | ');
  }

  async shows(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** The label with what may stand behind it: “if there is one”. */
  #named(label: MessageKey): RegExp {
    return new RegExp(`^${escaped(this.t(label))}( ${escaped(this.t('field.optional'))})?$`);
  }

  async #input(label: MessageKey): Promise<Locator> {
    const found = this.#within.getByLabel(this.#named(label)).filter({ visible: true }).first();
    await found.waitFor();
    return found;
  }

  async #in(place: Locator, answer: (hands: Hands) => Promise<void>): Promise<void> {
    const before = this.#within;
    this.#within = place;
    await answer(this);
    this.#within = before;
  }

  async #keys(input: Locator, text: string): Promise<void> {
    await this.#waits(this.#pace.inputMs);
    await input.focus();
    if ((await input.inputValue()) !== '') await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text, { delay: this.#pace.keyMs });
    this.effort.inputs += 1;
    this.effort.keys += text.length;
  }

  async #pickIn(input: Locator, name: string, { fresh, letters = 5 }: Picked): Promise<void> {
    await this.#keys(input, fresh === undefined ? name.slice(0, letters) : name);
    const list = this.page.locator(`[id="${await input.getAttribute('aria-controls') as string}"]`);
    await this.drawn();
    if (fresh !== undefined) {
      await this.page.keyboard.press('ArrowUp');
      await this.page.keyboard.press('Enter');
      this.effort.keys += 2;
      const panel = this.page.locator('.fresh-panel');
      await panel.locator(':focus').waitFor();
      await this.#in(panel, fresh);
      await this.press(panel.getByRole('button', { name: this.t('fresh.add'), exact: true }));
      await panel.waitFor({ state: 'detached' });
      // The focus goes back to the list a moment after the panel is gone, and would take the next key there.
      await input.and(this.page.locator(':focus')).waitFor();
      return;
    }
    for (let at = 0; at < 12; at += 1) {
      const chosen = list.locator('[aria-selected="true"] span').first();
      if ((await chosen.count()) > 0 && (await chosen.textContent()) === name) {
        await this.page.keyboard.press('Enter');
        await this.page.keyboard.press('Tab');
        this.effort.keys += 2;
        return;
      }
      await this.page.keyboard.press('ArrowDown');
      this.effort.keys += 1;
      await this.drawn();
    }
    throw new Error(`${name} is not offered: ${(await list.allTextContents()).join(' · ')}`);
  }

  /** Eyes are slower than the next frame; a script is not. */
  async drawn(): Promise<void> {
    await this.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  }

  async #reads(): Promise<void> {
    this.effort.pages += 1;
    await this.#waits(this.#pace.pageMs);
  }

  async #waits(ms: number): Promise<void> {
    if (ms > 0) await this.page.waitForTimeout(ms);
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
