// Coming in: by a link once, by a passkey from then on. The passkey opens a
// session; the signing key made beside it signs records, and proves itself by
// signing the question that the server asked.

import { startAuthentication, startRegistration, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { toBase64Url, utf8 } from '@amanah/log/bytes.ts';
import { signedMessage } from '@amanah/log/signature.ts';
import type { Session } from '../desk.ts';
import type { Answer, Server } from '../server.ts';
import type { Signer } from '../submit/chained-record.ts';
import { makeSigningKey, type KeyShelf } from './signing-key.ts';

/** What the server says of a link. */
export interface JoiningOffer {
  readonly purpose: 'setup' | 'person' | 'device';
  readonly role: string;
  readonly holder: string;
  readonly label: string;
  readonly operation: string;
  readonly ceremony: string;
  readonly options: PublicKeyCredentialCreationOptionsJSON;
}

/** Whoever the browser's authenticator did not let through, or who closed its window. */
export type PasskeyFault = { readonly ok: false; readonly passkey: true };

export interface JoiningNeeds {
  readonly server: Server;
  readonly keys: KeyShelf;
}

/** The link's token in the address: `#setup=…` or `#invitation=…`. */
export function linkIn(hash: string): { readonly purpose: 'setup' | 'invitation'; readonly token: string } | undefined {
  const found = /^#\/?(setup|invitation)=([A-Za-z0-9_-]{20,100})$/.exec(hash);
  return found === null ? undefined : { purpose: found[1] as 'setup' | 'invitation', token: found[2] as string };
}

/** Makes passkey and signing key and goes through the door. */
export async function join({ server, keys }: JoiningNeeds, asked: { readonly token: string; readonly label?: string; readonly thresholds?: Readonly<Record<string, string>> }): Promise<Answer<Session> | PasskeyFault> {
  const { thresholds, ...who } = asked;
  const offer = await server.post<JoiningOffer>('/api/joining/begin', who);
  if (!offer.ok) return offer;
  const { ceremony, options, holder, purpose } = offer.value;
  let response: Awaited<ReturnType<typeof startRegistration>>;
  try {
    response = await startRegistration({ optionsJSON: options });
  } catch {
    return { ok: false, passkey: true };
  }
  const signer = await newKey(keys, holder);
  const proof = await proofOf(signer, { challenge: options.challenge, holder });
  return server.post<Session>('/api/joining/finish', { token: asked.token, ceremony, response, key: signer.publicKey, proof, ...(purpose === 'setup' && thresholds !== undefined ? { thresholds } : {}) });
}

/** Signs in with a passkey of this machine. */
export async function signIn(server: Server): Promise<Answer<Session> | PasskeyFault> {
  const asked = await server.post<{ readonly ceremony: string; readonly options: PublicKeyCredentialRequestOptionsJSON }>('/api/sign-in/begin', {});
  if (!asked.ok) return asked;
  let response: Awaited<ReturnType<typeof startAuthentication>>;
  try {
    response = await startAuthentication({ optionsJSON: asked.value.options });
  } catch {
    return { ok: false, passkey: true };
  }
  return server.post<Session>('/api/sign-in/finish', { ceremony: asked.value.ceremony, response });
}

/** Makes a key for this browser and lets it wait for a steward. */
export async function askForKey({ server, keys }: JoiningNeeds, { holder, role }: { readonly holder: string; readonly role: string }): Promise<Answer<{ readonly key: string; readonly fingerprint: string }>> {
  const asked = await server.post<{ readonly ceremony: string; readonly challenge: string }>('/api/keys/begin', {});
  if (!asked.ok) return asked;
  const signer = await newKey(keys, holder);
  const proof = await proofOf(signer, { challenge: asked.value.challenge, holder });
  return server.post('/api/keys', { ceremony: asked.value.ceremony, key: signer.publicKey, proof, role });
}

function newKey(keys: KeyShelf, holder: string): Promise<Signer> {
  return makeSigningKey(keys, holder, globalThis.crypto.subtle as SubtleCrypto | undefined, (bytes) => crypto.getRandomValues(bytes));
}

async function proofOf(signer: Signer, { challenge, holder }: { readonly challenge: string; readonly holder: string }): Promise<string> {
  return toBase64Url(await signer.sign(signedMessage({ type: 'enrolment', bytes: utf8(`${challenge}\n${holder}\n${signer.publicKey}`) })));
}
