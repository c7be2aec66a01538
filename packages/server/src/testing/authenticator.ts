// An authenticator of software for tests: makes passkeys (ES256, attestation "none") and answers as a browser would hand
// them on. WebAuthn Level 2, sections 6.1 and 6.5; CBOR by hand, because the few shapes needed are fixed.

import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { JsonObject } from '@amanah/record/decode.ts';

const FLAGS = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 };

interface SoftPasskey {
  readonly id: string;
  readonly name: string;
  readonly key: KeyObject;
  readonly userHandle: string;
  counter: number;
}

/** Holds passkeys of one person. What it signs it signs for whatever origin it is told, so that tests can lie. */
export class SoftAuthenticator {
  readonly passkeys: SoftPasskey[] = [];

  /** Makes a passkey as `navigator.credentials.create` would and gives its JSON. */
  create(options: { readonly challenge: string; readonly rp: { readonly id?: string }; readonly user: { readonly id: string } }, origin: string): JsonObject {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = randomBytes(16);
    const name = options.rp.id ?? '';
    this.passkeys.push({ id: id.toString('base64url'), name, key: privateKey, userHandle: options.user.id, counter: 0 });
    const { x, y } = publicKey.export({ format: 'jwk' });
    const cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]), Buffer.from(x as string, 'base64url'),
      Buffer.from([0x22, 0x58, 0x20]), Buffer.from(y as string, 'base64url'),
    ]);
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
    const authData = Buffer.concat([authenticatorData(name, FLAGS.userPresent | FLAGS.userVerified | FLAGS.attested, 0), attested]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]), textItem('fmt'), textItem('none'), textItem('attStmt'), Buffer.from([0xa0]), textItem('authData'),
      Buffer.from([0x59, authData.length >> 8, authData.length & 0xff]), authData,
    ]);
    return {
      id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key', clientExtensionResults: {},
      response: { clientDataJSON: clientData('webauthn.create', options.challenge, origin).toString('base64url'), attestationObject: attestation.toString('base64url'), transports: ['internal'] },
    };
  }

  /** Answers a challenge with the passkey at `at`. */
  get(options: { readonly challenge: string }, origin: string, { at = 0, verified = true } = {}): JsonObject {
    const passkey = this.passkeys[at] as SoftPasskey;
    passkey.counter += 1;
    const data = authenticatorData(passkey.name, FLAGS.userPresent | (verified ? FLAGS.userVerified : 0), passkey.counter);
    const client = clientData('webauthn.get', options.challenge, origin);
    const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), passkey.key);
    return {
      id: passkey.id, rawId: passkey.id, type: 'public-key', clientExtensionResults: {},
      response: { clientDataJSON: client.toString('base64url'), authenticatorData: data.toString('base64url'), signature: signature.toString('base64url'), userHandle: passkey.userHandle },
    };
  }
}

function textItem(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}

function authenticatorData(name: string, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([createHash('sha256').update(name).digest(), Buffer.from([flags]), count]);
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}
