import type { OnboardingContent } from '../../../shared/domain/publicity/content.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { cite } from '../../../shared/policy/articles.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';

/** How to object (异议), in the official wording of such notices (domain §2.2). Part of what is frozen. */
function howToObject(policy: PolicySet): string[] {
  return [
    '对公示内容有异议的，应在公示期内以书面形式通过本平台提出，并写明异议事项，提供证据材料或明确线索。',
    '个人提出异议的，须署真实姓名并留联系手机；单位提出异议的，须加盖公章，并写明联系人和联系手机。',
    policy.get('objection.allowAnonymousWithEvidence')
      ? '匿名提出异议而未附明确证据和可查线索的，不予受理。'
      : '匿名提出的异议，不予受理。',
    '对异议人的身份依规予以保密。逾期提出的，可按投诉处理。',
  ];
}

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
