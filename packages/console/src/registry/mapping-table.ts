// Column by column: what the file calls it, and what it is taken for. What is refused says why.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { locale, t, type MessageKey } from '../language.ts';
import { earlier, joinedRoles, roleOf, withRole } from './mapping.ts';
import { ROLES, type Column, type Mapping, type Role, type Upload } from './registry-data.ts';

export interface MappingTableProps {
  readonly upload: Upload;
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
}

export function roleName(role: Role): string {
  return t(`registry.role.${role}` as MessageKey);
}

/** The question as the form asks it in the language of the page, where it does; forms name languages as `Arabic (ar)`. */
function titleOf(column: Column): string {
  const own = Object.entries(column.labels ?? {}).find(([language]) => language === locale() || language.endsWith(`(${locale()})`))?.[1];
  return own ?? (column.label === '' ? column.key : column.label);
}

export function MappingTable({ upload, mapping, onMapping }: MappingTableProps): VNode {
  const { columns } = upload;
  const kept = columns.filter((column) => column.sensitive !== true);
  const refused = columns.filter((column) => column.sensitive === true);
  // What was left out at first stands apart, and stays where it is while roles change.
  const first = kept.filter(({ key }) => roleOf(upload.mapping, key) !== 'leave-out');
  const rest = kept.filter(({ key }) => roleOf(upload.mapping, key) === 'leave-out');
  const shared = { upload, mapping, onMapping };
  const used = kept.filter(({ key }) => roleOf(mapping, key) !== 'leave-out').length;
  return html`<p>${used === columns.length ? t('registry.columns-all', { count: used }) : t('registry.columns-used', { count: used, of: columns.length })} ${t('registry.columns-why')}</p>
    ${first.length === 0 ? '' : html`<${ColumnRows} columns=${first} ...${shared} />`}
    ${rest.length === 0 ? '' : html`<details open=${first.length === 0}><summary>${t('registry.left-out', { count: rest.length })}</summary><${ColumnRows} columns=${rest} ...${shared} /></details>`}
    ${refused.length === 0 ? '' : html`<div class="refused-columns"><h3>${t('registry.refused-columns', { count: refused.length })}</h3><p>${t('registry.refused-why')}</p><ul>${refused.map((column) => html`<li key=${column.key}><bdi dir="auto">${titleOf(column)}</bdi></li>`)}</ul></div>`}
    <${Joined} columns=${columns} mapping=${mapping} onMapping=${onMapping} />` as VNode;
}

function ColumnRows({ columns, ...shared }: MappingTableProps & { readonly columns: readonly Column[] }): VNode {
  const hasCounts = columns.some(({ filled }) => filled !== undefined);
  return html`<div class="scroll"><table class="stacked mapping"><thead><tr><th scope="col">${t('registry.column')}</th>${hasCounts ? html`<th scope="col" class="n">${t('registry.filled')}</th>` : ''}<th scope="col">${t('registry.taken-for')}</th></tr></thead>
    <tbody>${columns.map((column) => html`<${ColumnRow} key=${column.key} column=${column} at=${shared.upload.columns.indexOf(column)} ...${shared} />`)}</tbody></table></div>` as VNode;
}

function ColumnRow({ column, at, upload, mapping, onMapping }: MappingTableProps & { readonly column: Column; readonly at: number }): VNode {
  const role = roleOf(mapping, column.key);
  const title = titleOf(column);
  const id = `in-role-${at}`;
  const choices = ROLES.filter((one) => column.repeat !== undefined || one !== 'memberName');
  return html`<tr class=${role === 'leave-out' ? 'left-out' : ''}><th scope="row"><label for=${id}><bdi dir="auto">${title}</bdi></label>${title === column.key ? '' : html` <small><bdi dir="ltr">${column.key}</bdi></small>`}${column.repeat === undefined ? '' : html` <small>${t('registry.of-members')}</small>`}</th>
    ${column.filled === undefined ? '' : html`<td class="n" data-label=${t('registry.filled')}>${t('registry.filled-of', { count: column.filled, of: upload.submissions })}</td>`}
    <td><select id=${id} autocomplete="off" value=${role} onChange=${(event: Event) => onMapping(withRole(mapping, column.key, (event.target as HTMLSelectElement).value as Role))}>${choices.map((one) => html`<option key=${one} value=${one} selected=${one === role}>${roleName(one)}</option>`)}</select></td></tr>` as VNode;
}

/** Columns that make one text together, in their order. */
function Joined({ columns, mapping, onMapping }: Omit<MappingTableProps, 'upload'> & { readonly columns: readonly Column[] }): VNode | null {
  const roles = joinedRoles(mapping);
  if (roles.length === 0) return null;
  const title = (key: string): string => titleOf(columns.find((one) => one.key === key) ?? { key, label: key });
  return html`<h3>${t('registry.joined')}</h3><dl class="facts joined">${roles.map(([role, keys]) => html`<div key=${role}><dt>${roleName(role)}</dt><dd><ol>${keys.map((key, at) => html`<li key=${key}><bdi dir="auto">${title(key)}</bdi>${at === 0 ? '' : html` <button type="button" class="plain" aria-label=${t('registry.earlier-what', { what: title(key) })} onClick=${() => onMapping(earlier(mapping, key))}>${t('registry.earlier')}</button>`}</li>`)}</ol></dd></div>`)}</dl>` as VNode;
}
