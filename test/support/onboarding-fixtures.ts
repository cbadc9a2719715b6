import type { Actor } from '../../shared/domain/event.ts';
import type { Role } from '../../shared/domain/identity/role.ts';
import type { CaseState } from '../../shared/domain/onboarding/case-state.ts';
import type { DocumentFacts } from '../../shared/domain/onboarding/completeness.ts';
import { documentReferences } from '../../shared/domain/onboarding/draft-documents.ts';
import {
  type CaseDraft,
  CRITERIA,
  type OnboardingCaseBody,
} from '../../shared/domain/onboarding/onboarding-case.ts';
import { builtInCalendar } from '../../shared/policy/calendar/built-in.ts';
import { resolvePolicy } from '../../shared/policy/policy.ts';
import { calendarOf } from '../../shared/domain/time/calendar.ts';
import { deadlineInDays } from '../../shared/domain/time/deadline.ts';
import { VerificationState } from '../../shared/domain/verification/verification-state.ts';
import { USCC } from './uscc-fixtures.ts';

export const NOW = '2026-03-02T01:00:00.000Z';
export const TODAY = '2026-03-02';
export const policy = resolvePolicy([], TODAY);
export const calendar = calendarOf(builtInCalendar);

/** Somebody acting in these roles. */
export const by = (roles: readonly Role[], now = NOW, id = 'u-agency-admin') => {
  const actor: Actor = { id, role: roles[0] ?? 'PUBLIC' };
  return { now, actor, roles };
};
export const admin = (now = NOW) => by(['AGENCY_ADMIN'], now);
export const system = (now = NOW) => by(['SYSTEM'], now, 'SYSTEM');

/** A draft that leaves nothing to ask for; `more` replaces sections. */
export const completeDraft = (more: Partial<CaseDraft> = {}): CaseDraft => ({
  registry: {
    name: '上海示例科技有限公司',
    organisationType: '有限责任公司(自然人投资或控股)',
    establishedOn: '2015-06-01',
    status: '存续',
    asOf: TODAY,
  },
  introduction: '从事材料检测与研发服务。',
  premises: { address: '上海市示例路1号', documentId: 'd-premises' },
  team: {
    sealedRef: 'CASE-c1/team/2',
    sealedHash: '0'.repeat(64),
    members: ['工程师', '研究员', '检测员'].map((title) => ({ title, qualification: '硕士' })),
  },
  capabilityDocumentId: 'd-capability',
  financialSystemDocumentId: 'd-financial-system',
  financialStatementDocumentId: 'd-financial-statement',
  categories: [
    {
      code: 'RESEARCH_DEVELOPMENT',
      serviceContent: '新材料研发',
      serviceStandardDocumentId: 'd-standard',
      chargingStandardDocumentId: 'd-charges',
      qualifications: [],
    },
  ],
  answers: Object.fromEntries(CRITERIA.map((criterion) => [criterion, { met: true, documentIds: [] }])),
  ...more,
});

/** Every material a draft names, its own and clean. */
export const cleanDocuments = (draft: CaseDraft, uscc: string = USCC.company): Map<string, DocumentFacts> =>
  new Map(
    documentReferences(draft).map(({ documentId, kind = 'OTHER' }) => [
      documentId,
      { uscc, status: 'CLEAN', sha256: `sha-of-${documentId}`, kind },
    ]),
  );

/** A verification in which one category passed. */
export const verified = VerificationState().parse({
  run: 1,
  round: 0,
  startedAt: NOW,
  verifiedCategories: ['RESEARCH_DEVELOPMENT'],
});

/** A case in a state, as a decision reads it. */
export const caseIn = (status: string, body: Partial<OnboardingCaseBody> = {}): CaseState => ({
  id: 'c1',
  status,
  deadlines: status === 'SUPPLEMENT_REQUIRED' ? { SUPPLEMENT_DUE: supplementDue } : {},
  body: {
    uscc: USCC.company,
    orgName: '上海示例科技有限公司',
    openedBy: 'u-agency-admin',
    openedAt: NOW,
    draft: completeDraft(),
    supplements: [],
    ...body,
  },
});

export const supplementDue = deadlineInDays({
  kind: 'SUPPLEMENT_DUE',
  base: NOW,
  amount: policy.get('onboarding.supplementDays'),
  calendar,
  source: { policyKey: 'onboarding.supplementDays', article: '5-2c' },
});
