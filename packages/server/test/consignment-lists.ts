// Consignment lists as their publisher writes them, made by arithmetic: version 1, and a version 2 that adds rows, takes
// some away and changes others.

const HEADER = 'ID,Received Date,Donating Country/ Organization,Destination Recipient/ Partner,Cargo Category,Description of Cargo,Quantity,Units,No. of Trucks,Crossing,Donation Type,Status';
const CATEGORIES = ['Food', 'Medical', 'Shelter', 'Water'];
const UNITS = ['Pallets', 'MT', 'Boxes'];
const DONORS = ['Norway', 'Jordan + WFP', '0', 'Red Crescent "East"', 'هيئة الإغاثة'];
const CROSSINGS = ['Kerem Shalom', 'Rafah', 'JLOTS'];

/** A list of `rows` rows; version 2 has a tenth more rows, lacks every 90th and differs in every 7th. */
export function consignmentsCsv({ rows, version }: { readonly rows: number; readonly version: number }): string {
  const lines = [HEADER];
  const count = version === 1 ? rows : Math.floor(rows * 1.1);
  for (let at = 0; at < count; at += 1) {
    if (version > 1 && at % 90 === 17) continue;
    lines.push(line(at, version > 1 && at < rows && at % 7 === 3));
  }
  return `${lines.join('\n')}\n`;
}

function line(at: number, changed: boolean): string {
  const day = `2024-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;
  const quantity = changed ? (at % 50) + 100.5 : at % 50;
  const cells = [
    1000 + at, day, pick(DONORS, at), 'UNRWA', pick(CATEGORIES, at), changed ? `Corrected cargo ${at}` : `Cargo ${at}`,
    quantity, pick(UNITS, at), 1, pick(CROSSINGS, at), at % 3 === 0 ? 'Bilateral' : 'UN', 'Received',
  ];
  return cells.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell))).join(',');
}

function pick(list: readonly string[], at: number): string {
  return list[at % list.length] as string;
}
