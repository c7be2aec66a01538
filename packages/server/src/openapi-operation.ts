// The paths of the people's half for `openapi.ts`: everything here but joining and signing in asks for a session.

import { KEY, list, OBJECT, operation, ROLE, TEXT, type Shape } from './openapi-form.ts';
import { REGISTRY_PATHS } from './openapi-registry.ts';
import { SCREENING_PATHS } from './openapi-screening.ts';

const SESSION: Shape = { person: OBJECT, role: ROLE, key: KEY, roles: { type: 'array', items: ROLE }, keys: { type: 'array', items: OBJECT }, csrf: TEXT };

/** Paths by which people come in, go out, and let others in. */
const PEOPLE_PATHS = {
  '/api/joining/begin': operation('post', [], { summary: 'What the browser of somebody who follows a link needs to make a passkey', open: true, body: { token: TEXT }, optional: { holder: TEXT, label: TEXT }, gives: { purpose: { enum: ['setup', 'person', 'device'] }, role: ROLE, holder: TEXT, label: TEXT, operation: TEXT, ceremony: TEXT, options: OBJECT } }),
  '/api/joining/finish': operation('post', [], { summary: 'Joins: passkey, signing key with its proof, and a session', open: true, answers: 201, body: { token: TEXT, ceremony: TEXT, response: OBJECT, key: KEY, proof: { ...TEXT, description: 'Signature of type `enrolment` over challenge, holder and key, each on its line' } }, optional: { thresholds: { ...OBJECT, description: 'Parameters of the first policy of four eyes; at setup only' } }, gives: SESSION }),
  '/api/sign-in/begin': operation('post', [], { summary: 'A question to a passkey', open: true, gives: { ceremony: TEXT, options: OBJECT } }),
  '/api/sign-in/finish': operation('post', [], { summary: 'Signs in with its answer', open: true, body: { ceremony: TEXT, response: OBJECT }, gives: SESSION }),
  '/api/session': operation('get', [], { summary: 'Who is signed in', gives: SESSION }),
  '/api/sign-out': operation('post', [], { summary: 'Ends this session' }),
  '/api/sessions': operation('get', [], { summary: 'One’s own sessions', gives: list('sessions') }),
  '/api/sessions/{id}': operation('delete', ['id'], { summary: 'Ends one of one’s own sessions, or with `others` all but this one' }),
  '/api/people': operation('get', [], { summary: 'Who may sign in; for stewards', gives: list('people') }),
  '/api/people/{holder}': operation('delete', ['holder'], { summary: 'Takes passkeys, sessions, links and the name of a person away; for stewards' }),
  '/api/invitations': {
    ...operation('get', [], { summary: 'Links that can still be used; for stewards', gives: list('invitations') }),
    ...operation('post', [], { summary: 'A link by which a person joins, or a device of one’s own', answers: 201, body: { label: TEXT, role: ROLE }, optional: { holder: TEXT }, gives: { purpose: TEXT, holder: TEXT, link: TEXT } }),
  },
  '/api/invitations/{id}': operation('delete', ['id'], { summary: 'Withdraws a link; for stewards' }),
  '/api/keys/begin': operation('post', [], { summary: 'What a new key of a signed-in person signs to prove itself', gives: { ceremony: TEXT, challenge: TEXT } }),
  '/api/keys': operation('post', [], { summary: 'Lets a new key wait for a steward', answers: 201, body: { ceremony: TEXT, key: KEY, proof: TEXT, role: ROLE }, gives: { key: KEY, fingerprint: TEXT } }),
  '/api/keys/waiting': operation('get', [], { summary: 'Keys that wait for a steward’s record, with their fingerprints', gives: list('waiting') }),
  '/api/keys/waiting/{key}': operation('delete', ['key'], { summary: 'Refuses a key that waits' }),
} as const;

/** Paths by which people run the operation. */
const OPERATION_PATHS = {
  '/api/submissions': operation('post', [], { summary: 'Writes records that a key of this person signed, all or none', answers: 201, body: { records: { type: 'array', minItems: 1, maxItems: 500, items: { ...OBJECT, required: ['record'], properties: { record: OBJECT, seal: TEXT } } } }, gives: { first: { type: 'integer' }, ids: { type: 'array', items: TEXT } } }),
  '/api/preview': operation('post', [], { summary: 'What a record would do, written nowhere', body: { author: KEY, kind: TEXT, eventTime: TEXT, body: OBJECT }, gives: { ok: { type: 'boolean' }, pending: { type: 'boolean' }, postings: { type: 'array', items: OBJECT }, refusal: OBJECT } }),
  '/api/authors/{key}': operation('get', ['key'], { summary: 'Where the chain of a key stands', gives: { seq: { type: 'integer' }, head: TEXT, role: ROLE, holder: TEXT, unsealed: { type: 'integer' }, revoked: { type: 'boolean' } } }),
  '/api/masters': operation('get', [], { summary: 'Organisations, sites, commodities, funds, policies and series of waybills' }),
  '/api/quarantine': operation('get', [], { summary: 'Records that came signed by a revoked key; for stewards and auditors', gives: list('quarantined') }),
  '/api/attachments': operation('post', [], { summary: 'Keeps a document beside the log; PDF, PNG, JPEG, WebP, CSV or XLSX, at most 10 MiB', bytes: true, answers: 201, gives: { digest: TEXT, bytes: { type: 'integer' }, type: TEXT } }),
  '/api/attachments/{digest}': { ...operation('get', ['digest'], { summary: 'A document, to be saved' }), ...operation('delete', ['digest'], { summary: 'Erases a document and its salt; for stewards' }) },
  '/api/tables': operation('get', [], { summary: 'Names of the tables' }),
  '/api/tables/{name}': operation('get', ['name'], { summary: 'A table: columns, and rows of texts; with the ending .xlsx or .csv as a file, with `as-of` at an earlier tree size', gives: { columns: { type: 'array', items: OBJECT }, rows: { type: 'array', items: { type: 'array' } } } }),
  '/api/sheets/read': operation('post', [], { summary: 'The sheets of a workbook (XLSX) or CSV file as rows of text, at most 10 MiB', bytes: true, gives: list('sheets') }),
  '/api/sheets/drafts': operation('post', [], { summary: 'Drafts of records from rows of text with named columns, written nowhere', body: { kind: TEXT, rows: { type: 'array', items: { type: 'array', items: TEXT } } }, optional: { dates: { enum: ['dmy', 'mdy', 'iso'] }, decimal: { enum: ['point', 'comma'] } }, gives: { ...list('drafts'), ...list('problems'), problemCount: { type: 'integer' } } }),
  '/api/sheets/kinds': operation('get', [], { summary: 'Which sheets can be brought in, with their columns', gives: list('kinds') }),
  '/api/sheets/template/{name}': operation('get', ['name'], { summary: 'An empty workbook with the columns of a sheet' }),
  '/api/bank/read': operation('post', [], { summary: 'A statement of the bank (CSV, XLSX, camt.053) with proposals and the drafts to sign, written nowhere; for stewards and treasurers', bytes: true, gives: { ...list('lines'), ...list('drafts') } }),
  '/api/bank/texts': operation('post', [], { summary: 'Keeps what the bank wrote about lines beside the log; for stewards and treasurers', body: { texts: { type: 'array', items: OBJECT } }, gives: { kept: { type: 'integer' } } }),
  '/api/bank/state': operation('get', [], { summary: 'Lines of the bank against records, and the difference day by day; without `account` the accounts there are' }),
  '/api/waiting': operation('get', [], { summary: 'What waits for the person who asks' }),
  '/api/proposals': operation('get', [], { summary: 'What is put to the vote, newest first, with where each vote stands; with an ETag', gives: { time: TEXT, ...list('proposals') } }),
  '/api/proposals/{id}': operation('get', ['id'], { summary: 'A proposal with its ballots, openings, comments, outcome, and what was spent on its strength; with an ETag', gives: { time: TEXT, body: OBJECT, ...list('cast'), ...list('opened'), ...list('discussion'), ...list('allowances'), ...list('uses') } }),
  '/api/operate/desk': operation('get', [], { summary: 'What stands where, for the forms' }),
  '/api/operate/trail/{subject}': operation('get', ['subject'], { summary: 'Where a gift went, or whose gifts are in a delivery, by `rule`' }),
  '/api/operate/keys': operation('get', [], { summary: 'Keys in the log, with holders and roles' }),
  '/api/operate/waybills/{waybill}': operation('get', ['waybill'], { summary: 'A waybill with what each party stated' }),
  '/api/operate/records/{record}': operation('get', ['record'], { summary: 'A record with what came of it' }),
} as const;

/** Everything that asks for a session, and the ways to get one. */
export const SIGNED_IN_PATHS = { ...PEOPLE_PATHS, ...OPERATION_PATHS, ...SCREENING_PATHS, ...REGISTRY_PATHS } as const;
