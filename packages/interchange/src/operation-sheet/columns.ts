// Which columns a sheet of each kind has, under which names people write them,
// and which member of the record each becomes.

import { currencyExponent } from '@amanah/record/commodity.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { JsonValue } from '@amanah/log/canonical.ts';
import { LOSS_CLASSES } from '@amanah/record/account.ts';

/** How a cell is read. `amount` and `goods` are numbers in the commodity of another column. */
export type ColumnType =
  | { readonly is: 'day' | 'code' | 'text' }
  | { readonly is: 'organisation' | 'site' | 'fund' | 'money' | 'goods' }
  | { readonly is: 'choice'; readonly choices: readonly string[] }
  | { readonly is: 'amount'; readonly of: string; readonly signed?: true }
  | { readonly is: 'count' | 'decimals' };

/** One column. `to` is the member of the body it becomes; `line` ones become members of a line of goods; without either it helps to read another. */
export interface SheetColumn {
  readonly key: string;
  readonly needed: boolean;
  readonly type: ColumnType;
  readonly to?: string;
  readonly line?: string;
  /** What stands there when the column or cell is blank. */
  readonly otherwise?: string;
  readonly about: string;
}

/** One kind of sheet. Rows that share the text in the column `together` are lines of one record. */
export interface SheetKind {
  readonly kind: string;
  /** The name of the sheet where it is not that of the kind. */
  readonly name?: string;
  readonly columns: readonly SheetColumn[];
  readonly together?: string;
  /** Members that every record of such a sheet has. */
  readonly fixed?: Readonly<Record<string, JsonValue>>;
  /** The body from what the cells say, where more follows from them. */
  readonly complete?: (said: JsonObject) => JsonObject;
}

const col = (key: string, type: ColumnType, about: string, more: Partial<SheetColumn> = {}): SheetColumn => ({ key, type, about, needed: true, to: key, ...more });
const DAY = col('day', { is: 'day' }, 'day it happened', { to: 'eventTime' });
const DONOR = col('donor', { is: 'organisation' }, 'who gives: code or name');
const SUPPLIER = col('supplier', { is: 'organisation' }, 'who delivers: code or name');
const PARTNER = col('partner', { is: 'organisation' }, 'the partner: code or name');
const FUND = col('fund', { is: 'fund' }, 'fund: code or name');
const SITE = col('site', { is: 'site' }, 'site: code or name');
const ACCOUNT = col('account', { is: 'code' }, 'our cash account, such as bank');
const CURRENCY = col('currency', { is: 'money' }, 'currency, such as USD', { to: '' });
const AMOUNT = col('amount', { is: 'amount', of: 'currency' }, 'money as a decimal');
const optional = (column: SheetColumn): SheetColumn => ({ ...column, needed: false });
const LINES: readonly SheetColumn[] = [
  col('commodity', { is: 'goods' }, 'goods: code or name', { to: '', line: '' }),
  col('quantity', { is: 'amount', of: 'commodity' }, 'how much, in the unit of the commodity', { to: '', line: 'amount' }),
  col('lot', { is: 'code' }, 'lot', { to: '', line: 'lot', needed: false }),
  col('packages', { is: 'count' }, 'number of bags or cartons', { to: '', line: 'packages', needed: false }),
];
const INCOMING: readonly SheetColumn[] = [
  ...LINES,
  col('expiry', { is: 'day' }, 'last day of use; needs a lot', { to: '', line: 'expiry', needed: false }),
  col('batch', { is: 'text' }, "the maker's batch; needs a lot", { to: '', line: 'batch', needed: false }),
];
const DOCUMENT = col('document', { is: 'text' }, 'rows of one document are lines of one record', { to: '', needed: false });

const CATEGORY = optional(col('category', { is: 'code' }, 'for whom, where the fund wants to know'));

/** The sheets that can be brought in, by kind of record. */
export const SHEET_KINDS: readonly SheetKind[] = [
  { kind: 'organisation', columns: [col('code', { is: 'code' }, 'short code'), col('name', { is: 'text' }, 'name'), optional(col('type', { is: 'text' }, 'type, such as NGO'))] },
  { kind: 'site', columns: [col('code', { is: 'code' }, 'short code'), col('name', { is: 'text' }, 'name'), col('type', { is: 'text' }, 'type of site'), optional(col('pcode', { is: 'text' }, 'P-code')), optional(col('parent', { is: 'site' }, 'the area it lies in'))] },
  { kind: 'fund', columns: [col('code', { is: 'code' }, 'short code'), col('name', { is: 'text' }, 'name')], fixed: { restrictions: ['unrestricted'] } },
  { kind: 'commodity', name: 'currency', columns: [col('code', { is: 'code' }, 'code of ISO 4217, such as USD'), optional(col('name', { is: 'text' }, 'name'))], complete: currencyBody },
  {
    kind: 'commodity',
    columns: [col('code', { is: 'code' }, 'short code'), col('name', { is: 'text' }, 'name'), col('unit', { is: 'code' }, 'unit it is counted in, such as KGM, LTR or C62'), optional(col('decimals', { is: 'decimals' }, 'decimals that are kept of the unit, 0 to 9; none where it is left out', { to: 'scale' }))],
    fixed: { class: 'goods', scale: 0 },
  },
  { kind: 'pledge', columns: [DAY, DONOR, FUND, AMOUNT, CURRENCY, col('status', { is: 'choice', choices: ['pledge', 'commitment'] }, 'pledge or commitment', { needed: false, otherwise: 'pledge' })], fixed: { form: 'money' } },
  {
    kind: 'gift',
    columns: [DAY, DONOR, FUND, AMOUNT, CURRENCY, ACCOUNT, col('pledged', { is: 'choice', choices: ['yes', 'no'] }, 'yes where it fulfils a pledge', { to: 'fromPledge', needed: false }), optional(col('nature', { is: 'choice', choices: ['donation', 'zakat', 'zakat-al-fitr', 'interest', 'other'] }, 'what the money is'))],
    fixed: { form: 'money' },
  },
  {
    kind: 'gift', name: 'gift-in-kind', together: 'document',
    columns: [
      DAY, DOCUMENT, DONOR, FUND, SITE, ...INCOMING,
      optional(col('worth', { is: 'amount', of: 'currency' }, 'value of all lines', { to: 'value' })), optional(CURRENCY), optional(col('valued by', { is: 'text' }, 'where the value is from', { to: 'valueSource' })),
    ],
    fixed: { form: 'in-kind' },
  },
  {
    kind: 'payment',
    columns: [
      DAY, ACCOUNT, FUND, AMOUNT, CURRENCY, optional(SUPPLIER), optional(col('expense', { is: 'code' }, 'class of cost where no supplier is paid')),
      optional(col('reference', { is: 'text' }, 'number of the bill')), optional(col('purpose', { is: 'code' }, 'what it is for')), optional(col('place', { is: 'site' }, 'place it is for')), CATEGORY,
    ],
  },
  { kind: 'transfer', columns: [DAY, col('from', { is: 'code' }, 'account it leaves'), col('to', { is: 'code' }, 'account it comes to'), FUND, AMOUNT, CURRENCY] },
  {
    kind: 'grant',
    columns: [DAY, PARTNER, FUND, ACCOUNT, AMOUNT, CURRENCY, optional(col('project', { is: 'code' }, 'project')), optional(col('title', { is: 'text' }, 'title')), optional(col('purpose', { is: 'code' }, 'what it is for')), optional(col('place', { is: 'site' }, 'place it is for')), CATEGORY],
  },
  {
    kind: 'purchase', together: 'document',
    columns: [DAY, DOCUMENT, SUPPLIER, FUND, ACCOUNT, col('price', { is: 'amount', of: 'currency' }, 'price of all lines', { to: 'paid' }), CURRENCY, SITE, ...INCOMING, optional(col('order', { is: 'code' }, 'purchase order')), optional(col('purpose', { is: 'code' }, 'what it is for'))],
  },
  {
    kind: 'order', together: 'order',
    columns: [DAY, col('order', { is: 'code' }, 'number of the order'), SUPPLIER, FUND, col('price', { is: 'amount', of: 'currency' }, 'price of all lines'), CURRENCY, SITE, ...LINES, optional(col('due', { is: 'day' }, 'day it is due'))],
  },
  { kind: 'receipt', together: 'document', columns: [DAY, DOCUMENT, SUPPLIER, FUND, SITE, ...INCOMING, optional(col('order', { is: 'code' }, 'purchase order')), optional(col('note', { is: 'code' }, "number of the supplier's delivery note"))] },
  {
    kind: 'dispatch', together: 'waybill',
    columns: [DAY, col('waybill', { is: 'code' }, 'number of the waybill'), SITE, FUND, ...LINES, optional(col('destination', { is: 'site' }, 'where it goes')), optional(col('transporter', { is: 'organisation' }, 'who drives')), optional(col('truck', { is: 'text' }, 'plate of the truck'))],
  },
  { kind: 'handover', together: 'document', columns: [DAY, DOCUMENT, SITE, FUND, ...LINES, optional(PARTNER), optional(col('cycle', { is: 'code' }, 'distribution, where people are served')), CATEGORY] },
  {
    kind: 'loss', together: 'document',
    columns: [DAY, DOCUMENT, col('class', { is: 'choice', choices: LOSS_CLASSES }, 'class of loss'), FUND, ...LINES, col('reason', { is: 'text' }, 'how it was lost'), optional(SITE), optional(col('waybill', { is: 'code' }, 'waybill, where it was on the way')), optional(PARTNER)],
  },
];

/** Other names of columns, in English, French and Arabic, by key. */
export const COLUMN_NAMES: Readonly<Record<string, readonly string[]>> = {
  day: ['date', 'when', 'jour', 'التاريخ', 'اليوم'],
  donor: ['given by', 'donateur', 'المانح', 'المتبرع'],
  supplier: ['vendor', 'fournisseur', 'المورد'],
  partner: ['partenaire', 'الشريك'],
  fund: ['fonds', 'الصندوق'],
  site: ['warehouse', 'store', 'entrepôt', 'الموقع', 'المستودع'],
  account: ['cash account', 'compte', 'الحساب'],
  currency: ['ccy', 'devise', 'العملة'],
  amount: ['sum', 'value', 'montant', 'المبلغ'],
  price: ['total', 'total price', 'prix', 'السعر'],
  commodity: ['item', 'goods', 'article', 'الصنف', 'السلعة'],
  quantity: ['qty', 'quantité', 'الكمية'],
  lot: ['lot number', 'رقم الدفعة'],
  batch: ['batch number', 'التشغيلة'],
  expiry: ['expires', 'expiry date', 'péremption', 'تاريخ الانتهاء'],
  packages: ['bags', 'cartons', 'colis', 'الطرود'],
  waybill: ['waybill number', 'wb', 'bordereau', 'بوليصة الشحن', 'رقم البوليصة'],
  document: ['doc', 'grn', 'document number', 'رقم المستند'],
  reference: ['ref', 'bill', 'invoice', 'facture', 'المرجع'],
  destination: ['to site', 'الوجهة'],
  transporter: ['haulier', 'carrier', 'الناقل'],
  truck: ['plate', 'vehicle', 'الشاحنة'],
  name: ['nom', 'الاسم'],
  code: ['الرمز'],
  unit: ['unité', 'الوحدة'],
  decimals: ['décimales', 'المنازل العشرية'],
  type: ['النوع'],
  reason: ['raison', 'السبب'],
  status: ['statut', 'الحالة'],
  expense: ['cost class', 'dépense', 'بند المصروف'],
  from: ['from account', 'من'],
  to: ['to account', 'إلى'],
  order: ['purchase order', 'po', 'commande', 'طلب الشراء'],
};

/** Unit and decimals of a currency are those of ISO 4217; of a code that it does not have the record is refused. */
function currencyBody({ code, name }: JsonObject): JsonObject {
  const currency = String(code).toUpperCase();
  return { code: currency, name: name ?? currency, class: 'money', unit: currency, scale: currencyExponent(currency) ?? 0 };
}

/** What a sheet is called. */
export function sheetName({ name, kind }: SheetKind): string {
  return name ?? kind;
}

/** The sheet of this name, if there is one. */
export function sheetKind(name: string): SheetKind | undefined {
  return SHEET_KINDS.find((one) => sheetName(one) === name);
}
