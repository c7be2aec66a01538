// What a form asks, declared: one specification per form, in the order of the
// paper document it mirrors. The engine draws it, judges it, keeps its draft,
// and makes the body of the record from it.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { MessageKey } from '../language.ts';
import type { Masters } from './masters.ts';
import type { Values } from './values.ts';

/** What a code may be picked from. A `place` of money is one of our cash accounts, which are codes without a master. */
export type PickFrom =
  | 'organisation' | 'site' | 'commodity' | 'money' | 'goods' | 'fund' | 'account' | 'expense' | 'loan' | 'purpose'
  | 'waybill' | 'order' | 'pledge' | 'record' | 'cycle' | 'project' | 'category' | 'committee' | 'person' | 'outcome';

interface FieldBase {
  /** The member of the body, and of the draft. */
  readonly name: string;
  readonly optional?: boolean;
  /** Asked only where this holds; else it has no place in the body. */
  readonly when?: (values: Values, masters: Masters) => boolean;
  /** The message of the label where the name has another meaning in this form. */
  readonly label?: MessageKey;
  readonly hint?: MessageKey;
  /** What follows from what was answered, said under the input. */
  readonly about?: (values: Values, masters: Masters) => string;
  /** What stands in it at first. */
  readonly start?: string;
}

export interface CodeField extends FieldBase {
  readonly type: 'code';
  readonly from: PickFrom;
}
/** A quantity in units with its commodity beside it: two inputs, `name` and `name.commodity`. */
export interface AmountField extends FieldBase {
  readonly type: 'amount';
  readonly of: 'money' | 'goods' | 'any';
  readonly signed?: boolean;
  /** Zero is an answer. */
  readonly zero?: boolean;
}
/** A quantity of the commodity that another input of the same line names, written as text of least units. */
export interface QuantityField extends FieldBase {
  readonly type: 'quantity';
  readonly commodity: string;
  readonly shown?: boolean;
}
export interface TextField extends FieldBase {
  readonly type: 'text';
  readonly lines?: boolean;
  readonly longest?: number;
  /** A code that is typed and not picked: it is brought into the form of codes. */
  readonly code?: boolean;
}
export interface DayField extends FieldBase {
  readonly type: 'day';
}
/** An hour, typed where the person is and written in UTC. */
export interface InstantField extends FieldBase {
  readonly type: 'instant';
  /** At first it is so many hours from now. */
  readonly hours?: number;
}
/** The decision on whose strength something is spent: of what decisions in force still allow. */
export interface DecisionField extends FieldBase {
  readonly type: 'decision';
}
export interface ChoiceField extends FieldBase {
  readonly type: 'choice';
  readonly choices: readonly string[];
  /** Several may be chosen; the body holds a list. */
  readonly several?: boolean;
}
export interface NumberField extends FieldBase {
  readonly type: 'number';
  readonly least?: number;
}
export interface LinesField extends FieldBase {
  readonly type: 'lines';
  readonly columns: readonly ScalarField[];
  /** The site (by the name of its input) whose lots are proposed, oldest expiry first. */
  readonly lotsOf?: string;
}
export type ScalarField = CodeField | AmountField | QuantityField | TextField | DayField | InstantField | DecisionField | ChoiceField | NumberField;
export type Field = ScalarField | LinesField;

export type FormGroup = 'money' | 'goods' | 'waybills' | 'deciding' | 'masters' | 'control';

export interface FormSpec {
  /** The name of the form: `gift` and `gift-in-kind` are two forms of one kind. */
  readonly name: string;
  readonly kind: string;
  readonly group: FormGroup;
  readonly fields: readonly Field[];
  /** Members of the body that are not asked. */
  readonly fixed?: JsonObject;
  /** What the engine cannot know of this kind, made from its body and the values. */
  readonly finish?: (body: JsonObject, values: Values, masters: Masters) => JsonObject;
  /** Values computed from others after each change. */
  readonly compute?: (values: Values, masters: Masters) => Values;
  /** What would be on record, in sentences, where no posting says it. */
  readonly words?: (body: JsonObject, masters: Masters) => readonly string[];
  /** What stands in lists at first. */
  readonly begin?: Values;
  /** The label of the day, where it is not "Day". */
  readonly day?: MessageKey;
  /** Not offered in the list of forms: reached from a record or a list. */
  readonly unlisted?: boolean;
  /** The inputs that make a row when a spreadsheet is pasted. Absent where bulk entry makes no sense. */
  readonly bulk?: readonly string[];
}
