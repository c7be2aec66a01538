// `incident`: something kept relief from its way, in one of the nine classes of
// access constraint that OCHA and ACAPS share (standards 3.8). It names a place,
// never a person.

import { code, optionalCode, present, type Kind } from '../body.ts';

export const INCIDENT_CLASSES = [
  'denial-of-needs', 'restriction-of-access', 'impediments-to-entry', 'restriction-of-movement', 'interference',
  'violence', 'hostilities', 'mines-uxo', 'physical-environment',
] as const;

export interface Incident {
  readonly class: (typeof INCIDENT_CLASSES)[number];
  readonly place: string;
  readonly waybill?: string;
  readonly note?: string;
}

export const incident: Kind<Incident> = {
  name: 'incident',
  act: false,
  decode(body) {
    const value = { class: body.oneOf('class', INCIDENT_CLASSES), place: code(body, 'place'), waybill: optionalCode(body, 'waybill'), note: body.optionalText('note', 1000) };
    body.end();
    return present(value) as unknown as Incident;
  },
  effect: (body) => ({ postings: [], figures: [], facets: { place: body.place, incident: body.class }, needs: [{ master: 'site', code: body.place }] }),
};
