// `publication`: the digest of the manifest of a published folder, so that pages
// and assets are covered by the log as the records are. `size` is the tree size
// every figure of that folder was computed at.

import { ID_PATTERN, NO_EFFECT, type Kind } from '../body.ts';

export interface Publication {
  readonly manifest: string;
  readonly size: number;
  readonly files: number;
}

export const publication: Kind<Publication> = {
  name: 'publication',
  act: true,
  decode(body) {
    const value = {
      manifest: body.matching('manifest', ID_PATTERN, 'the SHA-256 of manifest.json as 64 hex digits'),
      size: body.integer('size', 0, Number.MAX_SAFE_INTEGER),
      files: body.integer('files', 0, 10_000_000),
    };
    body.end();
    return value;
  },
  effect: () => NO_EFFECT,
};
