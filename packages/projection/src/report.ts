// All reports by name.

import { unreachable } from '@amanah/log/assert.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { adequacyReport } from './adequacy.ts';
import { balancesReport } from './balances.ts';
import { bankReport } from './bank.ts';
import { consignmentsReport } from './consignments.ts';
import { decisionsReport } from './decisions.ts';
import { donorsReport } from './donors.ts';
import { exceptionsReport } from './exceptions.ts';
import { fundAgeReport } from './fund-age.ts';
import { fundRulesReport } from './fund-rules.ts';
import { fundsReport } from './funds.ts';
import { loansReport } from './loans.ts';
import { lossesReport } from './losses.ts';
import { ordersReport } from './orders.ts';
import { placesReport } from './places.ts';
import { projectsReport } from './projects.ts';
import { promisedToServedReport } from './promised-to-served.ts';
import { registrationsReport } from './registrations.ts';
import type { AnyReport, ReportName } from './report-shape.ts';
import { restatementsReport } from './restatements.ts';
import { screeningsReport } from './screenings.ts';
import { stockReport } from './stock.ts';
import { waitingReport } from './waiting.ts';
import { waybillsReport } from './waybills.ts';

export { PUBLISHED_REPORTS, REPORT_NAMES } from './report-shape.ts';
export type * from './report-shape.ts';

/** The report of this name at tree size `asOf`, from 0 to the size of the books. */
export function buildReport(name: ReportName, books: Books, asOf: number): AnyReport {
  switch (name) {
    case 'promised-to-served': return promisedToServedReport(books, asOf);
    case 'funds': return fundsReport(books, asOf);
    case 'donors': return donorsReport(books, asOf);
    case 'projects': return projectsReport(books, asOf);
    case 'places': return placesReport(books, asOf);
    case 'consignments': return consignmentsReport(books, asOf);
    case 'restatements': return restatementsReport(books, asOf);
    case 'exceptions': return exceptionsReport(books, asOf);
    case 'balances': return balancesReport(books, asOf);
    case 'adequacy': return adequacyReport(books, asOf);
    case 'stock': return stockReport(books, asOf);
    case 'waybills': return waybillsReport(books, asOf);
    case 'losses': return lossesReport(books, asOf);
    case 'orders': return ordersReport(books, asOf);
    case 'loans': return loansReport(books, asOf);
    case 'fund-rules': return fundRulesReport(books, asOf);
    case 'fund-age': return fundAgeReport(books, asOf);
    case 'decisions': return decisionsReport(books, asOf);
    case 'screenings': return screeningsReport(books, asOf);
    case 'registrations': return registrationsReport(books, asOf);
    case 'waiting': return waitingReport(books, asOf);
    case 'bank': return bankReport(books, asOf);
    default: return unreachable(name);
  }
}
