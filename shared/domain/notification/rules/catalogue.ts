import { CategoryGrantLapsed } from '../../../../events/category-grant-lapsed/v1.ts';
import { CategoryGrantRefusalProposed } from '../../../../events/category-grant-refusal-proposed/v1.ts';
import { CategoryGrantRefused } from '../../../../events/category-grant-refused/v1.ts';
import { CategoryGrantRequested } from '../../../../events/category-grant-requested/v1.ts';
import { CategoryGrantVerified } from '../../../../events/category-grant-verified/v1.ts';
import { ProductFrozen } from '../../../../events/product-frozen/v1.ts';
import { ProductRestored } from '../../../../events/product-restored/v1.ts';
import { QualificationExpired } from '../../../../events/qualification-expired/v1.ts';
import { QualificationExpiring } from '../../../../events/qualification-expiring/v1.ts';
import { QualificationRefused } from '../../../../events/qualification-refused/v1.ts';
import { StandingDocumentReminded } from '../../../../events/standing-document-reminded/v1.ts';
import { StandingDocumentStale } from '../../../../events/standing-document-stale/v1.ts';
import { zhDate } from '../../time/local-date.ts';
import { letter, letterAndSms, nobody, on } from './rule.ts';

const aboutGrant = (grantId: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `GRANT#${grantId}`,
  path: `/category-grants/${grantId}`,
});

const aboutQualification = (id: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `QUALIFICATION#${id}`,
  path: `/qualifications/${id}`,
});

const aboutStanding = (id: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `STANDINGDOC#${id}`,
  path: `/standing-documents/${id}`,
});

const aboutProduct = (productId: string, template: string) => ({
  template,
  params: {},
  subjectRef: `PRODUCT#${productId}`,
  path: `/product-files/${productId}`,
});

/** The Notify columns of rows 3-1b, 5-5c, 6-2a and 6-2b, and what the centre does to a product (SM-5). */
export const catalogueRules = [
  on(CategoryGrantRequested, ({ grantId, uscc }) => letter(uscc, aboutGrant(grantId, 'CATEGORY_REQUESTED'))),
  on(CategoryGrantVerified, ({ grantId, uscc }) => letter(uscc, aboutGrant(grantId, 'CATEGORY_VERIFIED'))),
  on(CategoryGrantRefusalProposed, ({ grantId, uscc, dueOn }) =>
    letterAndSms(uscc, aboutGrant(grantId, 'CATEGORY_REFUSAL_PROPOSED', { date: zhDate(dueOn) })),
  ),
  on(CategoryGrantRefused, ({ grantId, uscc }) =>
    letterAndSms(uscc, aboutGrant(grantId, 'CATEGORY_REFUSED')),
  ),
  on(CategoryGrantLapsed, ({ grantId, uscc }) => letter(uscc, aboutGrant(grantId, 'CATEGORY_LAPSED'))),
  on(QualificationRefused, ({ qualificationId, uscc }) =>
    letter(uscc, aboutQualification(qualificationId, 'QUALIFICATION_REFUSED')),
  ),
  // T-60 and T-30 by letter, the last reminder (T-7) also by text message (3-1b).
  on(QualificationExpiring, ({ qualificationId, uscc, validUntil, final }) => {
    const tell = final ? letterAndSms : letter;
    const params = { date: zhDate(validUntil) };
    return tell(uscc, aboutQualification(qualificationId, 'QUALIFICATION_EXPIRING', params));
  }),
  on(QualificationExpired, ({ qualificationId, uscc }) =>
    letter(uscc, aboutQualification(qualificationId, 'QUALIFICATION_ENDED')),
  ),
  on(StandingDocumentReminded, ({ standingDocId, uscc, dueOn }) =>
    letter(uscc, aboutStanding(standingDocId, 'STANDING_DOCUMENT_DUE', { date: zhDate(dueOn) })),
  ),
  on(StandingDocumentStale, ({ standingDocId, uscc }) =>
    letter(uscc, aboutStanding(standingDocId, 'STANDING_DOCUMENT_STALE')),
  ),
  // A suspension and an ended certificate are told by themselves, not once more for each product.
  on(ProductFrozen, ({ productId, uscc, cause }) =>
    cause === 'TAKEDOWN' || cause === 'REVIEW'
      ? letter(uscc, aboutProduct(productId, 'PRODUCT_FROZEN'))
      : nobody,
  ),
  on(ProductRestored, ({ productId, uscc, cause }) =>
    cause === 'TAKEDOWN' || cause === 'REVIEW'
      ? letter(uscc, aboutProduct(productId, 'PRODUCT_RESTORED'))
      : nobody,
  ),
];
