// The ways in which vectors are spoiled: each class is one that a careless verifier lets through.
import { concat } from '@amanah/log/bytes.ts';

/** A spoiled proof and the class of its spoiling. */
export type Mutation = { readonly name: string; readonly hashes: readonly Uint8Array[] };

/** The bytes with one bit turned, counted from the first byte's lowest. */
export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  return bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
}

/** Proofs that must not verify where the given one does. `others` are true hashes of the same tree. */
export function spoiledProofs(hashes: readonly Uint8Array[], others: Readonly<Record<string, Uint8Array>>): Mutation[] {
  const garbage = new Uint8Array(32).fill(0xa5);
  const mutations: Mutation[] = [
    { name: 'preceding garbage', hashes: [garbage, ...hashes] },
    { name: 'trailing garbage', hashes: [...hashes, garbage] },
    { name: 'preceding empty hash', hashes: [new Uint8Array(0), ...hashes] },
  ];
  for (const [name, hash] of Object.entries(others)) {
    mutations.push({ name: `preceding ${name}`, hashes: [hash, ...hashes] }, { name: `trailing ${name}`, hashes: [...hashes, hash] });
  }
  hashes.forEach((hash, at) => {
    const replaced = (by: Uint8Array): Uint8Array[] => hashes.map((one, place) => (place === at ? by : one));
    mutations.push(
      { name: `hash ${at} with bit 3 flipped`, hashes: replaced(flipBit(hash, 3)) },
      { name: `hash ${at} with bit 255 flipped`, hashes: replaced(flipBit(hash, 255)) },
      { name: `hash ${at} removed`, hashes: hashes.filter((_, place) => place !== at) },
      { name: `hash ${at} inserted twice`, hashes: hashes.flatMap((one, place) => (place === at ? [one, one] : [one])) },
      { name: `hash ${at} one byte short`, hashes: replaced(hash.slice(0, 31)) },
      { name: `hash ${at} one byte long`, hashes: replaced(concat(hash, Uint8Array.of(0))) },
    );
  });
  if (hashes.length > 0) mutations.push({ name: 'empty proof', hashes: [] });
  if (hashes.length > 1) mutations.push({ name: 'hashes in reverse order', hashes: hashes.toReversed() });
  return mutations;
}
