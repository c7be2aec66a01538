/**
 * Two or more holders, each with a share of the key, whose sum nobody knows: k = k1 + k2 modulo the order of the group.
 *
 *     const query = prepareQuery([householdKeys(household, cycle)], random);       // the agency
 *     const answer = answerQuery(holder, query.elements, random);                  // each holder
 *     const combined = combineAnswers(query, [shareOf(one), shareOf(two)], answers);   // the agency
 *
 * A holder sees elements of the group that are by chance, and nothing of whom they are about; every household has ten,
 * whatever is known of it. The agency adds the answers once each is proved against the share that its holder published.
 * The tokens are those of RFC 9497, mode 0, under the whole key; the proofs are those of its mode 1. No holder alone, and
 * no agency without every holder, can reckon a token of a name that it guesses. All holders together can.
 */
import { blind, blindEvaluate, decodeElement, deriveKeyPair, type Element, encodeElement, finalize, generateProof, hexOf, joined, keyPairOf, type KeyPair, type Random, randomScalar, type Scalar, sumOf, verifyProof } from './oprf.ts';
import { type HouseholdKey, isCycle, KEYS_OF_HOUSEHOLD } from './household-keys.ts';

/** Households asked about at once at most. */
export const HOUSEHOLDS_OF_QUERY_MAX = 100;
export const TOKEN_SIZE_BYTES = 16;

/** A keyholder for one cycle. The secret of `keys` stays with it. */
export interface Holder {
  readonly holder: string;
  readonly cycle: string;
  readonly keys: KeyPair;
}

/** What a holder publishes before the cycle begins: the base times its share, 32 bytes. */
export interface PublishedShare {
  readonly holder: string;
  readonly cycle: string;
  readonly share: Uint8Array;
}

/** What comes back from a holder: an element for each that went out, and one proof for all. */
export interface Answer {
  readonly holder: string;
  readonly evaluated: readonly Uint8Array[];
  readonly proof: Uint8Array;
}

/** What goes to every holder, and what stays with the agency. For one use. */
export interface Query {
  readonly elements: readonly Uint8Array[];
  /** For each element its input and blind; undefined for one that only fills up. */
  readonly secrets: readonly ({ readonly input: Uint8Array; readonly scalar: Scalar } | undefined)[];
}

/** Why elements were not evaluated; `at` is the place of the first wrong one. */
export type QueryRefusal = { readonly ok: false; readonly code: 'element-count' | 'element-invalid' | 'element-repeated'; readonly message: string; readonly at?: number };

/** Why answers were not combined, and whose fault it is; without `holder` it is the caller's list of shares. */
export type CombineRefusal = { readonly ok: false; readonly code: 'holders' | 'share-invalid' | 'answer-missing' | 'answer-size' | 'element-invalid' | 'proof-wrong'; readonly holder?: string; readonly message: string };

/** A token in 32 hexadecimal digits. */
export type Token = string;

/**
 * A holder whose share follows from 32 secret bytes, its own in every cycle. Whoever has the bytes has the shares of all
 * cycles: only bytes that are made anew for a cycle can be destroyed with it. Throws for a cycle or seed that is none.
 */
export function makeHolder(holder: string, cycle: string, seed: Uint8Array): Holder {
  if (!isCycle(cycle)) throw new Error('bug: a cycle is named by letters, digits and ._/-');
  return { holder, cycle, keys: deriveKeyPair(seed, joined('amanah/dedup/v1/share/', cycle), 'voprf') };
}

/** A holder with a share that was made elsewhere. */
export function holderOfShare(holder: string, cycle: string, secret: Scalar): Holder {
  return { holder, cycle, keys: keyPairOf(secret) };
}

export function shareOf({ holder, cycle, keys }: Holder): PublishedShare {
  return { holder, cycle, share: encodeElement(keys.public) };
}

/** Blinds the keys of up to {@link HOUSEHOLDS_OF_QUERY_MAX} households, each filled up to ten elements. */
export function prepareQuery(households: readonly (readonly HouseholdKey[])[], random: Random): Query {
  if (households.length > HOUSEHOLDS_OF_QUERY_MAX || households.some(({ length }) => length > KEYS_OF_HOUSEHOLD)) throw new Error('bug: a query has 100 households of ten keys at most');
  const elements: Uint8Array[] = [];
  const secrets: Query['secrets'][number][] = [];
  for (const keys of households) {
    for (let at = 0; at < KEYS_OF_HOUSEHOLD; at += 1) {
      const key = keys[at];
      const scalar = randomScalar(random);
      // Both are spread evenly over the group, so that nobody can tell one that fills up from one that asks.
      const element = key === undefined ? keyPairOf(scalar).public : blind(key.input, scalar, 'oprf');
      elements.push(encodeElement(element));
      secrets.push(key === undefined ? undefined : { input: key.input, scalar });
    }
  }
  return { elements, secrets };
}

/**
 * A holder's answer. Refused are queries that are empty, too large, or not of whole households, and elements that are
 * not canonical, the identity, or there twice. Whether an agency may ask is for the quota to say, before this.
 */
export function answerQuery({ holder, keys }: Holder, elements: readonly Uint8Array[], random: Random): { readonly ok: true; readonly answer: Answer } | QueryRefusal {
  const households = elements.length / KEYS_OF_HOUSEHOLD;
  if (!Number.isInteger(households) || households < 1 || households > HOUSEHOLDS_OF_QUERY_MAX) return { ok: false, code: 'element-count', message: 'a query has ten elements for each of 1 to 100 households' };
  const blinded: Element[] = [];
  const seen = new Set<string>();
  for (const [at, bytes] of elements.entries()) {
    const element = decodeElement(bytes);
    if (element === undefined) return { ok: false, code: 'element-invalid', at, message: `element ${at} is not 32 canonical bytes of an element other than the identity` };
    if (seen.size === seen.add(bytes.join()).size) return { ok: false, code: 'element-repeated', at, message: `element ${at} stands in the query before` };
    blinded.push(element);
  }
  const evaluated = blinded.map((element) => blindEvaluate(keys.secret, element));
  const proof = generateProof(keys.secret, { public: keys.public, blinded, evaluated }, randomScalar(random));
  return { ok: true, answer: { holder, evaluated: evaluated.map(encodeElement), proof } };
}

/**
 * The tokens of each household of the query, in the order of its keys. Every share needs its answer, proved against it;
 * where one fails, nothing is given, and the refusal names the holder.
 */
export function combineAnswers({ elements, secrets }: Query, shares: readonly PublishedShare[], answers: readonly Answer[]): { readonly ok: true; readonly tokens: readonly (readonly Token[])[] } | CombineRefusal {
  const keys = readShares(shares);
  if (!keys.ok) return keys;
  const blinded = elements.map((bytes) => decodeElement(bytes) as Element);
  const parts: (readonly Element[])[] = [];
  for (const [at, { holder }] of shares.entries()) {
    const own = answers.filter((answer) => answer.holder === holder);
    if (own.length !== 1) return { ok: false, code: 'answer-missing', holder, message: `${holder} has given ${own.length} answers, not one` };
    const checked = checkAnswer(own[0] as Answer, keys.shares[at] as Element, blinded);
    if (!checked.ok) return checked;
    parts.push(checked.evaluated);
  }
  const tokens: Token[][] = Array.from({ length: elements.length / KEYS_OF_HOUSEHOLD }, () => []);
  for (const [at, secret] of secrets.entries()) {
    if (secret === undefined) continue;
    // The sum of shares is not the identity, so neither is the sum of what they evaluate.
    const whole = sumOf(parts.map((part) => part[at] as Element)) as Element;
    tokens[Math.floor(at / KEYS_OF_HOUSEHOLD)]?.push(tokenOf(finalize(secret.input, secret.scalar, whole)));
  }
  return { ok: true, tokens };
}

/** The shares of one cycle: two at least, of different holders, none the other's, and their sum no identity. */
function readShares(shares: readonly PublishedShare[]): { readonly ok: true; readonly shares: readonly Element[] } | CombineRefusal {
  const isDistinct = (of: (share: PublishedShare) => string): boolean => new Set(shares.map(of)).size === shares.length;
  if (shares.length < 2 || !isDistinct(({ holder }) => holder) || !isDistinct(({ share }) => share.join()) || new Set(shares.map(({ cycle }) => cycle)).size !== 1) {
    return { ok: false, code: 'holders', message: 'a cycle has two holders or more, with a share of its own each' };
  }
  const elements: Element[] = [];
  for (const { holder, share } of shares) {
    const element = decodeElement(share);
    if (element === undefined) return { ok: false, code: 'share-invalid', holder, message: `the share that ${holder} published is no element` };
    elements.push(element);
  }
  if (sumOf(elements) === undefined) return { ok: false, code: 'holders', message: 'the shares cancel each other' };
  return { ok: true, shares: elements };
}

function checkAnswer({ holder, evaluated, proof }: Answer, share: Element, blinded: readonly Element[]): { readonly ok: true; readonly evaluated: readonly Element[] } | CombineRefusal {
  if (evaluated.length !== blinded.length) return { ok: false, code: 'answer-size', holder, message: `${holder} has answered with ${evaluated.length} elements to ${blinded.length}` };
  const elements: Element[] = [];
  for (const [at, bytes] of evaluated.entries()) {
    const element = decodeElement(bytes);
    if (element === undefined) return { ok: false, code: 'element-invalid', holder, message: `element ${at} of ${holder} is none` };
    elements.push(element);
  }
  if (!verifyProof({ public: share, blinded, evaluated: elements }, proof)) return { ok: false, code: 'proof-wrong', holder, message: `${holder} has not shown that it used the share it published` };
  return { ok: true, evaluated: elements };
}

/** The first 16 bytes of what the function gives. */
export function tokenOf(output: Uint8Array): Token {
  return hexOf(output.subarray(0, TOKEN_SIZE_BYTES));
}
