// What a fund's policy makes a form ask: for whom something is, and what money that comes in is.

import { ZAKAT_CATEGORIES, isOfZakat } from '@amanah/record/fund-policy.ts';
import { wordsOf } from '@amanah/record/parameter-forms.ts';
import { textOr } from '../language.ts';
import type { Masters } from './masters.ts';
import type { Option } from './options.ts';
import type { ScalarField } from './spec.ts';
import { linesOf, textOf, type Values } from './values.ts';

/** The funds a form names, in the record and in lines of goods. */
function fundsIn(values: Values): readonly string[] {
  return [textOf(values, 'fund'), ...linesOf(values, 'goods').map((line) => textOf(line, 'fund'))].filter((one) => one !== '');
}

function parametersOf(masters: Masters, fund: string): Readonly<Record<string, string>> {
  return masters.policies.find(({ subject }) => subject === `fund/${fund}`)?.parameters ?? {};
}

const isZakat = (masters: Masters, fund: string): boolean => isOfZakat(masters.funds.find(({ code }) => code === fund)?.restrictions);

/** True where a fund of the form wants to know for whom it is. */
function asksForWhom(values: Values, masters: Masters): boolean {
  return fundsIn(values).some((fund) => isZakat(masters, fund) || parametersOf(masters, fund)['categories'] !== undefined);
}

/** The categories of all policies; of zakat the eight, in their order. */
export function categories(masters: Masters): readonly Option[] {
  const named = masters.policies.flatMap(({ subject, parameters }) => (subject.startsWith('fund/') ? wordsOf(parameters['categories'] ?? '') : []));
  const known: readonly string[] = ZAKAT_CATEGORIES;
  const codes = [...known.filter((one) => named.includes(one)), ...[...new Set(named)].filter((one) => !known.includes(one)).sort()];
  return codes.map((code) => ({ code, name: textOr(`category.${code}`, code) }));
}

/** For whom it is: asked where a fund wants to know, and not of a supplier who is paid on an order. */
export const CATEGORY: ScalarField = {
  name: 'category', type: 'code', from: 'category', hint: 'hint.category',
  when: (values, masters) => asksForWhom(values, masters) && !(textOf(values, 'pays') === 'supplier' && textOf(values, 'order') !== ''),
};

/** What the money is: asked where a fund takes no interest, or is zakat. */
export const NATURE: ScalarField = {
  name: 'nature', type: 'choice', choices: ['donation', 'zakat', 'zakat-al-fitr', 'interest', 'other'], optional: true, hint: 'hint.nature',
  when: (values, masters) => fundsIn(values).some((fund) => isZakat(masters, fund) || parametersOf(masters, fund)['interest'] === 'no'),
};
