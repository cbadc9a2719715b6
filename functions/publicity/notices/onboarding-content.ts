import type { OnboardingContent } from '../../../shared/domain/publicity/content.ts';
import { howToObject } from '../../../shared/domain/publicity/how-to-object.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { cite } from '../../../shared/policy/articles.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';

/** What is made public of a verified case: the submission that was verified and the categories that passed (5-3). */
export function onboardingContent(body: OnboardingCaseBody, policy: PolicySet): OnboardingContent {
  const draft = body.submission?.draft ?? body.draft;
  const names = new Map(policy.get('category.catalogue').map(({ code, nameZh }) => [code, nameZh]));
  const verified = new Set(body.verification?.verifiedCategories);
  const { registry, premises, introduction } = draft;
  const basis = cite('5-3', policy.get('regulation.docNo'));
  return {
    kind: 'ONBOARDING',
    title: `关于${body.orgName}入驻上海市科技创新券服务机构的公示`,
    orgName: body.orgName,
    uscc: body.uscc,
    ...(registry && { organisationType: registry.organisationType, establishedOn: registry.establishedOn }),
    ...(premises && { address: premises.address }),
    ...(introduction !== undefined && { introduction }),
    categories: draft.categories
      .filter(({ code }) => verified.has(code))
      .map(({ code, serviceContent }) => ({ code, nameZh: names.get(code) ?? code, serviceContent })),
    basis: basis?.zh ?? policy.get('regulation.docNo'),
    howToObject: howToObject(policy),
  };
}
