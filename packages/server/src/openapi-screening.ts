// The paths of screening for `openapi.ts`.

import { list, OBJECT, operation, TEXT } from './openapi-form.ts';

export const SCREENING_PATHS = {
  '/api/operate/screening': operation('get', [], { summary: 'The lists, their newest screenings, and what waits' }),
  '/api/operate/screening/lists': operation('post', [], { summary: 'Loads a version of a list of sanctions' }),
  '/api/operate/screening/run': operation('post', [], { summary: 'Screens all organisations and parties; its record is to be signed' }),
  '/api/operate/screening/open': operation('get', [], { summary: 'Hits that wait for a person, with their reasons, the surest 200; with `party` all that was found and decided of it', gives: list('waiting') }),
  '/api/operate/screening/decisions': operation('post', [], { summary: 'Keeps what a person decided about hits; its record is to be signed', body: { party: TEXT, list: TEXT, decisions: { type: 'array', items: OBJECT } } }),
  '/api/operate/screening/parties': { ...operation('get', [], { summary: 'Parties that are kept beside the journal', gives: list('parties') }), ...operation('post', [], { summary: 'Keeps a party beside the journal; whatever speaks of a household is refused', answers: 201, body: { reference: TEXT, role: TEXT, names: { type: 'array', items: TEXT } } }) },
  '/api/operate/screening/parties/{reference}': operation('delete', ['reference'], { summary: 'Takes a party away' }),
} as const;
