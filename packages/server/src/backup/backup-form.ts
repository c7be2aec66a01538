// What a backup holds and how its parts are named. docs/operating/backup.md says it to people.
//
//   README.txt                what this file is and how to restore it
//   log/checkpoint            the signed checkpoint that the journal is checked against
//   log/tile/entries/…        the entries, 256 to a file (C2SP tlog-tiles)
//   books/books.json          settings
//   books/…                   private.db, registry.db, attachments and whatever else lies in the folder of the books
//   books/keys/…              the keys, only where they were asked for
//   manifest.json             length and SHA-256 of every file before it
//   digest                    SHA-256 of every byte before it

/** Something in a backup is not what was written. */
export interface Damage {
  /** A file in the backup, or a byte of it. */
  readonly at: string;
  readonly message: string;
}

/** A backup that cannot be restored: each damage with its place. */
export class BackupDamaged extends Error {
  override readonly name = 'BackupDamaged';
  readonly damages: readonly Damage[];

  constructor(damages: readonly Damage[]) {
    const [first] = damages;
    super(`the backup is damaged at ${first?.at ?? 'an unknown place'}: ${first?.message ?? ''}${damages.length > 1 ? `, and at ${damages.length - 1} more places` : ''}`);
    this.damages = damages;
  }
}

export interface ManifestFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface BackupManifest {
  readonly format: 1;
  /** When it was made, `YYYY-MM-DDThh:mm:ssZ`. */
  readonly made: string;
  readonly name: string;
  readonly origin: string;
  /** Number of records, and the root of their tree in hex. */
  readonly treeSize: number;
  readonly root: string;
  readonly keys: boolean;
  readonly files: readonly ManifestFile[];
}

export const CHECKPOINT_PATH = 'log/checkpoint';
/** Copies of databases lie in such a folder of the books while they are read; it is taken away again. */
export const COPY_PREFIX = '.backup-';
export const LOG_PREFIX = 'log/';
export const BOOKS_PREFIX = 'books/';
export const SETTINGS_PATH = 'books/books.json';
export const MANIFEST_PATH = 'manifest.json';
export const DIGEST_PATH = 'digest';
export const README_PATH = 'README.txt';

/** The last file: SHA-256 of all bytes before its header, and of the manifest. */
export function digestText({ all, manifest }: { readonly all: string; readonly manifest: string }): string {
  return `sha256 of every byte before this file: ${all}\nsha256 of ${MANIFEST_PATH}: ${manifest}\n`;
}

/** Reads the last file; undefined when it is not one. */
export function digestsOf(text: string): { readonly all: string; readonly manifest: string } | undefined {
  const [, all, manifest] = /^sha256 of every byte before this file: ([0-9a-f]{64})\nsha256 of manifest\.json: ([0-9a-f]{64})\n$/.exec(text) ?? [];
  return all === undefined || manifest === undefined ? undefined : { all, manifest };
}

/** Reads a manifest; undefined when it is not one of this format. */
export function manifestOf(text: string): BackupManifest | undefined {
  try {
    const manifest = JSON.parse(text) as Partial<BackupManifest> | null;
    if (manifest?.format !== 1 || !Array.isArray(manifest.files) || typeof manifest.treeSize !== 'number' || typeof manifest.name !== 'string') return undefined;
    if (typeof manifest.root !== 'string' || typeof manifest.origin !== 'string' || typeof manifest.made !== 'string' || typeof manifest.keys !== 'boolean') return undefined;
    return manifest as BackupManifest;
  } catch {
    return undefined;
  }
}

/** Whether a path of a backup stays below the folder it is restored into. */
export function isSafePath(path: string): boolean {
  return !path.includes('\\') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !/\p{Cc}/u.test(part));
}

export function readmeText({ name, made, treeSize, keys }: { readonly name: string; readonly made: string; readonly treeSize: number; readonly keys: boolean }): string {
  return [
    `A backup of the books of "${name}", made ${made} at ${treeSize} records by Amanah.`,
    '',
    'To restore it into an empty folder, checking every byte of it:',
    '',
    '  amanah restore BACKUP --into BOOKS',
    '',
    'Any program that reads tar opens it. log/ holds the signed checkpoint and the entries of the journal, 256 to a file,',
    'in the form of C2SP tlog-tiles; books/ holds what lies beside the journal. manifest.json lists every file with its',
    'SHA-256, and digest holds the SHA-256 of everything before it.',
    '',
    keys
      ? 'THE KEYS ARE IN IT: whoever has this file can write in the name of the operation. Keep it where nobody else reads it.'
      : 'The keys are not in it. Put them back into the folder keys after restoring; without them the books can be read, not continued, and registrations not read.',
    'It may hold what is not public, such as attachments: keep it as safe as the books.',
    '',
  ].join('\n');
}
