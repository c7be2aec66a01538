// Sanctions lists that were made up for tests, as OFAC and the United Nations write theirs: nobody in them exists. Names
// stand in Latin, Arabic and Cyrillic letters.

import type { Buffer as Bytes } from 'node:buffer';

/** A file as a browser takes it. */
export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Bytes;
}

const NONE = '-0- ';

function sdnRow(id: number, name: string, { type = NONE, remarks = NONE }: { readonly type?: string; readonly remarks?: string } = {}): string {
  return [String(id), `"${name}"`, type === NONE ? NONE : `"${type}"`, '"MADEUP"', ...Array.from({ length: 7 }, () => NONE), remarks === NONE ? NONE : `"${remarks}"`].join(',');
}

function csv(name: string, rows: readonly string[]): GivenFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`${rows.join('\r\n')}\r\n`) };
}

/** A version of the made-up list in OFAC's CSV. The second version says something else of the mill, and lists one more firm. */
export function ofacFiles(version: 'first' | 'second'): readonly GivenFile[] {
  const isSecond = version === 'second';
  return [
    csv('sdn.csv', [
      sdnRow(101, 'QUORVANE MILL TRADING COMPANY', { remarks: isSecond ? 'Tax ID No. 77-1234567 (Testland); Linked To: NOBODY.' : 'Linked To: NOBODY.' }),
      sdnRow(102, 'ONDULESKI, Tarvik', { type: 'individual', remarks: 'DOB 05 Mar 1970; POB Sampletown, Testland; nationality Iraq; Passport A7654321 (Iraq).' }),
      sdnRow(103, 'BLENKOV ORIENT SHIPPING'),
      sdnRow(104, 'AL-ZAHRAN BAKERIES'),
      ...(isSecond ? [sdnRow(105, 'NOBODY AT ALL HOLDING')] : []),
    ]),
    csv('alt.csv', ['101,1,"aka","شركة كوورفين للطحن والتجارة",-0- ', '102,2,"aka","Тарвик Ондулески",-0- ', '102,3,"aka","طارفيك أوندوليسكي",-0- ', '103,4,"aka","Бленков Ориент Шиппинг",-0- ', '104,5,"aka","مخابز الزهران",-0- ']),
    csv('add.csv', ['101,11,"1 Street","Sampletown","Iraq",-0- ', '104,12,"2 Street","Sampletown","Lebanon",-0- ']),
  ];
}

/** A list that somebody has put markup and turning marks into. */
export function hostileFile(): GivenFile {
  const alias = 'Camp Bakers \u202e<img src=x onerror=globalThis.hacked=1>';
  return { ...csv('sdn.csv', [sdnRow(301, 'CAMP BAKERS', { remarks: `a.k.a. '${alias}'; POB <script>globalThis.hacked=1</script>; Passport <b>9999999</b> (Iraq).` }), sdnRow(302, alias)]), name: 'sdn.csv' };
}

/** Another publisher's list, as the United Nations write theirs. */
export function unFile(day: string): GivenFile {
  const xml = `<?xml version="1.0" encoding="utf-8"?><CONSOLIDATED_LIST dateGenerated="${day}T00:00:01Z"><INDIVIDUALS><INDIVIDUAL><DATAID>900</DATAID><FIRST_NAME>TARVIK</FIRST_NAME><SECOND_NAME>ONDULESKI</SECOND_NAME><UN_LIST_TYPE>Testland</UN_LIST_TYPE><REFERENCE_NUMBER>TEi.001</REFERENCE_NUMBER><NAME_ORIGINAL_SCRIPT>طارفيك أوندوليسكي</NAME_ORIGINAL_SCRIPT><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1970-03-05</DATE></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL><INDIVIDUAL><DATAID>902</DATAID><FIRST_NAME>TARWIK</FIRST_NAME><SECOND_NAME>ONDULESKY</SECOND_NAME><UN_LIST_TYPE>Testland</UN_LIST_TYPE><REFERENCE_NUMBER>TEi.002</REFERENCE_NUMBER><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1950</YEAR></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY><DATAID>901</DATAID><FIRST_NAME>SAMPLE HAULAGE ORIENT</FIRST_NAME><ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>النقل النموذجي</ALIAS_NAME></ENTITY_ALIAS></ENTITY></ENTITIES></CONSOLIDATED_LIST>`;
  return { name: 'consolidated.xml', mimeType: 'text/xml', buffer: Buffer.from(xml) };
}
