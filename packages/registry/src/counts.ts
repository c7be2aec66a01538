// How many registrations there are, and what that says about households: an upper limit, and never more.

/** Registrations of one purpose as the log counts them. */
export interface RegistrationCounts {
  readonly purpose: string;
  /** Registrations that were taken in. */
  readonly registrations: number;
  /** How many of them a person found to be of a household that stood among them already. */
  readonly merged: number;
  /** How many were erased since. */
  readonly erased: number;
}

/** Households at most. A merge of two takes one away; who was erased was registered all the same. */
export function householdsAtMost({ registrations, merged }: RegistrationCounts): number {
  return Math.max(0, registrations - merged);
}

/** The counts in words. */
export function countsSentence(counts: RegistrationCounts): string {
  const { registrations, merged, erased } = counts;
  const number = (value: number): string => value.toLocaleString('en');
  const first = `${number(registrations)} ${registrations === 1 ? 'registration was' : 'registrations were'} taken in for ${counts.purpose}; people found ${number(merged)} of them to be of a household that stood there already, so they are of at most ${number(householdsAtMost(counts))} households.`;
  const last = erased === 0 ? '' : ` ${number(erased)} ${erased === 1 ? 'has' : 'have'} been erased since.`;
  return `${first} Some households may still stand twice.${last}`;
}
