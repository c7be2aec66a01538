// Which roles write which kinds of record. A steward writes every kind, because
// a steward could give itself any role by a record that everybody sees. The rest
// of the table keeps money with treasurers and goods with those who handle them.

import type { JsonObject } from './decode.ts';
import type { RoleName } from './kinds/key.ts';

const MONEY: readonly RoleName[] = ['treasurer'];
const KEEPERS: readonly RoleName[] = ['logistician', 'warehouse-keeper'];
const FIELD: readonly RoleName[] = ['logistician', 'warehouse-keeper', 'device'];
const IMPORT: readonly RoleName[] = ['importer'];
/** Whoever has a hand may raise it: whether the ballot counts the list of the vote says. */
const PEOPLE: readonly RoleName[] = ['treasurer', 'logistician', 'warehouse-keeper', 'committee-member', 'auditor', 'publisher'];
/** Whoever takes registrations in, and looks which are of one household. */
const REGISTRARS: readonly RoleName[] = ['logistician', 'warehouse-keeper'];
const PROPOSERS: readonly RoleName[] = ['treasurer', 'logistician', 'committee-member'];

const ROLES_BY_KIND: ReadonlyMap<string, readonly RoleName[]> = new Map<string, readonly RoleName[]>([
  ['operation', []], ['key', []], ['key-revocation', []], ['role', []], ['policy', []], ['erasure', []], ['quarantine', []],
  ['organisation', ['treasurer', 'logistician', 'importer']],
  ['site', ['treasurer', 'logistician', 'importer']],
  ['commodity', ['treasurer', 'logistician', 'importer']],
  ['fund', ['treasurer', 'importer']],
  ['pledge', MONEY], ['pledge-change', MONEY], ['exchange', MONEY], ['payment', MONEY], ['grant', MONEY], ['grant-report', MONEY], ['transfer', MONEY],
  ['loan', MONEY], ['repayment', MONEY], ['release', MONEY], ['bank-statement', MONEY], ['bank-line', MONEY], ['bank-match', MONEY], ['period-close', MONEY],
  ['purchase', ['treasurer', 'logistician']], ['order', ['treasurer', 'logistician']],
  ['receipt', KEEPERS], ['dispatch', KEEPERS], ['stocktake', KEEPERS], ['repack', KEEPERS], ['waybill-void', KEEPERS], ['waybill-series', ['logistician']],
  ['arrival', FIELD], ['loss', FIELD], ['handover', FIELD], ['return', ['treasurer', ...FIELD]], ['waybill-statement', FIELD],
  ['incident', ['treasurer', ...FIELD]], ['attachment', ['treasurer', ...FIELD]],
  ['need', ['logistician', 'importer']], ['observation', ['logistician', 'auditor', 'importer']],
  ['source', IMPORT], ['import', IMPORT], ['restatement', IMPORT],
  ['approval', ['treasurer', 'committee-member', 'logistician']],
  ['publication', ['publisher']],
  ['proposal', PROPOSERS], ['outcome', [...PROPOSERS, 'auditor']], ['ballot', PEOPLE], ['ballot-opening', PEOPLE], ['comment', PEOPLE],
  ['screening', ['treasurer', 'logistician']], ['screening-decision', MONEY],
  ['registration', REGISTRARS], ['registration-merge', REGISTRARS], ['query-count', ['device']],
]);

/** Kinds of goods whose loss a logistician may approve beside those who approve money. */
const OF_GOODS: ReadonlySet<string> = new Set(['loss', 'stocktake']);

/** The roles that may write a record of this kind and body, a steward apart. A reversal is judged by the kind it reverses. */
export function rolesFor(kind: string, body: JsonObject): readonly RoleName[] {
  // A publisher's row is written by whoever imports.
  if (body['source'] !== undefined) return IMPORT;
  if (kind === 'gift') return body['amount'] === undefined ? ['treasurer', ...KEEPERS] : MONEY;
  return ROLES_BY_KIND.get(kind) ?? [];
}

/** True when a key of this role may write the record. */
export function mayWrite(role: string, kind: string, body: JsonObject): boolean {
  return role === 'steward' || rolesFor(kind, body).some((one) => one === role);
}

/** True when a key of this role may approve a waiting record of this kind. */
export function mayApprove(role: string, kind: string): boolean {
  return role === 'steward' || role === 'treasurer' || role === 'committee-member' || (role === 'logistician' && OF_GOODS.has(kind));
}

/** True when a key of this role may reverse records of this kind: who may write one may take it back. */
export function mayReverse(role: string, kind: string): boolean {
  return role === 'steward' || (kind === 'gift' ? ['treasurer', 'logistician', 'warehouse-keeper'] : (ROLES_BY_KIND.get(kind) ?? [])).some((one) => one === role);
}
