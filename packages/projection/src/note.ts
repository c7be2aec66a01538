// The sentences reports carry: counting point, scope, rule and caveat in plain
// words. Pages translate them by key (`note.<key>`); the English stands here.

export const NOTES = {
  'tree-size': 'Every figure is computed from the records up to the stated tree size, and from nothing else.',
  'not-added': 'Amounts of different commodities, units or publishers are never added together.',
  'stated': 'Figures of a publisher are what the publisher stated; they are imported as stated and may be changed by a later file.',
  'double-entry': 'Every movement takes an amount from one account and puts it into another, so the balances of one commodity add up to zero.',
  'status-exclusive': 'Promised is what stands as a pledge, committed what stands as a commitment, paid what was paid: an amount stands in one of the three.',
  'pledge-drawn': 'A gift that fulfils a promise takes from what is committed first, then from what is pledged.',
  'flow-once': 'A flow that stands in the incoming and in the outgoing file counts once, by its flow id.',
  'internal-apart': 'Internal flows pass on money that a donor gave before; they are shown apart and not added to donors.',
  'vanished': 'Vanished is what stood in an older file of the publisher and stands in the newer one no more.',
  'in-kind-value': 'In kind counts the value stated by the publisher, where one is stated.',
  'people-per-project': 'People are stated per project, so the same person is counted once in every project. The sum is not a number of people.',
  'place-budgets': 'Place budgets are what the publisher states per project and place. The difference from the project budget is shown, not corrected.',
  'place-rollup': 'The own figure of an area is what is stated for the area itself; with parts, it includes the areas whose parent it is.',
  'crossed': 'Consignments are counted where they crossed into the area, as the publisher recorded them. What was handed over or served is not known from this list.',
  'units-apart': 'Quantities stand in the unit published. Units are not converted and not added together; a consignment may have no quantity.',
  'side-by-side': 'Each publisher counts in its own scope and at its own counting point. The accounts stand side by side and none is chosen.',
  'version': 'A version is the set of files that were imported together. A row belongs to the version whose import closed after it.',
  'backdated': 'Back-dated rows are new rows whose day is not after the newest day of the older version.',
  'fields': 'Only rows that stand in both versions count as changed; white space alone is no change. A column added or dropped is a change of the form.',
  'age': 'Age is counted in days to the newest event day of the books, not to today.',
  'counting-order': 'Stages follow the counting points. What leaves between two stages is named, and the last stage known is not said to be the end.',
  'money-not-goods': 'Money and goods are never shown in one sum.',
} as const;
export type NoteKey = keyof typeof NOTES;

/** The English sentences of these keys, in order. */
export function notesOf(keys: readonly NoteKey[]): { readonly notes: readonly string[]; readonly noteKeys: readonly NoteKey[] } {
  return { notes: keys.map((key) => NOTES[key]), noteKeys: keys };
}
