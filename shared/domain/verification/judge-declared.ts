import type { CaseDraft, Criterion } from '../onboarding/onboarding-case.ts';
import { fail, type JudgeContext, type JudgedKey, type Judgement, pass, unknown } from './judgement.ts';

interface Declared extends JudgedKey {
  readonly key: Criterion;
  readonly zh: string;
  /** What the submission lacks for it, in Chinese; empty when complete. */
  readonly lacks: readonly string[];
  readonly code: string;
}

/**
 * Judges what the agency itself declares and proves by documents (rows 4-2b … 4-2e). The submission was refused without
 * them; here they are judged once more on the snapshot, and a criterion that the agency itself calls unmet goes to a
 * person.
 */
export function judgeDeclared(draft: CaseDraft, { policy }: JudgeContext): Judgement[] {
  const minTeam = policy.get('eligibility.minTeam');
  const team = draft.team?.members.length ?? 0;
  const missing = (present: boolean, zh: string) => (present ? [] : [zh]);
  const criteria: Declared[] = [
    {
      key: 'SERVICE_PREMISES',
      row: '4-2b',
      zh: '固定场所',
      lacks: missing(draft.premises !== undefined, '场所地址及使用权证明'),
      code: 'DOCUMENT_MISSING',
    },
    {
      key: 'SERVICE_TEAM',
      row: '4-2c',
      zh: '专业服务团队',
      lacks: [
        ...missing(team >= minTeam, `团队成员不少于${minTeam}人（现${team}人）`),
        ...missing(draft.capabilityDocumentId !== undefined, '服务能力说明'),
      ],
      code: team < minTeam ? 'TEAM_TOO_SMALL' : 'DOCUMENT_MISSING',
    },
    {
      key: 'SERVICE_CONTENT',
      row: '4-2d',
      zh: '服务内容、服务规范和收费标准',
      lacks: missing(draft.categories.length > 0, '至少一个服务类别'),
      code: 'DOCUMENT_MISSING',
    },
    {
      key: 'FINANCIAL_SYSTEM',
      row: '4-2e',
      zh: '财务制度',
      lacks: [
        ...missing(draft.financialSystemDocumentId !== undefined, '财务制度文件'),
        ...missing(draft.financialStatementDocumentId !== undefined, '上年度财务报表'),
      ],
      code: 'DOCUMENT_MISSING',
    },
  ];
  return criteria.map(({ lacks, zh, code, ...asked }) => {
    if (lacks.length > 0) return fail(asked, code, `${zh}材料不全，缺少：${lacks.join('、')}`);
    if (draft.answers[asked.key]?.met === false)
      return unknown(asked, `申报单位自评“${zh}”不符合，须人工核验`);
    return pass(asked, `${zh}材料齐全`);
  });
}
