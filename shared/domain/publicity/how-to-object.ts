import type { PolicySet } from '../../policy/policy.ts';

/** How to object (异议), in the official wording of such notices (domain §2.2). Part of what is frozen. */
export function howToObject(policy: PolicySet): string[] {
  return [
    '对公示内容有异议的，应在公示期内以书面形式通过本平台提出，并写明异议事项，提供证据材料或明确线索。',
    '个人提出异议的，须署真实姓名并留联系手机；单位提出异议的，须加盖公章，并写明联系人和联系手机。',
    policy.get('objection.allowAnonymousWithEvidence')
      ? '匿名提出异议而未附明确证据和可查线索的，不予受理。'
      : '匿名提出的异议，不予受理。',
    '对异议人的身份依规予以保密。逾期提出的，可按投诉处理。',
  ];
}
