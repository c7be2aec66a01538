// Registrations of households, by purpose: counts that people decided on, never a list of anybody.

import type { PageContext } from '../context.ts';
import type { PageParts } from '../frame.ts';
import { sectionTable } from '../table.ts';
import { ruleNotes, wordCell } from './standing-notes.ts';

export function registrationsPage(context: PageContext): PageParts {
  const section = context.figures.section('registrations');
  return {
    title: context.text('registrations.title'),
    lead: context.t('registrations.lead'),
    body: [
      sectionTable(context, section, { caption: context.text('registrations.by-purpose'), columns: ['purpose', 'registrations', 'merged', 'householdsAtMost', 'erased', 'withheld', 'deleteBy'], head: 'purpose', keep: ['withheld'], cells: { withheld: wordCell(context, 'withheld') }, without: context.text('withheld.here') }),
      ruleNotes(context, section.noteKeys),
    ],
  };
}
