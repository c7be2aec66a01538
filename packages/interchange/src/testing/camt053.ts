// camt.053 documents for tests, written by hand: no bank's file is copied.

/** One entry; amounts are decimals without sign. */
export interface CamtEntry {
  readonly amount: string;
  readonly direction?: 'CRDT' | 'DBIT';
  readonly day?: string;
  readonly status?: string;
  readonly reference?: string;
  readonly text?: string;
  readonly more?: string;
  readonly currency?: string;
}

export function camtEntry({ amount, direction = 'CRDT', day = '2026-03-05', status = '<Cd>BOOK</Cd>', reference, text, more = '', currency = 'USD' }: CamtEntry): string {
  return `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Sts>${status}</Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>${reference === undefined ? '' : `<AcctSvcrRef>${reference}</AcctSvcrRef>`}${more}${text === undefined ? '' : `<AddtlNtryInf>${text}</AddtlNtryInf>`}</Ntry>`;
}

export function camtBalance(type: string, amount: string, day: string, direction = 'CRDT'): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="USD">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
}

export interface CamtStatement {
  readonly id?: string;
  readonly opening: string;
  readonly closing: string;
  readonly entries: readonly CamtEntry[];
}

export function camtStatement({ id = 'S1', opening, closing, entries }: CamtStatement): string {
  return `<Stmt><Id>${id}</Id><Acct><Id><IBAN>PS92PALS000000000400123456702</IBAN></Id><Ccy>USD</Ccy></Acct><FrToDt><FrDtTm>2026-03-01T00:00:00+02:00</FrDtTm><ToDtTm>2026-03-31T23:59:59+02:00</ToDtTm></FrToDt>${camtBalance('OPBD', opening, '2026-03-01')}${camtBalance('CLBD', closing, '2026-03-31')}${entries.map(camtEntry).join('')}</Stmt>`;
}

export function camtDocument(statements: string, { version = '08', prefix = '' } = {}): string {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Document><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr>${statements}</BkToCstmrStmt></Document>`;
  const named = prefix === '' ? text : text.replace(/<(\/?)(?=[A-Za-z])/g, `<$1${prefix}:`);
  return named.replace('Document>', `Document xmlns${prefix === '' ? '' : `:${prefix}`}="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}">`);
}
