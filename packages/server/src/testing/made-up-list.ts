// A sanctions list that was made up for tests, as OpenSanctions writes them: one JSON object a line. Nobody in it exists.

export interface MadeUp {
  readonly id: string;
  readonly schema: 'Person' | 'Company' | 'Vessel';
  readonly names: readonly string[];
  readonly birthDate?: string;
  readonly country?: string;
  readonly number?: string;
}

/** Entries that tests use: two firms, a trader and a ship. */
export const MADE_UP: readonly MadeUp[] = [
  { id: 'mu-1', schema: 'Company', names: ['Quorvane Mill Trading', 'شركة كورفان للتجارة'], country: 'xx' },
  { id: 'mu-2', schema: 'Company', names: ['Blenkov Orient Shipping'] },
  { id: 'mu-3', schema: 'Person', names: ['Tarvik Onduleski'], birthDate: '1970-03-05' },
  { id: 'mu-4', schema: 'Vessel', names: ['Star of Vellumar'], number: 'IMO 9999993' },
];

/** The file of a version. */
export function madeUpFile(entries: readonly MadeUp[], changed = '2026-11-20'): Uint8Array {
  const lines = entries.map(({ id, schema, names, birthDate, country, number }) =>
    JSON.stringify({
      id, schema, target: true, last_change: `${changed}T00:00:00`,
      properties: { name: names.slice(0, 1), alias: names.slice(1), topics: ['sanction'], ...(birthDate === undefined ? {} : { birthDate: [birthDate] }), ...(country === undefined ? {} : { country: [country] }), ...(number === undefined ? {} : { imoNumber: [number] }) },
    }),
  );
  return Buffer.from(`${lines.join('\n')}\n`);
}
