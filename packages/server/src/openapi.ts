// What the server answers to, in the words of OpenAPI 3.1. Tests compare its paths with the routes.

import { REPORT_NAMES } from '@amanah/projection/report.ts';
import { SIGNED_IN_PATHS } from './openapi-operation.ts';

const PROBLEM = { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };

function get(summary: string, type: string, { parameters = [], schema = {} }: { readonly parameters?: readonly object[]; readonly schema?: object } = {}): object {
  return { get: { summary, ...(parameters.length === 0 ? {} : { parameters }), responses: { 200: { description: summary, content: { [type]: { schema } } }, 304: { description: 'Not changed' }, default: PROBLEM } } };
}

const inPath = (name: string, about: string, schema: object = { type: 'string' }): object => ({ name, in: 'path', required: true, description: about, schema });
const AS_OF = { name: 'as-of', in: 'query', description: 'Compute from the first so many records only', schema: { type: 'integer', minimum: 0 } };
const REPORT = inPath('report', 'Name of the report', { type: 'string', enum: [...REPORT_NAMES] });
const RECORD = inPath('record', 'Id of the record, at least the first 8 digits of it, or its place in the journal');

/** The document served at /openapi.json. */
export const OPENAPI = {
  openapi: '3.1.0',
  info: { title: 'Amanah', version: '0.1.0', description: 'The books of a relief operation, to read and to check, and for those who are signed in to write.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
  paths: {
    '/': get('The public account', 'text/html'),
    '/console/': get('What is in the books, for those who keep them', 'text/html'),
    '/checkpoint': get('The signed state of the log (C2SP tlog-checkpoint)', 'text/plain'),
    '/tile/{path}': get('Tiles of hashes and bundles of entries (C2SP tlog-tiles)', 'application/octet-stream', { parameters: [inPath('path', 'For example 0/000 or entries/x001/067.p/8')] }),
    '/reports/{report}.json': get('A report as data', 'application/json', { parameters: [REPORT, AS_OF], schema: { $ref: '#/components/schemas/Report' } }),
    '/reports/{report}.csv': get('A report as a table', 'text/csv', { parameters: [REPORT, AS_OF] }),
    '/api/status': get('What is in the books', 'application/json', { schema: { type: 'object' } }),
    '/api/records/{record}': get('A log entry as it was signed: canonical JSON', 'application/json', { parameters: [RECORD], schema: { type: 'object' } }),
    '/api/records/{record}/proof': get('The proof that a record stands in the log (C2SP tlog-proof)', 'text/plain', { parameters: [RECORD] }),
    '/openapi.json': get('This document', 'application/json'),
    ...SIGNED_IN_PATHS,
  },
  components: {
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'amanah' } },
    schemas: {
      Problem: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail', 'code'],
        properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' }, code: { type: 'string' }, field: { type: 'string' }, record: { type: 'integer' }, message: { type: 'string' } },
      },
      Report: {
        type: 'object',
        required: ['report', 'treeSize', 'title', 'notes', 'noteKeys', 'columns', 'rows'],
        properties: {
          report: { type: 'string', enum: [...REPORT_NAMES] },
          treeSize: { type: 'integer', description: 'Number of records it was computed from' },
          title: { type: 'string' },
          notes: { type: 'array', items: { type: 'string' }, description: 'Counting point, scope, rule and caveats' },
          noteKeys: { type: 'array', items: { type: 'string' } },
          columns: { type: 'array', items: { type: 'object' } },
          rows: { type: 'array', items: { type: 'object' }, description: 'Amounts are decimal strings' },
        },
      },
    },
  },
} as const;
