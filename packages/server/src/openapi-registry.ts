// The paths of the registry for `openapi.ts`. They ask for a session of a steward, a logistician or a keeper of a warehouse.

import { list, OBJECT, operation, TEXT } from './openapi-form.ts';

const COUNT = { type: 'integer' } as const;
const NAME = { type: 'string', pattern: '^[0-9a-f]{32}$' } as const;
const FILE = { ...OBJECT, required: ['name', 'base64'], properties: { name: TEXT, base64: TEXT } } as const;
const MAPPING = { ...OBJECT, description: 'Lists of columns by role' } as const;
const DRAFT = { ...OBJECT, description: 'kind, eventTime and body of the record to sign and submit' } as const;
const TERMS = { purpose: TEXT, deleteBy: { type: 'string', format: 'date' } } as const;

export const REGISTRY_PATHS = {
  '/api/operate/registry': operation('get', [], { summary: 'Counts by purpose, batches, and what waits for a signature', gives: { ...list('purposes'), ...list('batches'), ...list('erasures'), ...list('decisions'), mayErase: { type: 'boolean' } } }),
  '/api/operate/registry/accesses': operation('get', [], { summary: 'How often personal values were read, by day, person and action; for stewards and auditors', gives: list('accesses') }),
  '/api/operate/registry/batches/{batch}': operation('delete', ['batch'], { summary: 'Drops a batch whose record was never written' }),
  '/api/operate/registry/uploads': operation('post', [], { summary: 'Reads files with registrations into memory for half an hour: columns, a mapping, problems; keeps nothing', answers: 201, body: { files: { type: 'array', items: FILE } }, optional: { form: FILE, dates: { enum: ['dmy', 'mdy', 'iso'] }, separator: TEXT, header: { type: 'boolean' }, versions: { enum: ['same', 'any'] } }, gives: { upload: NAME, expires: TEXT, kind: TEXT, mapping: MAPPING, submissions: COUNT, ...list('columns'), ...list('problems') } }),
  '/api/operate/registry/uploads/{upload}': operation('delete', ['upload'], { summary: 'Forgets an upload' }),
  '/api/operate/registry/uploads/{upload}/preview': operation('post', ['upload'], { summary: 'What registrations the mapping gives; keeps nothing', body: { mapping: MAPPING }, optional: { dates: TEXT, purpose: TEXT }, gives: { registrations: COUNT, ...list('rows'), ...list('problems'), repeated: COUNT, identical: COUNT } }),
  '/api/operate/registry/uploads/{upload}/commit': operation('post', ['upload'], { summary: 'Keeps the registrations, sealed, as one batch; its record is to be signed', answers: 201, body: { mapping: MAPPING, ...TERMS }, optional: { dates: TEXT, again: { type: 'boolean' } }, gives: { batch: NAME, registrations: COUNT, repeated: COUNT, identical: COUNT, draft: DRAFT } }),
  '/api/operate/registry/registrations': {
    ...operation('get', [], { summary: 'Registrations of `purpose`, a page `from` and `limit`; counted as read', gives: { total: COUNT, ...list('rows') } }),
    ...operation('post', [], { summary: 'Keeps one registration, sealed; its record is to be signed', answers: 201, body: { ...TERMS, registration: OBJECT }, gives: { batch: NAME, id: NAME, draft: DRAFT } }),
  },
  '/api/operate/registry/registrations/{id}': operation('get', ['id'], { summary: 'One registration with its household and decisions; counted as read', gives: { registration: OBJECT, household: { type: 'array', items: NAME }, ...list('decisions') } }),
  '/api/operate/registry/find': operation('post', [], { summary: 'Registrations that fit what somebody says of themselves; counted as read', optional: { purpose: TEXT, name: TEXT, phone: TEXT, document: TEXT, place: TEXT, instance: TEXT, near: { type: 'boolean' } }, gives: list('found') }),
  '/api/operate/registry/queue': operation('get', [], { summary: 'Pairs of `purpose` that may be of one household, the likeliest first, side by side with the reasons; counted as read', gives: { waiting: COUNT, more: COUNT, decided: COUNT, ...list('pairs') } }),
  '/api/operate/registry/decisions': {
    ...operation('get', [], { summary: 'What people decided in `purpose`', gives: { ...list('decisions'), ...list('joinedAnyway') } }),
    ...operation('post', [], { summary: 'Keeps what a person found about a pair; a merge has a record to sign', answers: 201, body: { left: NAME, right: NAME, verdict: { enum: ['same', 'different'] } }, optional: { reason: TEXT, anyway: { type: 'boolean' } }, gives: { decision: NAME, state: TEXT, draft: DRAFT } }),
  },
  '/api/operate/registry/decisions/{decision}/undo': operation('post', ['decision'], { summary: 'Takes a decision back; of a merge that stands by a reversal to sign', optional: { reason: TEXT }, gives: { undone: { type: 'boolean' }, draft: DRAFT } }),
  '/api/operate/registry/erasures': operation('post', [], { summary: 'Erases registrations with their keys and decisions, and shows that they are gone; for stewards', answers: 201, body: { ground: TEXT }, optional: { registrations: { type: 'array', items: NAME }, household: NAME, purpose: TEXT, due: { const: true } }, gives: { erased: COUNT, ...list('erasures'), proof: OBJECT, rootSame: { type: 'boolean' }, totalsSame: { type: 'boolean' } } }),
} as const;
