import type { Handlers } from '../../shared/runtime/route.ts';
import type { CatalogueDeps } from './deps.ts';
import {
  confirmStandingDocument,
  fileStandingDocument,
  listStandingDocuments,
  readStandingDocument,
} from './documents/standing-documents.ts';
import {
  proposeCategoryRefusal,
  refuseCategory,
  replyToCategoryRefusal,
  requestCategory,
  returnCategoryProposal,
  verifyCategory,
} from './grants/grants.ts';
import { listCategoryGrants, listServiceCategories, readCategoryGrant } from './grants/read-grants.ts';
import {
  archiveProduct,
  draftProduct,
  publishProduct,
  reviseProduct,
  takeProductOffShelf,
} from './products/edit-product.ts';
import {
  listOffers,
  listOffersOfAgency,
  listProducts,
  listProductVersions,
  readOffer,
  readProduct,
  readProductVersion,
} from './products/read-products.ts';
import { liftTakedown, takeProductDown } from './products/take-down.ts';
import {
  listQualifications,
  proposeQualificationRefusal,
  readQualification,
  recordQualification,
  refuseQualification,
  verifyQualification,
} from './qualifications/qualifications.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, CatalogueDeps> = {
  listServiceCategories,
  requestCategory,
  listCategoryGrants,
  readCategoryGrant,
  verifyCategory,
  proposeCategoryRefusal,
  replyToCategoryRefusal,
  refuseCategory,
  returnCategoryProposal,
  recordQualification,
  listQualifications,
  readQualification,
  verifyQualification,
  proposeQualificationRefusal,
  refuseQualification,
  listOffers,
  listOffersOfAgency,
  readOffer,
  listProductVersions,
  readProductVersion,
  listProducts,
  readProduct,
  draftProduct,
  reviseProduct,
  publishProduct,
  takeProductOffShelf,
  archiveProduct,
  takeProductDown,
  liftTakedown,
  fileStandingDocument,
  confirmStandingDocument,
  listStandingDocuments,
  readStandingDocument,
};
