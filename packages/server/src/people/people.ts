// Who the people are and how they come in: the first-start link, invitations, passkeys, sessions, and the keys that wait
// for a steward's record. What a person may write stands in the log only; here stands who may open the door.

import type { JsonObject } from '@amanah/record/decode.ts';
import { CODE_PATTERN, codeOf } from '@amanah/record/account.ts';
import type { RoleName } from '@amanah/record/kinds/key.ts';
import type { EnrolmentRow, InvitationPurpose, InvitationRow, PersonRow, PrivateStore, SessionRow } from '@amanah/store/private.ts';
import type { OpenedBooks } from '../books/books-folder.ts';
import { HttpProblem } from '../problem.ts';
import { keyProofHolds } from './key-proof.ts';
import { CEREMONY_MS, confirmedCounter, registeredPasskey, registrationOptions, signInOptions, type Place } from './passkeys.ts';
import { setupDrafts } from './setup.ts';
import { newName, newToken, tokenHash } from './tokens.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A working day with its breaks, and no longer than that. */
export const SESSION_IDLE_MS = 4 * HOUR_MS;
export const SESSION_MS = 16 * HOUR_MS;
const SETUP_LINK_MS = 24 * HOUR_MS;
const INVITATION_MS = 72 * HOUR_MS;
const ANSWERS_KEPT_MS = 24 * HOUR_MS;
/** Use of a session is noted at most this often. */
const SEEN_EVERY_MS = MINUTE_MS;
const HOLDER_LENGTH_MAX = 60;
/** The holder of the key that made the books (`Books`): no person is called so, because four eyes compare holders. */
const RESERVED_HOLDER = 'first-steward';

/** A key of a person, as the log has it. */
export interface PersonKey {
  readonly key: string;
  readonly role: string;
  readonly revoked: boolean;
}

/** Somebody who is signed in. */
export interface SignedIn {
  readonly session: string;
  /** The session's token: for the sign against forged requests only. */
  readonly token: string;
  readonly holder: string;
  readonly label: string;
  /** Roles of the person's keys that are in force. */
  readonly roles: readonly string[];
  readonly keys: readonly PersonKey[];
}

/** What a person brings who follows a link. */
export interface Arrival {
  readonly token: string;
  readonly ceremony: string;
  readonly response: JsonObject;
  readonly key: string;
  readonly proof: string;
  /** Thresholds of four eyes; at setup only. */
  readonly thresholds: Readonly<Record<string, string>>;
  readonly device: string;
}

export interface PeopleNeeds {
  readonly store: PrivateStore;
  readonly opened: OpenedBooks;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The people of one operation. Refusals are thrown as HttpProblem. */
export class People {
  readonly store: PrivateStore;
  readonly #opened: OpenedBooks;
  readonly #now: () => number;

  constructor({ store, opened, now }: PeopleNeeds) {
    this.store = store;
    this.#opened = opened;
    this.#now = now;
  }

  /** The token of a new setup link while nobody can sign in; it takes the place of every earlier one. Finishes a setup that was cut off. */
  async setupToken(): Promise<string | undefined> {
    await this.#finishSetup();
    if (await this.#isSetUp()) return undefined;
    await this.store.withdrawSetup();
    return this.#invite('setup', { holder: '', label: '', role: 'steward', lasts: SETUP_LINK_MS });
  }

  /**
   * The token of a link by which a steward comes in although others are set up: for whoever holds the machine, when no steward
   * can sign in any more. The operator's own key admits that steward's key, in a record that everybody sees.
   */
  async stewardLink(): Promise<string> {
    await this.store.withdrawSetup();
    return this.#invite('setup', { holder: '', label: '', role: 'steward', lasts: SETUP_LINK_MS });
  }

  async #isSetUp(): Promise<boolean> {
    for (const { holder } of await this.store.people()) if ((await this.store.passkeys(holder)).length > 0) return true;
    return false;
  }

  /** The token of a link by which another person, or a further device of one who is there, joins. */
  async invite({ holder: wanted, label, role }: { readonly holder: string | undefined; readonly label: string; readonly role: RoleName }): Promise<{ readonly token: string; readonly purpose: InvitationPurpose; readonly holder: string }> {
    const holder = await this.#holderFor(wanted, label, role);
    const known = await this.store.person(holder);
    const purpose = known === undefined ? 'person' : 'device';
    return { token: await this.#invite(purpose, { holder, label: known?.label || label, role, lasts: INVITATION_MS }), purpose, holder };
  }

  /** The code that stands for a person in the log, which everybody reads. A new one that is only the person's name in other letters is not taken: it gets a role and a number. */
  async #holderFor(wanted: string | undefined, label: string, role: string): Promise<string> {
    if (wanted !== undefined) judgeHolder(wanted);
    if (wanted !== undefined && ((await this.store.person(wanted)) !== undefined || !tellsName(wanted, label))) return wanted;
    const invited = new Set((await this.invitations()).map(({ holder }) => holder));
    for (let number = 1; ; number += 1) {
      const holder = `${role}-${number}`;
      if (!invited.has(holder) && this.#keysOf(holder).length === 0 && (await this.store.person(holder)) === undefined) return holder;
    }
  }

  async #invite(purpose: InvitationPurpose, { holder, label, role, lasts }: { holder: string; label: string; role: string; lasts: number }): Promise<string> {
    const token = newToken();
    const created = this.#now();
    await this.store.invite({ id: newName(), tokenHash: tokenHash(token) as Uint8Array, purpose, holder, label, role, created, expires: created + lasts });
    return token;
  }

  /** What the browser of somebody who follows a link needs. At setup, holder and label are chosen by that person. */
  async beginJoining(place: Place, { token, holder, label }: { readonly token: string; readonly holder: string | undefined; readonly label: string | undefined }): Promise<object> {
    const invitation = await this.#usable(token);
    const isSetup = invitation.purpose === 'setup';
    const who = isSetup ? { holder: await this.#holderFor(holder, label ?? '', invitation.role), label: label ?? '' } : { holder: invitation.holder, label: invitation.label };
    if (isSetup && (await this.store.person(who.holder)) === undefined && this.#keysOf(who.holder).length > 0) throw new HttpProblem('holder-taken', 'A key in the log has this holder. Choose another code.');
    const options = await registrationOptions(place, { operation: this.#opened.name, ...who, known: await this.store.passkeys(who.holder) });
    const ceremony = await this.#ask('join', options.challenge, JSON.stringify({ invitation: invitation.id, ...who }));
    return { purpose: invitation.purpose, role: invitation.role, ...who, operation: this.#opened.name, ceremony, options };
  }

  /** Makes a person, or a device, of an arrival: passkey, waiting key and session together, and uses up the link. */
  async join(place: Place, { token, ceremony, response, key, proof, thresholds, device }: Arrival): Promise<{ readonly token: string; readonly purpose: InvitationPurpose }> {
    const invitation = await this.#usable(token);
    const asked = await this.#answerTo(ceremony, 'join');
    const { invitation: askedFor, holder, label } = JSON.parse(asked.subject) as { invitation: string; holder: string; label: string };
    if (askedFor !== invitation.id) throw new HttpProblem('bad-link', 'Open the link again.');
    const now = this.#now();
    const passkey = await registeredPasskey(place, { response, challenge: asked.value, holder, now });
    const enrolment = this.#enrolmentOf({ key, proof, challenge: asked.value, holder, role: invitation.role, purpose: invitation.purpose, thresholds });
    const session = this.#newSession(holder, device);
    const person: PersonRow = { holder, label, created: now };
    const joined = await this.store.join({ tokenHash: invitation.tokenHash, person, passkey, enrolment, session: session.row }, now);
    if (!joined) throw new HttpProblem('bad-link', 'The link, the passkey or the key was used before.');
    if (invitation.purpose === 'setup') await this.#finishSetup();
    return { token: session.token, purpose: invitation.purpose };
  }

  /** Registers the keys of the first person: by the sequencer's own author, who is the first steward. Repeating it changes nothing. */
  async #finishSetup(): Promise<void> {
    const enrolments = (await this.store.enrolments()).filter(({ purpose }) => purpose === 'setup');
    if (enrolments.length === 0) return;
    const { journal } = this.#opened;
    const written = await journal.write((books) => setupDrafts(books, enrolments, journal.now()));
    if (!written.ok) throw new Error(`The first person's key could not be recorded: ${written.refusal.code}`);
  }

  #enrolmentOf({ key, proof, challenge, holder, role, purpose, thresholds }: {
    readonly key: string; readonly proof: string; readonly challenge: string; readonly holder: string; readonly role: string;
    readonly purpose: InvitationPurpose; readonly thresholds: Readonly<Record<string, string>>;
  }): EnrolmentRow {
    if (this.#opened.journal.books.authors.has(key)) throw new HttpProblem('bad-request', 'The key is registered already.', { field: 'request.key' });
    const statement = keyProofHolds({ key, proof, challenge, holder });
    if (statement === undefined) throw new HttpProblem('bad-request', 'The proof is not a signature of this key over this enrolment.', { field: 'request.proof' });
    return { key, holder, role, purpose, statement, proof, parameters: JSON.stringify(thresholds), created: this.#now() };
  }

  /** What a signed-in person's new browser signs to have its key wait. */
  async beginKey(person: SignedIn): Promise<{ readonly ceremony: string; readonly challenge: string }> {
    const challenge = newToken();
    return { ceremony: await this.#ask('key', challenge, person.holder), challenge };
  }

  /** Lets a key of a signed-in person wait for a steward. */
  async enrolKey(person: SignedIn, { ceremony, key, proof, role }: { readonly ceremony: string; readonly key: string; readonly proof: string; readonly role: string }): Promise<EnrolmentRow> {
    const asked = await this.#answerTo(ceremony, 'key');
    if (asked.subject !== person.holder) throw new HttpProblem('bad-request', 'This was asked of somebody else.');
    const enrolment = this.#enrolmentOf({ key, proof, challenge: asked.value, holder: person.holder, role, purpose: 'device', thresholds: {} });
    if (!(await this.store.enrol(enrolment))) throw new HttpProblem('bad-request', 'The key waits already.', { field: 'request.key' });
    return enrolment;
  }

  /** Keys that wait for a steward's record. */
  async waitingKeys(): Promise<EnrolmentRow[]> {
    const { authors } = this.#opened.journal.books;
    return (await this.store.enrolments()).filter(({ key }) => !authors.has(key));
  }

  async beginSignIn(place: Place): Promise<object> {
    const options = await signInOptions(place);
    return { ceremony: await this.#ask('sign-in', options.challenge, ''), options };
  }

  /** A new session for whoever holds the passkey. A session that the browser had before ends. */
  async signIn(place: Place, { ceremony, response, device, before }: { readonly ceremony: string; readonly response: JsonObject; readonly device: string; readonly before: SignedIn | undefined }): Promise<string> {
    const asked = await this.#answerTo(ceremony, 'sign-in');
    const id = response['id'];
    const passkey = typeof id === 'string' ? await this.store.passkey(id) : undefined;
    if (passkey === undefined) throw new HttpProblem('bad-passkey', 'Try again, with a passkey made for this server.');
    const counter = await confirmedCounter(place, { response, challenge: asked.value, passkey });
    await this.store.passkeyUsed(passkey.id, counter, this.#now());
    if (before !== undefined) await this.store.endSession(before.session, before.holder);
    const session = this.#newSession(passkey.holder, device);
    await this.store.startSession(session.row);
    return session.token;
  }

  /** Whose session a token opens. */
  async signedIn(token: string): Promise<SignedIn | undefined> {
    const hash = tokenHash(token);
    const row = hash === undefined ? undefined : await this.store.session(hash, this.#limits());
    const person = row === undefined ? undefined : await this.store.person(row.holder);
    if (row === undefined || person === undefined) return undefined;
    if (this.#now() - row.seen >= SEEN_EVERY_MS) await this.store.sessionSeen(row.id, this.#now());
    // A key may have been revoked by another process: what it may still do is asked of the log as it is now.
    await this.#opened.journal.catchUp();
    const keys = this.#keysOf(row.holder);
    const roles = [...new Set(keys.filter(({ revoked }) => !revoked).map(({ role }) => role))];
    return { session: row.id, token, holder: row.holder, label: person.label, roles, keys };
  }

  /** Sessions of a person that are open. */
  sessions(holder: string): Promise<SessionRow[]> {
    return this.store.sessions(holder, this.#limits());
  }

  /** Links that nobody has used yet. */
  invitations(): Promise<InvitationRow[]> {
    return this.store.invitations(this.#now());
  }

  #keysOf(holder: string): PersonKey[] {
    const keys: PersonKey[] = [];
    for (const [key, state] of this.#opened.journal.books.authors) {
      if (state.holder === holder) keys.push({ key, role: state.role, revoked: state.revokedAt !== undefined });
    }
    return keys;
  }

  #limits(): { readonly now: number; readonly idleSince: number } {
    return { now: this.#now(), idleSince: this.#now() - SESSION_IDLE_MS };
  }

  #newSession(holder: string, device: string): { readonly token: string; readonly row: SessionRow } {
    const token = newToken();
    const created = this.#now();
    return { token, row: { tokenHash: tokenHash(token) as Uint8Array, id: newName(), holder, device, created, seen: created, expires: created + SESSION_MS } };
  }

  async #ask(purpose: string, value: string, subject: string): Promise<string> {
    const id = newName();
    await this.store.sweep({ ...this.#limits(), answersBefore: this.#now() - ANSWERS_KEPT_MS });
    await this.store.ask({ id, purpose, value, subject, expires: this.#now() + CEREMONY_MS });
    return id;
  }

  async #answerTo(ceremony: string, purpose: string): Promise<{ readonly value: string; readonly subject: string }> {
    const asked = await this.store.takeChallenge(ceremony, purpose, this.#now());
    if (asked === undefined) throw new HttpProblem('bad-passkey', 'This took too long, or was answered before. Try again.');
    return asked;
  }

  async #usable(token: string): Promise<InvitationRow> {
    const hash = tokenHash(token);
    const invitation = hash === undefined ? undefined : await this.store.invitation(hash, this.#now());
    if (invitation === undefined) throw new HttpProblem('bad-link', 'Ask a steward for a new one; before anybody is set up, start the server again.');
    return invitation;
  }
}

/** True when a code is the name, or one of the words of the name, as a code. */
function tellsName(holder: string, label: string): boolean {
  const code = holder.toLowerCase();
  return code !== '' && [label, ...label.split(/\s+/)].some((name) => name !== '' && (codeOf(name).toLowerCase() === code || codeOf(name).toLowerCase().slice(0, HOLDER_LENGTH_MAX) === code));
}

/** A holder is a code, and not the one of the key that made the books. */
function judgeHolder(holder: string): void {
  if (!CODE_PATTERN.test(holder) || holder.length > HOLDER_LENGTH_MAX) throw new HttpProblem('bad-request', `A code has letters, digits and ._- without spaces, at most ${HOLDER_LENGTH_MAX} characters.`, { field: 'request.holder' });
  if (holder === RESERVED_HOLDER) throw new HttpProblem('holder-taken', 'This code belongs to the key that made the books. Choose another.', { field: 'request.holder' });
}
