import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { decideRegisterOfficer } from '../../shared/domain/officer/officer.ts';
import { principalIdOf } from '../../shared/domain/identity/principal.ts';
import type { OnboardingCaseBody } from '../../shared/domain/onboarding/onboarding-case.ts';
import { officer } from '../../shared/store/aggregates/administration.ts';
import { onboardingCase } from '../../shared/store/aggregates/onboarding-case.ts';
import { commit } from '../../shared/store/commit.ts';
import type { Context as CommitContext } from '../../shared/store/event-item.ts';
import { change, type Change } from '../../shared/store/plan.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openTask } from '../../shared/store/tasks.ts';
import { usccFixture } from '../../test/support/uscc-fixtures.ts';
import { agencyClaims, type ApiCall, ISSUER, officerClaims } from './api-event.ts';

export type ApiFunction = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** One subject of a command, made beforehand, and the call that acts on it. */
interface Subject {
  readonly id: string;
  readonly call: ApiCall;
}

export interface Scenario {
  readonly name: string;
  readonly load: () => Promise<{ readonly handler: unknown }>;
  readonly prepare: (tables: Tables, index: number) => Promise<Subject>;
  readonly status: number;
  /** Counted by hand, see request-units.ts. */
  readonly units: { readonly read: number; readonly write: number; readonly counted: string };
}

const NOW = '2026-03-02T01:00:00.000Z';
const OFFICER = 'bench-officer';
const context: CommitContext = {
  actor: { id: 'SYSTEM', role: 'SYSTEM' },
  now: NOW,
  policyVersion: 'default',
  requestId: 'bench',
  cause: 'bench',
};

const put = async (tables: Tables, changes: readonly Change[]) => {
  const { outcome } = await commit(tables, { changes, response: undefined }, context);
  if (outcome !== 'done') throw new Error(`could not prepare: ${outcome}`);
};

/** Puts the officer of the scenarios into the register, once. */
export async function registerBenchOfficer(tables: Tables): Promise<void> {
  const officerId = principalIdOf(ISSUER, OFFICER);
  const body = {
    sealedRef: `OFFICER#${officerId}`,
    roles: ['CENTRE_OFFICER' as const],
    conflicts: [],
    active: true,
  };
  await put(tables, [change(officer, { newId: officerId }, decideRegisterOfficer(officerId, body))]);
}

const idOf = (prefix: string, index: number) => `${prefix}${String(index).padStart(20, '0')}`;

/** A draft case of its own agency. */
async function draftCase(
  tables: Tables,
  index: number,
): Promise<{ id: string; uscc: string; orgName: string }> {
  const id = idOf('BENCHC', index);
  const uscc = usccFixture(index);
  const orgName = '上海示例科技有限公司';
  const body: OnboardingCaseBody = onboardingCase.body().parse({
    uscc,
    orgName,
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
  await put(tables, [change(onboardingCase, { newId: id }, { events: [opened], body })]);
  return { id, uscc, orgName };
}

/** A command of each weight: an officer's smallest, a new aggregate with its answer kept, and a change of a draft. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'claimTask',
    load: () => import('../../functions/administration/api.ts'),
    status: 200,
    prepare: async (tables, index) => {
      const id = idOf('BENCHT', index);
      const about = {
        queue: 'CENTRE_OFFICER',
        kind: 'PASS_VERIFICATION',
        subjectRef: `CASE#${id}`,
        dueAt: NOW,
      } as const;
      const opened = await openTask(tables, id, about, { now: NOW, article: '5-2c' });
      if (opened) await put(tables, [opened]);
      const claims = officerClaims(OFFICER);
      return {
        id,
        call: { routeKey: 'POST /tasks/{taskId}/claim', params: { taskId: id }, claims, idempotencyKey: id },
      };
    },
    // Reads: officer, settings, idempotency record, task: one strong unit each.
    // Writes, all under 1 KB, two units a KB in a transaction and one an index entry: state 2 and its three lists,
    // event 2 and its outbox entry, idempotency record 2.
    units: { read: 4, write: 10, counted: '(2 + 3) + (2 + 1) + 2' },
  },
  {
    name: 'registerDocument',
    load: () => import('../../functions/registration/api.ts'),
    status: 201,
    prepare: async (_tables, index) => {
      const id = idOf('BENCHD', index);
      const body = {
        kind: 'PREMISES_PROOF',
        fileName: '租赁合同.pdf',
        mediaType: 'application/pdf',
        bytes: 1024,
        sha256: `${'A'.repeat(43)}=`,
      };
      const claims = agencyClaims(id, usccFixture(index), '上海示例科技有限公司');
      return { id, call: { routeKey: 'POST /documents', body, claims, idempotencyKey: id } };
    },
    // Reads: settings, idempotency record. Writes: state 2 and one list, event 2 and its outbox entry, and an
    // idempotency record of under 2 KB, as it keeps the upload form.
    units: { read: 2, write: 10, counted: '(2 + 1) + (2 + 1) + 4' },
  },
  {
    name: 'amendCase',
    load: () => import('../../functions/registration/api.ts'),
    status: 200,
    prepare: async (tables, index) => {
      const { id, uscc, orgName } = await draftCase(tables, index);
      const body = { introduction: '从事材料检测与研发服务。', declaredEstablishedOn: '2015-06-01' };
      const claims = agencyClaims(id, uscc, orgName);
      return {
        id,
        call: { routeKey: 'PATCH /onboarding-cases/{caseId}', params: { caseId: id }, body, claims },
      };
    },
    // Reads: settings, case. Writes: state 2 and its three lists, event 2 and its outbox entry; no key, no record.
    units: { read: 2, write: 8, counted: '(2 + 3) + (2 + 1)' },
  },
];
