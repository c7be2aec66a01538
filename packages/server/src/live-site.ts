// The pages of the public account as the books stand now: the same pages that `publish` writes, drawn when they are first
// asked for and kept while no record is added.

import { sitePages } from '@amanah/web/site.ts';
import type { OpenedBooks } from './books/books-folder.ts';
import { sizeToPublish } from './publication/publish.ts';
import { siteView } from './publication/site-view.ts';
import type { Keeping } from './file-response.ts';

/** Bytes of drawn pages kept at a time. */
const KEPT_BYTES_MAX = 64 * 2 ** 20;
/** How often another process's writes are looked for. */
const LOOK_EVERY_MS = 1_000;

type Page = ReturnType<typeof sitePages>[number];

interface Edition {
  readonly treeSize: number;
  readonly pages: ReadonlyMap<string, Page>;
  readonly assets: ReadonlyMap<string, Uint8Array>;
  readonly drawn: Map<string, Promise<Uint8Array>>;
  drawnBytes: number;
}

/** The account of opened books, one edition per tree size. `clock` gives milliseconds. */
export class LiveSite {
  readonly #opened: OpenedBooks;
  readonly #clock: () => number;
  #edition: Promise<Edition> | undefined;
  #editionSize = -1;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(opened: OpenedBooks, clock: () => number) {
    this.#opened = opened;
    this.#clock = clock;
  }

  /** Tree size of the pages that are served now. */
  async treeSize(): Promise<number> {
    return (await this.#present()).treeSize;
  }

  /** The stylesheet and scripts and the pages, by path; undefined where there is none. */
  async file(path: string): Promise<{ readonly bytes: Uint8Array; readonly keeping: Keeping } | undefined> {
    const edition = await this.#present();
    const asset = edition.assets.get(path);
    if (asset !== undefined) return { bytes: asset, keeping: 'for-ever' };
    const page = edition.pages.get(path);
    return page === undefined ? undefined : { bytes: await draw(edition, page), keeping: 'ask-again' };
  }

  /** True when there is a page or asset of this path. */
  async has(path: string): Promise<boolean> {
    const { pages, assets } = await this.#present();
    return pages.has(path) || assets.has(path);
  }

  /** The path of the stylesheet. */
  async stylePath(): Promise<string> {
    return (await siteView(this.#opened, sizeToPublish(this.#opened))).assets.style;
  }

  async #present(): Promise<Edition> {
    const { journal } = this.#opened;
    if (this.#clock() - this.#lookedAt >= LOOK_EVERY_MS) {
      this.#lookedAt = this.#clock();
      await journal.catchUp();
    }
    const treeSize = sizeToPublish(this.#opened);
    if (this.#edition === undefined || this.#editionSize !== treeSize) {
      this.#editionSize = treeSize;
      this.#edition = this.#make(treeSize);
      // An edition that could not be made is tried again at the next request.
      this.#edition.catch(() => {
        this.#edition = undefined;
      });
    }
    return this.#edition;
  }

  async #make(treeSize: number): Promise<Edition> {
    const view = await siteView(this.#opened, treeSize);
    const pages = new Map(sitePages(view).map((page) => [page.path, page]));
    const assets = new Map([...view.assets.files].map(([path, { bytes }]) => [path, bytes]));
    return { treeSize, pages, assets, drawn: new Map(), drawnBytes: 0 };
  }
}

async function draw(edition: Edition, page: Page): Promise<Uint8Array> {
  const known = edition.drawn.get(page.path);
  if (known !== undefined) return known;
  const drawing = Promise.resolve(page.render());
  edition.drawn.set(page.path, drawing);
  try {
    const bytes = await drawing;
    edition.drawnBytes += bytes.length;
    for (const [path, old] of edition.drawn) {
      if (edition.drawnBytes <= KEPT_BYTES_MAX || path === page.path) break;
      edition.drawn.delete(path);
      edition.drawnBytes -= (await old).length;
    }
    return bytes;
  } catch (error) {
    edition.drawn.delete(page.path);
    throw error;
  }
}
