import type * as z from 'zod';
import { qualificationKinds, type ServiceCategory } from '../../policy/categories.ts';
import type { DeclaredCategory } from '../onboarding/onboarding-case.ts';
import { compareDates } from '../time/local-date.ts';
import { fail, type JudgeContext, type Judgement, pass, unknown, warn } from './judgement.ts';
import type { QualificationFacts } from './source-answer.ts';

type Item = z.infer<ReturnType<typeof QualificationFacts>>['items'][number];

export const QUALIFICATION = 'QUALIFICATION:';
export const qualificationKey = (category: string): string => `${QUALIFICATION}${category}`;
/** The service category of a result's key; undefined for a result that concerns the whole case. */
export const categoryOf = (key: string): string | undefined =>
  key.startsWith(QUALIFICATION) ? key.slice(QUALIFICATION.length) : undefined;

const nameOf = (kind: string) => qualificationKinds.find(({ code }) => code === kind)?.nameZh ?? kind;

/** Whether any declared category asks for a qualification, so that the registers must be asked. */
export function needsQualification(categories: readonly DeclaredCategory[], ctx: JudgeContext): boolean {
  const catalogue = ctx.policy.get('category.catalogue');
  return categories.some(
    ({ code }) => (catalogue.find((known) => known.code === code)?.requiredQualifications.length ?? 0) > 0,
  );
}

/** Row 5-2c, one category: each required group needs one valid entry in the registers. */
export function judgeCategory(
  declared: DeclaredCategory,
  facts: z.infer<ReturnType<typeof QualificationFacts>> | undefined,
  { policy, asOf }: JudgeContext,
): Judgement {
  const asked = { key: qualificationKey(declared.code), row: '5-2c' } as const;
  const category = policy.get('category.catalogue').find(({ code }) => code === declared.code);
  if (category === undefined || !category.active)
    return fail(asked, 'CATEGORY_NOT_OFFERED', `服务类别 ${declared.code} 未开放入驻`);
  if (category.requiredQualifications.length === 0) return pass(asked, `${category.nameZh}：无须专门资质`);
  if (facts === undefined) return unknown(asked, `${category.nameZh}：资质登记查询未能给出结果，须人工核验`);
  return judgeGroups(asked, category, declared, facts.items, asOf);
}

function judgeGroups(
  asked: { readonly key: string; readonly row: '5-2c' },
  category: ServiceCategory,
  declared: DeclaredCategory,
  items: readonly Item[],
  asOf: string,
): Judgement {
  const held: Item[] = [];
  for (const group of category.requiredQualifications) {
    const candidates = items.filter(
      (item) => group.includes(item.kind) && (item.category === undefined || item.category === category.code),
    );
    const valid = candidates.filter((item) => isValid(item, asOf));
    const kinds = group.map(nameOf).join('或');
    if (candidates.length === 0)
      return fail(asked, 'QUALIFICATION_MISSING', `${category.nameZh}：未查到${kinds}`);
    if (valid.length === 0) {
      const seen = {
        items: candidates.map(({ kind, status, validUntil }) => ({ kind, status, validUntil })),
      };
      return fail(asked, 'QUALIFICATION_EXPIRED', `${category.nameZh}：${kinds}已失效`, clean(seen));
    }
    held.push(...valid);
  }
  const seen = clean({
    validUntil: earliest(held),
    items: held.map(({ kind, number, validUntil }) => ({ kind, number, validUntil })),
  });
  const stated = declared.qualifications.filter(({ kind }) => held.some((item) => item.kind === kind));
  const differs = stated.filter(({ number }) => !held.some((item) => item.number === number));
  return differs.length === 0
    ? pass(asked, `${category.nameZh}：资质有效`, seen)
    : warn(
        asked,
        'QUALIFICATION_NUMBER_DIFFERS',
        `${category.nameZh}：资质有效，但申报的证书编号与登记不一致`,
        seen,
      );
}

function isValid(item: Item, asOf: string): boolean {
  return (
    item.status === 'VALID' && (item.validUntil === undefined || compareDates(asOf, item.validUntil) <= 0)
  );
}

/** The first day on which one of them ends; undefined when none does. */
const earliest = (items: readonly Item[]): string | undefined =>
  items.flatMap(({ validUntil }) => validUntil ?? []).toSorted()[0];

/** Without absent members, as facts are kept as JSON. */
const clean = (facts: Record<string, unknown>): Record<string, unknown> => JSON.parse(JSON.stringify(facts));
