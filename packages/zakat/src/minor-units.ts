// The decimals of currencies whose least unit is not a hundredth (ISO 4217). A caller may state others.

const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  CLF: 4, UYW: 4, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
};

/** Decimals of the least unit of a currency: two where ISO 4217 says nothing else. */
export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}
