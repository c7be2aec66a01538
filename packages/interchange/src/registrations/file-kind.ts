// What a file is by its first bytes, and bytes as the input that readers of streams take.

import type { InputFile } from '../statement.ts';

/** Bytes in memory as a file that is read. */
export function inputFile(file: { readonly name: string; readonly bytes: Uint8Array }): InputFile {
  return {
    name: file.name,
    async *open() {
      yield file.bytes;
    },
  };
}

export type FileKind = 'archive' | 'json' | 'xml' | 'page' | 'table';

/** The kind of a file by its first characters: never by its name, which anybody may write. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'archive';
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) return 'archive';
  const head = new TextDecoder(bytes[1] === 0 || bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes.subarray(0, 400)).replace(/^\uFEFF/, '').trimStart();
  if (/^<(!doctype\s+html|html)\b/i.test(head)) return 'page';
  if (head.startsWith('<')) return 'xml';
  // A table of CSV may begin with a bracket too; a value of JSON goes on as one.
  return /^(\{\s*("|\}|$)|\[\s*(\{|\]|$))/.test(head) ? 'json' : 'table';
}
