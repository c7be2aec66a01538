// Passkeys (WebAuthn Level 2) by a kept library: what is asked of an authenticator, and whether its answer holds.

import {
  generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse,
  type AuthenticationResponseJSON, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON, type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { utf8 } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { PasskeyRow } from '@amanah/store/private.ts';
import { HttpProblem } from '../problem.ts';

/** Where an answer must come from. */
export interface Place {
  readonly origin: string;
  /** The name passkeys are bound to. */
  readonly name: string;
}

/** How long an authenticator may take. */
export const CEREMONY_MS = 300_000;
/** ES256, EdDSA, RS256. */
const ALGORITHMS = [-7, -8, -257];
/** The words of the standard; another one an authenticator may say is not kept. */
const TRANSPORTS = new Set(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);

/** What the browser asks the authenticator in order to make a passkey. */
export function registrationOptions(place: Place, { operation, holder, label, known }: {
  readonly operation: string;
  readonly holder: string;
  readonly label: string;
  readonly known: readonly PasskeyRow[];
}): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: operation.slice(0, 64),
    rpID: place.name,
    userName: holder,
    userDisplayName: label,
    // The holder's code: the same person's passkeys replace each other on one authenticator.
    userID: utf8(holder).slice(0, 64),
    timeout: CEREMONY_MS,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

/** The passkey that an authenticator made; throws `bad-passkey`. */
export async function registeredPasskey(place: Place, { response, challenge, holder, now }: {
  readonly response: JsonObject;
  readonly challenge: string;
  readonly holder: string;
  readonly now: number;
}): Promise<PasskeyRow> {
  const verified = await confirmed(() => verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.name,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }));
  if (!verified.verified) throw refusal();
  const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
  return { id, holder, publicKey, counter, transports: (transports ?? []).filter((one) => TRANSPORTS.has(one)), created: now, used: now };
}

/** What the browser asks the authenticator in order to sign in. It names nobody: the passkey says whose it is. */
export function signInOptions(place: Place): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({ rpID: place.name, timeout: CEREMONY_MS, userVerification: 'required' });
}

/** The counter after a sign-in that holds; throws `bad-passkey`. */
export async function confirmedCounter(place: Place, { response, challenge, passkey }: { readonly response: JsonObject; readonly challenge: string; readonly passkey: PasskeyRow }): Promise<number> {
  const verified = await confirmed(() => verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.name,
    credential: { id: passkey.id, publicKey: passkey.publicKey.slice(), counter: passkey.counter },
    requireUserVerification: true,
  }));
  if (!verified.verified) throw refusal();
  return verified.authenticationInfo.newCounter;
}

function refusal(): HttpProblem {
  return new HttpProblem('bad-passkey', 'Try again, with a passkey made for this server.');
}

/** The library throws for every answer that does not hold; what it says may repeat the answer, so it goes no further. */
async function confirmed<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch {
    throw refusal();
  }
}
