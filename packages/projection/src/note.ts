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
  'own-records': 'Counted from the records of the operation itself; lists of other publishers are not in it.',
  'first-out': 'Goods go out in the order of their expiry. Lots without an expiry come after the others, what stands in no lot comes last.',
  'expiry': 'Days to expiry are counted from the newest event day of the books, not from today. A lot may be used on the day of its expiry.',
  'loss-classes': 'Every loss has a class and the fund it was lost from. A loss that nobody can explain is a class of its own; an amount below zero is what a later count found.',
  'transit-to-zero': 'What left under a waybill is on the road until it arrived good, was lost in a named class, or came back. What arrived above what was sent is shown apart.',
  'three-parties': 'Dispatcher, transporter and receiver each state what they saw. Statements of what left are compared with the dispatch, of what was delivered with the arrival, and those of one stage with each other. Where they differ all stand.',
  'loans': 'A loan moves money from one fund to another until a day. What is still owed belongs to the fund that lent.',
  'orders': 'An order moves nothing. Received and paid is what receipts, purchases and payments state that name the order.',
  'waiting': 'These records move nothing until a second person approves them.',
  'bank-lines': 'A line of the bank is unmatched until a record says which of ours it is. What the bank wrote about it is not in the journal.',
  'adequacy-points': 'Sent is what left under a waybill for the place, arrived what came into its stores from outside, handed over what was given to partners and families there, less what came back.',
  'adequacy-edge': 'An area counts what came over its own edge; goods that moved between stores inside it are not counted there again.',
  'adequacy-need': 'Need is the newest published number of people in need of the place, for the month or else its year, times the days of the whole month, times the standard of a person and day.',
  'adequacy-rounding': 'Sums are exact and rounded down once at the end: to whole kilocalories, grams, litres and person-days, and to tenths of a per cent.',
  'adequacy-converted': 'What a unit of goods feeds is what its newest record states, kits by what they hold. What cannot be converted adds nothing and is named below with its share of the lines of goods.',
  'votes-recounted': 'Every vote was counted again from its ballots in the journal before its outcome was admitted. What each ballot counted as stands beside it.',
  'votes-late': 'A ballot is late when it was logged after voting closed; the hour is that of the log, not of the voter. Who holds several keys votes once.',
  'votes-drawn': 'Spent on the strength of a decision is what acts that stand drew on it. What was taken back may be drawn again.',
  'fund-rules': 'The rules of a fund are those of its newest policy, signed and numbered. An act was judged by the policy in force at its place in the log; what an older policy allowed stands.',
  'fund-shares': 'Cost and what collectors may have are shares of what the fund received in the same commodity. What was exchanged gives no room in the other currency. What a partner reports as cost counts for both.',
  'fund-categories': 'What left the fund stands under the category its record names. Losses go to nobody and are apart; what was paid for goods stays in the fund until they are handed over; what came back is not taken off a category.',
  'fund-age': 'Handed over is what was given to people, to a partner who hands it over, or paid for a bill. It takes the oldest gift first, and what comes back undoes what left last. A gift counts from the day it came.',
  'fund-age-goods': 'What money bought is not handed over until the goods are: it counts at its price, divided equally among the lines of a purchase or order, by the average of that commodity in the fund. Goods that were given count in their own units.',
  'fund-age-lunar': 'Lunar years are counted by the Umm al-Qura calendar as printed beforehand, outside its table by the civil cycle of thirty years. The moon as it is seen may begin a month a day earlier or later.',
  'population-average': 'Person-days are averages of a population. They are no requirement of any one person.',
  'energy-shares': 'Energy from protein is counted with 4 kilocalories and from fat with 9 kilocalories for each gram. For a population at least 10% from protein and 17% from fat are planned.',
} as const;
export type NoteKey = keyof typeof NOTES;

/** The English sentences of these keys, in order. */
export function notesOf(keys: readonly NoteKey[]): { readonly notes: readonly string[]; readonly noteKeys: readonly NoteKey[] } {
  return { notes: keys.map((key) => NOTES[key]), noteKeys: keys };
}
