// How one operation is written down for `openapi.ts`.

const JSON_TYPE = 'application/json';
const PROBLEM = { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
export const TEXT = { type: 'string' } as const;
export const KEY = { type: 'string', description: 'Ed25519 public key, 43 base64url characters' } as const;
export const OBJECT = { type: 'object' } as const;
export const ROLE = { type: 'string', description: 'Role, as in a `key` record' } as const;

export type Shape = Readonly<Record<string, object>>;
interface Operation {
  readonly summary: string;
  /** Members that the request needs. */
  readonly body?: Shape;
  readonly optional?: Shape;
  readonly bytes?: boolean;
  readonly answers?: 200 | 201;
  /** Without a session. */
  readonly open?: boolean;
  /** Members of the answer. */
  readonly gives?: Shape;
}

/** One operation of a path: what it needs, and what it gives. */
export function operation(method: 'get' | 'post' | 'delete', parameters: readonly string[], { summary, body, optional = {}, bytes = false, answers = 200, open = false, gives }: Operation): object {
  const csrf = { name: 'x-amanah-csrf', in: 'header', required: true, description: 'The `csrf` of the session', schema: TEXT };
  const all = [...parameters.map((name) => ({ name, in: 'path', required: true, schema: TEXT })), ...(method === 'get' || open ? [] : [csrf])];
  const content = bytes ? { 'application/octet-stream': {} } : { [JSON_TYPE]: { schema: { ...OBJECT, required: Object.keys(body ?? {}), properties: { ...body, ...optional } } } };
  return {
    [method]: {
      summary,
      security: open ? [] : [{ session: [] }],
      ...(all.length === 0 ? {} : { parameters: all }),
      ...(method === 'post' ? { requestBody: { required: true, content } } : {}),
      responses: { [answers]: { description: summary, content: { [JSON_TYPE]: { schema: gives === undefined ? OBJECT : { ...OBJECT, properties: gives } } } }, default: PROBLEM },
    },
  };
}

/** An answer with a list of objects under this name. */
export const list = (name: string): Shape => ({ [name]: { type: 'array', items: OBJECT } });
