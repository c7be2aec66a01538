// Codes and master bodies that every importer makes in the same way, so that
// one organisation named in two files is one organisation in the books.

import { CODE_PATTERN, codeOf } from '@amanah/record/account.ts';
import { sha256 } from '@amanah/log/sha256.ts';
import { toHex, utf8 } from '@amanah/log/bytes.ts';
import type { Master, MasterKind } from './statement.ts';

const CODE_LIMIT = 100;
const MEMBER_LIMIT = 30;
const TYPE_PATTERN = /^[A-Za-z0-9 /()&,.-]{1,80}$/;

/** The code that stands for a name a publisher did not give. */
export const NOT_REPORTED = 'not-reported';

/** United States dollars. */
export const USD: Master = master('commodity', { code: 'USD', name: 'United States dollar', class: 'money', unit: 'USD', scale: 2 });

/** An organisation whose name the publisher left out or wrote as unknown. */
export const UNNAMED: Master = master('organisation', { code: NOT_REPORTED, name: 'Not reported' });

/** A master of a kind with its body. */
export function master(kind: MasterKind, body: Master['body']): Master {
  return { kind, body };
}

/** `code` when it is short enough, else its head and eight digits of the hash of `name`, so that long names that begin alike stay apart. */
export function boundedCode(code: string, name: string): string {
  if (code.length < CODE_LIMIT && CODE_PATTERN.test(code)) return code;
  const head = [...code].slice(0, 80).join('').slice(0, 80).replace(/[\uD800-\uDBFF]$/, '').replace(/[-/.,]+$/u, '');
  return `${head === '' ? 'name' : head}-${toHex(sha256(utf8(name))).slice(0, 8)}`;
}

/** A code for a name: as `codeOf`, but two long names that begin alike get two codes. */
export function nameCode(name: string): string {
  return boundedCode(codeOf(name), codeFold(name));
}

function codeFold(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** As `nameCode`, in the letter case of the name: `oPt` stays `oPt`. */
export function casedCode(name: string): string {
  const code = name.normalize('NFC').replace(/[\s:;|\\]+/gu, '-').replace(/[^\p{L}\p{N}\p{M}._/+&'(),#-]/gu, '').replace(/^[^\p{L}\p{N}]+/u, '');
  return code === '' ? NOT_REPORTED : boundedCode(code, name);
}

/** What a name stands for: the last master is the organisation itself, those before it are the members of a joint one. */
export type NamedMasters = readonly Master[];

const REMEMBERED = 20_000;

/** Makes masters from names and remembers them, because files repeat a few hundred names over many rows. */
export class Names {
  readonly #known = new Map<string, NamedMasters>();

  /** The organisation of a name; `type` is the publisher's word for its type. */
  organisation(name: string, type?: string): NamedMasters {
    return this.#remembered(`1${type ?? ''}\0${name}`, () => {
      const usable = type !== undefined && TYPE_PATTERN.test(type) ? { type } : {};
      return [master('organisation', { code: nameCode(name), name, ...usable })];
    });
  }

  /** As `organisation`, reading "A + B" as a joint organisation of A and B, in the order published. */
  joint(name: string): NamedMasters {
    return this.#remembered(`2${name}`, () => this.#jointOf(name));
  }

  /** A master made from a name by `make`, remembered under `use` and the name. */
  other(use: string, name: string, make: () => Master): Master {
    return this.#remembered(`3${use}\0${name}`, () => [make()])[0] as Master;
  }

  #jointOf(name: string): NamedMasters {
    const names = name.split(' + ').map((part) => part.trim()).filter((part) => part !== '');
    const members = new Map(names.map((part) => [nameCode(part), part]));
    if (members.size === 1) return this.organisation(names[0] as string);
    if (members.size === 0 || members.size > MEMBER_LIMIT) return this.organisation(name);
    const codes = [...members.keys()];
    const joint = master('organisation', { code: boundedCode(codes.join('+'), codeFold(name)), name, members: codes });
    return [...[...members].map(([code, part]) => master('organisation', { code, name: part })), joint];
  }

  #remembered(key: string, make: () => NamedMasters): NamedMasters {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    const made = make();
    this.#known.set(key, made);
    return made;
  }
}

/** The code of what a name stands for. */
export function codeOfNamed(masters: NamedMasters): string {
  return codeIn(masters[masters.length - 1] as Master);
}

/** The code in a master's body. */
export function codeIn(one: Master): string {
  return one.body['code'] as string;
}
