import { missingQualifications } from '../../policy/categories.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type FieldError, refuse, type Refusal } from '../problem.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { FreezeCause, ProductContent } from './product.ts';

/** A verified certificate, as far as products depend on it. */
export interface HeldQualification {
  readonly qualificationId: string;
  readonly kind: string;
  readonly category?: string | undefined;
  /** Its last day. */
  readonly validUntil?: LocalDate | undefined;
}

/** What an agency may offer depends on this (5-5a, 5-5b, 3-1b). */
export interface AgencyStanding {
  readonly status: string;
  readonly categories: readonly string[];
  readonly held: readonly HeldQualification[];
}

export interface StandingContext {
  readonly policy: PolicySet;
  readonly today: LocalDate;
}

const serves = (held: HeldQualification, category: string, today: LocalDate): boolean =>
  (held.category === undefined || held.category === category) &&
  (held.validUntil === undefined || held.validUntil >= today);

/** The certificates that a category asks for and the agency holds today. */
export const reliedOn = (
  category: string,
  { held }: AgencyStanding,
  { policy, today }: StandingContext,
): readonly HeldQualification[] => {
  const wanted = catalogued(category, policy)?.requiredQualifications.flat() ?? [];
  return held.filter((each) => wanted.includes(each.kind) && serves(each, category, today));
};

const catalogued = (category: string, policy: PolicySet) =>
  policy.get('category.catalogue').find(({ code }) => code === category);

/** The groups of certificates of which the category needs one each, and the agency holds none today. */
export function lackingQualifications(
  category: string,
  standing: AgencyStanding,
  ctx: StandingContext,
): string[][] {
  const known = catalogued(category, ctx.policy);
  if (known === undefined) return [];
  return missingQualifications(known, new Set(reliedOn(category, standing, ctx).map(({ kind }) => kind)));
}

/** The causes for which a product of this category is frozen, as its agency stands now. */
export function causesOf(category: string, standing: AgencyStanding, ctx: StandingContext): FreezeCause[] {
  const causes: FreezeCause[] = [];
  if (standing.status !== 'ACTIVE') causes.push('SUSPENSION');
  if (lackingQualifications(category, standing, ctx).length > 0) causes.push('QUALIFICATION_EXPIRED');
  return causes;
}

const REQUIRED = {
  description: '请填写服务内容',
  deliverables: '请填写交付成果',
  serviceStandard: '请填写服务规范',
  priceFen: '请填写价格',
  priceUnit: '请填写计价单位',
} as const satisfies Partial<Record<keyof ProductContent, string>>;

/** What is missing of a product that is to be on offer (5-5b). */
export function incompleteFields(content: ProductContent): FieldError[] {
  const required: readonly (keyof typeof REQUIRED)[] = [
    'description',
    'deliverables',
    'serviceStandard',
    'priceFen',
    'priceUnit',
  ];
  return required.flatMap((field) =>
    content[field] === undefined
      ? [{ field: `body.${field}`, zh: REQUIRED[field], en: `${field} is required to publish` }]
      : [],
  );
}

/** The price of complete content, or what is missing of it. */
export function completePrice(content: ProductContent): number | Refusal {
  const fields = incompleteFields(content);
  if (fields.length > 0 || content.priceFen === undefined)
    return refuse('VALIDATION_FAILED', { article: '5-5b', fields });
  return content.priceFen;
}

/** Why an agency that stands so may not offer this; undefined when it may (rows 5-5a, 5-5b, 3-1b). */
export function refuseOffer(
  { category }: ProductContent,
  standing: AgencyStanding,
  ctx: StandingContext,
): Refusal | undefined {
  if (standing.status !== 'ACTIVE')
    return refuse('AGENCY_NOT_ACTIVE', { article: '5-5a', extra: { state: standing.status } });
  if (!standing.categories.includes(category) || catalogued(category, ctx.policy)?.active !== true)
    return refuse('CATEGORY_NOT_VERIFIED', { article: '5-5b', extra: { category } });
  const missing = lackingQualifications(category, standing, ctx);
  if (missing.length === 0) return undefined;
  return refuse('QUALIFICATION_EXPIRED', { article: '3-1b', extra: { category, missing } });
}
