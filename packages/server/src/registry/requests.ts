// Reading requests that hold personal values: what is wrong is told by its place, and what was sent is never repeated.

import type { Context } from 'hono';
import type { Fields } from '@amanah/record/decode.ts';
import type { Guard } from '../people/guard.ts';
import { readJson } from '../people/body.ts';
import type { SignedIn } from '../people/people.ts';
import { HttpProblem } from '../problem.ts';
import { RegistryRefused } from './registry.ts';

/** Who takes registrations in and looks which are of one household. */
export const REGISTRARS = ['steward', 'logistician', 'warehouse-keeper'] as const;
export const NAME = /^[0-9a-f]{32}$/;
const PURPOSE_LENGTH_MAX = 120;

/** As `readJson`, but the name of a member that is not known is not repeated: it could be anything. */
export async function readPrivately<T>(request: Request, read: (fields: Fields) => T, limit?: number): Promise<T> {
  try {
    return await readJson(request, read, limit);
  } catch (error) {
    if (error instanceof HttpProblem && error.code === 'bad-request' && error.message.endsWith('unknown field')) throw new HttpProblem('bad-request', 'The request has a member that is not known here.', { field: 'request' });
    throw error;
  }
}

/** The registrar who asks, within what one person may ask. */
export async function registrar(context: Context, guard: Guard): Promise<SignedIn> {
  const person = await guard.requireRole(context, ...REGISTRARS);
  guard.limit(context, 'preview', person.holder);
  return person;
}

/** A refusal of the registry as a problem. */
export async function answered(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RegistryRefused) throw new HttpProblem(error.reason === 'unknown' ? 'not-found' : 'refused', error.message, { reason: error.reason, ...(error.pairs.length === 0 ? {} : { pairs: error.pairs }) });
    throw error;
  }
}

export function nameIn(context: Context, parameter: string): string {
  const name = context.req.param(parameter) ?? '';
  if (!NAME.test(name)) throw new HttpProblem('not-found', 'There is nothing of this number.');
  return name;
}

export function purposeIn(context: Context): string {
  const purpose = context.req.query('purpose') ?? '';
  if (purpose === '' || purpose.length > PURPOSE_LENGTH_MAX) throw new HttpProblem('bad-query', 'purpose is the code of a purpose.', { field: 'purpose' });
  return purpose;
}

/** A whole number of the query. */
export function numberIn(context: Context, name: string, { otherwise, max }: { readonly otherwise: number; readonly max: number }): number {
  const text = context.req.query(name);
  if (text === undefined) return otherwise;
  const number = /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= max)) throw new HttpProblem('bad-query', `${name} is a whole number up to ${max}.`, { field: name });
  return number;
}
