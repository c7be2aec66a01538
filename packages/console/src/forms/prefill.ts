// What a form knows before anybody types: what the link to it says, what there
// is only one of, what stands on the road or at the site, what was promised or
// ordered. Nothing that was typed is overwritten.

import { commodityOf, type Masters, type Standing } from './masters.ts';
import { optionsFrom } from './options.ts';
import { writeQuantity } from './decimal-text.ts';
import { COMPUTED } from './computed.ts';
import type { FormSpec } from './spec.ts';
import { isBlankLine, linesOf, textOf, type Line, type Values } from './values.ts';

/** The values of a new form. */
export function prefill(spec: FormSpec, query: URLSearchParams, masters: Masters): Values {
  const values: Record<string, string> = {};
  const lists: Record<string, readonly Line[]> = {};
  for (const field of spec.fields) {
    const given = query.get(field.name);
    const column = field.type === 'lines' && field.columns.length === 1 ? field.columns[0] : undefined;
    if (given !== null && column !== undefined) lists[field.name] = given.split(' ').map((one): Line => ({ [column.name]: one }));
    else if (given !== null && field.type !== 'lines') values[field.name] = given;
    else if (field.type === 'amount' && field.of !== 'goods') values[`${field.name}.commodity`] = onlyOf(optionsFrom('money', masters, spec.name));
    else if (field.type === 'code' && field.optional !== true && (field.from === 'fund' || field.from === 'account')) values[field.name] = onlyOf(optionsFrom(field.from, masters, spec.name));
  }
  let filled: Values = { ...lists, ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) };
  for (const name of Object.keys(values)) filled = prefillAfter(spec, name, filled, masters);
  return filled;
}

function onlyOf(options: readonly { readonly code: string }[]): string {
  return options.length === 1 ? (options[0]?.code ?? '') : '';
}

/** The values after `name` was answered. */
export function prefillAfter(spec: FormSpec, name: string, values: Values, masters: Masters): Values {
  const answer = textOf(values, name);
  if (answer === '') return values;
  if (name === 'waybill' && (spec.name === 'arrival' || spec.name === 'waybill-statement')) return fromWaybill(spec, answer, values, masters);
  if (name === 'site' && spec.name === 'stocktake') return fromSite(answer, values, masters);
  if (name === 'order' && (spec.name === 'receipt' || spec.name === 'purchase')) return fromCitable(masters.orders, answer, values, masters);
  if (name === 'pledge') return fromCitable(masters.pledges, answer, values, masters);
  return values;
}

/** Lines that somebody typed in stay. */
function keepTyped(lines: readonly Line[]): boolean {
  return lines.some((line) => !isBlankLine(line) && line[COMPUTED] === undefined && textOf(line, 'sent') === '');
}

function fromWaybill(spec: FormSpec, waybill: string, values: Values, masters: Masters): Values {
  const sent = masters.standings.filter(({ account, least }) => account === `transit:${waybill}` && BigInt(least) > 0n);
  if (sent.length === 0 || keepTyped(linesOf(values, 'goods'))) return values;
  const fund = textOf(values, 'fund') !== '' && sent.some((one) => one.fund === textOf(values, 'fund')) ? textOf(values, 'fund') : (sent[0] as Standing).fund;
  const goods = sent.map((one): Line => {
    const quantity = quantityOf(one, masters);
    return {
      'amount.commodity': one.commodity,
      amount: quantity,
      ...(spec.name === 'arrival' ? { sent: quantity, [COMPUTED]: 'amount' } : {}),
      ...(one.lot === undefined ? {} : { lot: one.lot }),
      ...(one.fund === fund ? {} : { fund: one.fund }),
    };
  });
  return { ...values, ...(spec.name === 'arrival' ? { fund } : {}), goods };
}

function quantityOf({ commodity, least }: Standing, masters: Masters): string {
  return writeQuantity(BigInt(least), commodityOf(masters, commodity)?.scale ?? 0);
}

function fromSite(site: string, values: Values, masters: Masters): Values {
  const here = masters.standings.filter(({ account, least }) => account === `stock:${site}` && BigInt(least) !== 0n);
  if (here.length === 0 || linesOf(values, 'items').some((line) => textOf(line, 'counted') !== '')) return values;
  return {
    ...values,
    items: here.map((one): Line => ({ fund: one.fund, commodity: one.commodity, ...(one.lot === undefined ? {} : { lot: one.lot }), book: quantityOf(one, masters) })),
  };
}

/** A pledge or an order brings its donor or supplier, its fund, its site. */
function fromCitable(list: Masters['orders'], code: string, values: Values, masters: Masters): Values {
  const found = list.find((one) => one.code === code)?.values;
  if (found === undefined) return values;
  const missing = Object.entries(found).filter(([name]) => name !== 'goods' && textOf(values, name) === '');
  const goods = goodsOf(found['goods'], masters);
  return { ...values, ...Object.fromEntries(missing), ...(goods.length === 0 || keepTyped(linesOf(values, 'goods')) ? {} : { goods }) };
}

/** `rice 500000;oil 200`: commodity and least units, as the list of orders carries them. */
function goodsOf(text: string | undefined, masters: Masters): readonly Line[] {
  return (text ?? '').split(';').flatMap((part) => {
    const [commodity, least] = part.split(' ');
    return commodity === undefined || least === undefined ? [] : [{ 'amount.commodity': commodity, amount: writeQuantity(BigInt(least), commodityOf(masters, commodity)?.scale ?? 0) }];
  });
}
