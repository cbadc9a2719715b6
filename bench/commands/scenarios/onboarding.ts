import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { change } from '../../../shared/store/plan.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { usccFixture } from '../../../test/support/uscc-fixtures.ts';
import { agencyClaims } from '../api-event.ts';
import { idOf, NOW, put, type Scenario } from '../scenario.ts';

const load = () => import('../../../functions/registration/api.ts');
const ORG_NAME = '上海示例科技有限公司';

/** A draft case of its own agency. */
async function draftCase(tables: Tables, index: number): Promise<{ id: string; uscc: string }> {
  const id = idOf('BENCHY', index);
  const uscc = usccFixture(index);
  const body: OnboardingCaseBody = onboardingCase.body().parse({
    uscc,
    orgName: ORG_NAME,
    openedBy: 'bench',
    openedAt: NOW,
    draft: {},
  });
  const opened = {
    type: 'OnboardingCaseOpened',
    data: { caseId: id, uscc },
    article: '5-0' as const,
    to: 'DRAFT',
  };
  await put(tables, { changes: [change(onboardingCase, { newId: id }, { events: [opened], body })] });
  return { id, uscc };
}

export const onboardingScenarios: readonly Scenario[] = [
  {
    name: 'registerDocument',
    load,
    status: 201,
    prepare: async (_tables, index) => {
      const id = idOf('BENCHZ', index);
      const body = {
        kind: 'PREMISES_PROOF',
        fileName: '租赁合同.pdf',
        mediaType: 'application/pdf',
        bytes: 1024,
        sha256: `${'A'.repeat(43)}=`,
      };
      const claims = agencyClaims(id, usccFixture(index), ORG_NAME);
      return { id, call: { routeKey: 'POST /documents', body, claims, idempotencyKey: id } };
    },
    // Reads: settings, idempotency record. Writes: state 2 and one list, event 2 and its outbox entry, and an
    // idempotency record of under 2 KB, as it keeps the upload form.
    units: { read: 2, write: 10, counted: '(2 + 1) + (2 + 1) + 4' },
  },
  {
    name: 'amendCase',
    load,
    status: 200,
    prepare: async (tables, index) => {
      const { id, uscc } = await draftCase(tables, index);
      const body = { introduction: '从事材料检测与研发服务。', declaredEstablishedOn: '2015-06-01' };
      const claims = agencyClaims(id, uscc, ORG_NAME);
      return {
        id,
        call: { routeKey: 'PATCH /onboarding-cases/{caseId}', params: { caseId: id }, body, claims },
      };
    },
    // Reads: settings, case. Writes: state 2 and its three lists, event 2 and its outbox entry; no key, no record.
    units: { read: 2, write: 8, counted: '(2 + 3) + (2 + 1)' },
  },
];
