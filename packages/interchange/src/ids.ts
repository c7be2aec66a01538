// What was seen under an id, in little memory: publishers number their rows
// nearly without gaps, so whole-number ids cost eight bytes each.

const PAGE = 128;

/** A map from row ids to whole numbers from 0 to 2^52. */
export class IdMap {
  readonly #pages = new Map<number, Float64Array>();
  readonly #others = new Map<string, number>();

  /** The number stored under `id`, or undefined. */
  get(id: string): number | undefined {
    const whole = wholeId(id);
    if (whole === undefined) return this.#others.get(id);
    const held = this.#pages.get(Math.floor(whole / PAGE))?.[whole % PAGE];
    return held === undefined || held === 0 ? undefined : held - 1;
  }

  set(id: string, value: number): void {
    const whole = wholeId(id);
    if (whole === undefined) {
      this.#others.set(id, value);
      return;
    }
    const number = Math.floor(whole / PAGE);
    const page = this.#pages.get(number) ?? new Float64Array(PAGE);
    page[whole % PAGE] = value + 1;
    this.#pages.set(number, page);
  }
}

function wholeId(id: string): number | undefined {
  return /^(0|[1-9]\d{0,14})$/.test(id) ? Number(id) : undefined;
}
