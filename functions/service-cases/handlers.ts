import type { Handlers } from '../../shared/runtime/route.ts';
import { nominateServiceCase } from './cases/nominate.ts';
import {
  archiveServiceCase,
  consentToCase,
  editServiceCase,
  publishServiceCase,
  withdrawCaseConsent,
  withdrawServiceCase,
} from './cases/publish.ts';
import {
  listCasesToScore,
  listOwnServiceCases,
  listServiceCases,
  readServiceCase,
} from './cases/read-cases.ts';
import {
  appointExperts,
  checkCaseEligibility,
  decideCaseSelection,
  recuseFromCase,
  scoreServiceCase,
} from './cases/review.ts';
import {
  arrangeCaseCollection,
  draftCaseCollection,
  listCaseCollections,
  publishCaseCollection,
} from './collections/collections.ts';
import { exportCaseCollection, readCollectionPage } from './collections/export-collection.ts';
import type { ServiceCasesDeps } from './deps.ts';
import { listPublishedCases, readCasesPage } from './pages/column.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, ServiceCasesDeps> = {
  nominateServiceCase,
  listServiceCases,
  listOwnServiceCases,
  listCasesToScore,
  readServiceCase,
  checkCaseEligibility,
  appointExperts,
  scoreServiceCase,
  recuseFromCase,
  decideCaseSelection,
  consentToCase,
  withdrawCaseConsent,
  editServiceCase,
  publishServiceCase,
  withdrawServiceCase,
  archiveServiceCase,
  listPublishedCases,
  readCasesPage,
  draftCaseCollection,
  arrangeCaseCollection,
  publishCaseCollection,
  listCaseCollections,
  exportCaseCollection,
  readCollectionPage,
};
