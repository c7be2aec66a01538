// Files of registrations as people bring them: made up, with names in four scripts, and with a name planted in every place
// from which none may come out again.

import { utf8 } from '@amanah/log/bytes.ts';
import { writeXlsx, type WrittenCell } from '@amanah/interchange/xlsx/write.ts';

/** Stands in files where nothing may repeat it. */
export const CANARY = 'Zephyrine Quillfeather';

const text = (value: string): WrittenCell => (value === '' ? undefined : { text: value });

export const HOUSEHOLDS: readonly (readonly string[])[] = [
  ['محمد عبد الله الخطيب', 'فاطمة حسن', 'سارة؛ يوسف؛ مريم', '0599123456', 'خان يونس', 'الجنوب', '5', 'uuid:00000000-0000-4000-8000-000000000001'],
  ['Mohammed Abdullah al-Khatib', 'Fatima Hassan', 'Sara; Yusuf; Maryam', '+970 599 123 456', 'Khan Yunis', 'South', '5', 'uuid:00000000-0000-4000-8000-000000000002'],
  ['মোহাম্মদ রহিম', 'আয়েশা খাতুন', 'করিম; সালমা', '01712345678', 'কক্সবাজার', 'চট্টগ্রাম', '4', 'uuid:00000000-0000-4000-8000-000000000003'],
  ['Mohammad Rahim', 'Ayesha Khatun', 'Karim; Salma', '01712345678', "Cox's Bazar", 'Chattogram', '4', 'uuid:00000000-0000-4000-8000-000000000004'],
  ['Olena Kovalenko', '', 'Ivan; Daria', '', 'Kharkiv', '', '3', 'uuid:00000000-0000-4000-8000-000000000005'],
  ['Олена Коваленко', '', 'Іван; Дарія', '0671112233', 'Харків', '', '3', 'uuid:00000000-0000-4000-8000-000000000006'],
  ['ليلى أحمد ناصر', '', 'هدى; كريم', '0598777111', 'رفح', 'الجنوب', '3', 'uuid:00000000-0000-4000-8000-000000000007'],
  ['خالد سعيد عوض', 'نور الدين', 'رامي', '0597000222', 'غزة', 'الشمال', '3', 'uuid:00000000-0000-4000-8000-000000000008'],
  ['Samuel Okoro', 'Grace Okoro', 'Ada; Obi; Chidi', '', 'Borno', '', '5', 'uuid:00000000-0000-4000-8000-000000000009'],
];

/** As Kobo exports a form to XLSX: one sheet, questions by their names, the submission's own number. A column asks for religion. */
export function koboWorkbook(): Uint8Array {
  const columns = ['head_name', 'spouse_name', 'member_names', 'phone', 'place', 'district', 'household_size', 'religion', '_uuid'];
  const rows = HOUSEHOLDS.map((cells) => [...cells.slice(0, 7), 'not to be read', (cells[7] as string).replace('uuid:', '')].map(text));
  return writeXlsx([{ name: 'registration', titles: columns, rows }]);
}

/** A list with rows that cannot be taken in as they are, and the planted name in each of them. */
export function brokenList(): Uint8Array {
  return utf8([
    'head name,phone,household size,date of birth,place',
    `${CANARY},not a phone ${CANARY},many ${CANARY},31/31/1990 ${CANARY},Rafah`,
    `,0599000111,4,1990-01-01,${CANARY}`,
    `Amina Yusuf,0599000112,4,1990-01-01,Rafah`,
    `Too many cells,1,2,1990-01-01,Rafah,${CANARY},${CANARY}`,
  ].join('\n'));
}
