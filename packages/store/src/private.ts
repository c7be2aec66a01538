/**
 * What stands beside the log and never in it: who the people are, what they sign in with, and values that must be
 * erasable. The journal needs none of it: without this file the books are whole, and nobody can sign in.
 *
 * Times are milliseconds since 1970 and come from the caller. Tokens come as their SHA-256; the store never sees one.
 * Rules [U9] to [U11] of SPEC.md.
 */

/** Somebody who may sign in. The log knows the holder code only. */
export interface PersonRow {
  readonly holder: string;
  /** A name to show to colleagues. */
  readonly label: string;
  readonly created: number;
}

export interface PasskeyRow {
  /** Credential id, base64url. */
  readonly id: string;
  readonly holder: string;
  /** COSE key. */
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly created: number;
  readonly used: number;
}

/** `setup` makes the first person, `person` another one, `device` a further device of a person who is there. */
export type InvitationPurpose = 'setup' | 'person' | 'device';

export interface InvitationRow {
  readonly id: string;
  readonly tokenHash: Uint8Array;
  readonly purpose: InvitationPurpose;
  readonly holder: string;
  readonly label: string;
  readonly role: string;
  readonly created: number;
  readonly expires: number;
}

/** A question put to an authenticator, to be answered once. */
export interface ChallengeRow {
  readonly id: string;
  readonly purpose: string;
  readonly value: string;
  /** What the answer must be about: an invitation, a person, or nothing. */
  readonly subject: string;
  readonly expires: number;
}

export interface SessionRow {
  readonly tokenHash: Uint8Array;
  /** Names the session to its person; opens nothing. */
  readonly id: string;
  readonly holder: string;
  /** Kind of browser and system, in words. */
  readonly device: string;
  readonly created: number;
  readonly seen: number;
  /** The session ends then, however much it is used. */
  readonly expires: number;
}

export interface EnrolmentRow {
  /** Ed25519 public key, 43 base64url characters. */
  readonly key: string;
  readonly holder: string;
  readonly role: string;
  readonly purpose: InvitationPurpose;
  /** What the key signed, and the signature: whoever admits the key can check it again. */
  readonly statement: string;
  readonly proof: string;
  /** Thresholds chosen at setup, as JSON text; `{}` otherwise. */
  readonly parameters: string;
  readonly created: number;
}

export interface QuarantinedRow {
  readonly record: string;
  readonly key: string;
  readonly kind: string;
  /** The record and its seal as they came, JSON text. */
  readonly entry: string;
  readonly created: number;
}

/** Everything that joining brings; stored together or not at all. */
export interface Joining {
  /** The link that is used up by it. */
  readonly tokenHash: Uint8Array;
  readonly person: PersonRow;
  readonly passkey: PasskeyRow;
  readonly enrolment: EnrolmentRow;
  readonly session: SessionRow;
}

/** The private store of one operation. Several processes may have it open. Throws `StoreUnavailable` when the disk does not answer. */
export interface PrivateStore {
  people(): Promise<PersonRow[]>;
  person(holder: string): Promise<PersonRow | undefined>;
  /** Takes away what a person signs in with, passkeys, sessions, invitations and waiting keys, and erases the name. The holder's code stays, because the log has it. */
  shutOut(holder: string): Promise<void>;

  passkeys(holder: string): Promise<PasskeyRow[]>;
  passkey(id: string): Promise<PasskeyRow | undefined>;
  passkeyUsed(id: string, counter: number, now: number): Promise<void>;

  invite(invitation: InvitationRow): Promise<void>;
  /** The link of this token, while it can be used. */
  invitation(tokenHash: Uint8Array, now: number): Promise<InvitationRow | undefined>;
  /** Links that can still be used. */
  invitations(now: number): Promise<InvitationRow[]>;
  withdraw(id: string): Promise<boolean>;
  /** Takes back every setup link. */
  withdrawSetup(): Promise<void>;
  /** Uses up a link and stores what joining brings; false when the link was used, withdrawn or has expired, or the key or passkey is there already. */
  join(joining: Joining, now: number): Promise<boolean>;

  ask(challenge: ChallengeRow): Promise<void>;
  /** The challenge, which nobody gets a second time. */
  takeChallenge(id: string, purpose: string, now: number): Promise<ChallengeRow | undefined>;

  startSession(session: SessionRow): Promise<void>;
  /** The session of a token, unless it has ended, expired, or stood idle since before `idleSince`. */
  session(tokenHash: Uint8Array, limits: { readonly now: number; readonly idleSince: number }): Promise<SessionRow | undefined>;
  sessionSeen(id: string, now: number): Promise<void>;
  sessions(holder: string, limits: { readonly now: number; readonly idleSince: number }): Promise<SessionRow[]>;
  /** False when this person has no such session. */
  endSession(id: string, holder: string): Promise<boolean>;
  endOtherSessions(id: string, holder: string): Promise<number>;

  /** False when the key waits already. */
  enrol(enrolment: EnrolmentRow): Promise<boolean>;
  enrolments(): Promise<EnrolmentRow[]>;
  forgetEnrolment(key: string): Promise<boolean>;

  /** Keeps a record that was put aside; false when it was kept before. */
  quarantine(row: QuarantinedRow): Promise<boolean>;
  quarantined(): Promise<QuarantinedRow[]>;
  quarantinedRecord(record: string): Promise<QuarantinedRow | undefined>;

  /** Keeps a value beside the log under the kind and id that stand in it; false when one is there, or was erased. */
  keepBeside(kind: string, id: string, value: string): Promise<boolean>;
  /** The value; `erased` for one that was there. */
  beside(kind: string, id: string): Promise<{ readonly value: string } | 'erased' | undefined>;
  /** Erases a value, also from the file's free pages and its write-ahead log. */
  eraseBeside(kind: string, id: string): Promise<boolean>;

  /** The answer given before to the request of this key; `other` when the key came with another request. */
  answered(request: RequestName): Promise<{ readonly answer: string } | 'other' | undefined>;
  answer(request: RequestName, answer: string, now: number): Promise<void>;

  /** Deletes what has expired: challenges, links, sessions, answers older than `answersBefore`. */
  sweep(limits: { readonly now: number; readonly idleSince: number; readonly answersBefore: number }): Promise<void>;
  close(): Promise<void>;
}

/** A request that its sender may send again: who, under which key, and the digest of what. */
export interface RequestName {
  readonly holder: string;
  readonly key: string;
  readonly digest: string;
}
