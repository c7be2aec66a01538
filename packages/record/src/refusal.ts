// The closed list of reasons to refuse a record, in the order they are checked:
// a record wrong in two ways is refused for the first. HTTP, command line and
// documentation derive from this list (docs/errors.md).

/** Code, what it means, and what to do about it. */
export const REFUSALS = [
  ['malformed-record', 'The record is not the canonical JSON object docs/formats/record.md describes.', 'Correct the field the message names.'],
  ['unknown-kind', 'There is no record kind of this name.', 'Use one of the kinds listed in docs/formats/record.md.'],
  ['malformed-body', 'A field of the body is missing, unknown or of the wrong form.', 'Correct the field the message names.'],
  ['entry-too-large', 'The entry is larger than 65,535 bytes.', 'Keep documents beside the log and put their hash in the record.'],
  ['operation-expected', 'The first record of a journal is the operation.', 'Create books with `amanah init`.'],
  ['operation-repeated', 'The journal has its operation already.', 'Write other kinds; another operation needs other books.'],
  ['author-unknown', 'No key record registers this author.', 'Let a steward register the key first.'],
  ['author-revoked', 'The author\'s key was revoked before this place in the log.', 'Sign with a key that is in force.'],
  ['already-recorded', 'The journal holds this record already.', 'Nothing: it counts once.'],
  ['sequence', 'The author\'s sequence number or previous id does not continue the author\'s chain.', 'Read the journal again and build on its newest record of this author.'],
  ['role-not-allowed', 'The author\'s role may not write records of this kind.', 'Let somebody of the right role write it.'],
  ['key-not-admissible', 'The key is not a canonical Ed25519 public key of full order.', 'Make the key with a well-kept library.'],
  ['already-registered', 'This key is registered already.', 'Use the role record to change its role.'],
  ['unknown-key', 'The key this record is about is not registered.', 'Register it first.'],
  ['unknown-organisation', 'The organisation is not in the books.', 'Write its organisation record first.'],
  ['unknown-site', 'The site is not in the books.', 'Write its site record first.'],
  ['unknown-commodity', 'The commodity is not in the books.', 'Write its commodity record first.'],
  ['unknown-fund', 'The fund is not in the books.', 'Write its fund record first.'],
  ['commodity-redefined', 'A commodity keeps its class, unit and scale for ever, because amounts depend on them.', 'Use another code.'],
  ['policy-version', 'A newer policy has a higher version than the one it replaces.', 'Read the policy in force, and write the next version of it.'],
  ['period-closed', 'The act is dated in a period that was closed.', 'Date it in the open period; a fact that came late, and a reversal, may be recorded as they are.'],
  ['unknown-source', 'No source record has this file digest.', 'Write the source record first.'],
  ['row-already-stated', 'A current record states this row of this dataset already.', 'Write a restatement of that record.'],
  ['unknown-record', 'The record cited is not in the journal.', 'Cite a record by the id the journal shows.'],
  ['wrong-citation', 'The record cited is of another kind, or does not stand any more.', 'Cite a standing record of the kind the message names.'],
  ['not-waiting', 'The record cited does not wait for approval.', 'Look at what waits: it may have been decided or withdrawn.'],
  ['own-approval', 'Nobody approves what they wrote themselves.', 'Ask another person who may approve.'],
  ['not-reversible', 'Records of this kind have no effect to reverse.', 'Write a newer master or a restatement.'],
  ['already-reversed', 'The record cited was reversed or restated before.', 'Cite the record that replaced it.'],
  ['not-a-statement', 'Only a stated fact can be restated, by a statement about the same row.', 'Use a reversal for your own acts.'],
  ['wrong-tree-size', 'The publication names a tree size the journal has not reached.', 'Publish again.'],
  ['already-used', 'An order or a loan of this code stands already, or a batch or merge of this number was told.', 'Use another code.'],
  ['waybill-not-issued', 'The waybill is no number of a series that was handed out.', 'Use the next number of a series, or hand out another series.'],
  ['waybill-used', 'The waybill was used or declared void before.', 'Use the next free number.'],
  ['book-differs', 'The stocktake starts from another quantity than the books hold now.', 'Read the books again: something moved since the count began.'],
  ['contents-differ', 'The inputs are not what the packed kits hold.', 'Correct the quantities, or the contents of the kit.'],
  ['screening-differs', 'The screening leaves parties out, does not continue the one before of its list, or the decision is about no open hit of it.', 'Screen all parties of the books again against the newest list.'],
  ['delete-by-over', 'The registrations would have to be deleted already.', 'Set a later day, or take in none that are past theirs.'],
  ['count-falls', 'A count of queries only grows.', 'State what was counted since the cycle began.'],
  ['voting-over', 'The proposal would close before anybody can vote.', 'Set a later closing time.'],
  ['voting-open', 'Voting is still open, or hidden ballots may still be opened.', 'State the outcome after it ended.'],
  ['not-the-committee', 'The list of voters, the quorum or the rule is not what the policy of the committee says, or it is another committee\'s decision.', 'Propose with the members and the rule of the committee\'s policy.'],
  ['outcome-differs', 'Counting the ballots of the journal gives another outcome.', 'State what the count gives.'],
  ['not-screened', 'The party was entered or renamed after the last screening, or a list that the policy names was not screened against in time.', 'Screen the parties of the books now.'],
  ['open-hit', 'The party has a hit on a list that nobody has decided on, or that was found to be a match.', 'Look at the hit and decide; where it is a match, nothing may be paid.'],
  ['decision-required', 'An act above this amount needs a decision.', 'Cite the outcome of a decision that allows it, or propose one.'],
  ['decision-failed', 'The decision cited did not pass, or was overridden.', 'Cite a decision that passed and stands.'],
  ['decision-expired', 'The decision cited allowed this until an earlier day.', 'Propose it again.'],
  ['decision-differs', 'The decision cited allows something else: another fund, commodity, purpose, place or payee.', 'Cite the decision about this, or correct the act.'],
  ['decision-exhausted', 'Less is left of what the decision allows than the act takes.', 'Lower the amount, or propose the rest.'],
  ['restriction', 'The fund is not given for this.', 'Use a fund that allows it, or let the donor agree and release the restriction.'],
  ['fund-isolated', 'Nothing of this fund may be lent or released to another.', 'Use another fund.'],
  ['insufficient-balance', 'The act would take an account below zero.', 'Record what is missing first, or lower the amount.'],
  ['insufficient-lot', 'The account holds less of the lot than the act takes.', 'Name the lots that are there.'],
  ['lot-required', 'What is left stands in lots, and the act names none.', 'Name the lots, the first to expire first.'],
] as const;

export type RefusalCode = (typeof REFUSALS)[number][0];

/** Why a record was refused. `message` says where and what was expected; it never repeats a personal value. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  /** The field of the record it is about, such as `body.amount`, where there is one. */
  readonly field?: string;
}
