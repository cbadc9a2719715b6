import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from '../../../functions/administration/history/read-history.ts';
import { routes } from '../../../functions/administration/routes.ts';
import { decideOpenComplainant } from '../../../shared/domain/complaint/open-sealed.ts';
import { decideSubmitComplaint } from '../../../shared/domain/complaint/submit.ts';
import type { OfficerRole } from '../../../shared/domain/identity/role.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideOpenTask } from '../../../shared/domain/task/open-task.ts';
import { decideSuspectViolation } from '../../../shared/domain/violation/suspect.ts';
import { complaint } from '../../../shared/store/aggregates/complaint.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { executeCommand } from '../../../shared/store/execute.ts';
import { type Change, change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { discipline, submission, USCC } from '../../support/complaint-fixtures.ts';
import { testContext } from '../../support/counter.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { calendar, policy } from '../../support/publicity-fixtures.ts';
import { administrationDeps, driver, NOW, officer, refusedAs } from './support.ts';

const dynamo = await startDynamo();
const { tables } = dynamo;
const run = driver(administrationDeps(tables));
afterAll(() => dynamo.stop());

const write = (...changes: Change[]) =>
  executeCommand(tables, async () => ({ changes, response: { status: 201 } }), testContext);
const submitted = (kind: 'COMPLAINT' | 'REPORT') =>
  change(
    complaint,
    { newId: kind },
    decideSubmitComplaint(kind, submission(kind), { now: NOW, policy, calendar }),
  );
const opened = (id: string, queue: OfficerRole, subjectRef: string) => {
  const about = { queue, kind: 'INVESTIGATE_COMPLAINT', subjectRef, dueAt: NOW } as const;
  return change(task, { newId: id }, decideOpenTask(id, about, { now: NOW, article: '3-2g' }));
};
const trailOf = (kind: string, id: string, ...roles: OfficerRole[]) =>
  run.query(routes.readHistory, readHistory, { as: officer('p', roles), params: { kind, id } });
const refused = refusedAs('FORBIDDEN_ROLE');

beforeAll(async () => {
  await write(submitted('COMPLAINT'), submitted('REPORT'));
  const suspicion = {
    agencyId: 'A1',
    uscc: USCC,
    kind: 'FALSIFICATION_TEST_RESULT',
    reason: '报告不实',
    subjectRef: 'AGENCY#A1',
    sourceRef: 'COMPLAINT#REPORT',
  } as const;
  const report = await get(tables, complaint, 'REPORT');
  await write(
    change(complaint, report, orThrow(decideOpenComplainant(report, { purpose: '核实身份' }, discipline))),
    change(
      violation,
      { newId: 'V1' },
      orThrow(decideSuspectViolation('V1', suspicion, { ...discipline, conflicts: [] })),
    ),
    opened('T-DISCIPLINE', 'CENTRE_DISCIPLINE', 'AGENCY#A1'),
    opened('T-REPORT', 'CENTRE_REVIEWER', 'COMPLAINT#REPORT'),
    opened('T-VIOLATION', 'CENTRE_REVIEWER', 'VIOLATION#V1'),
  );
});

describe('[3-2g] the trail of what is confidential', () => {
  it.each([
    ['COMPLAINT', 'REPORT'],
    ['VIOLATION', 'V1'],
    ['TASK', 'T-REPORT'],
    ['TASK', 'T-VIOLATION'],
  ])('%s %s: is read by those alone who may read the report', async (kind, id) => {
    for (const role of ['CENTRE_OFFICER', 'CENTRE_ADMIN', 'FINANCE_OFFICER'] as const)
      await expect(trailOf(kind, id, role)).rejects.toMatchObject(refused);
    for (const role of ['CENTRE_DISCIPLINE', 'CENTRE_REVIEWER', 'COMMISSION_OFFICER'] as const)
      expect((await trailOf(kind, id, role)).status).toBe(200);
  });

  it('is not Finance’s, whatever the kind of the complaint', async () => {
    expect((await trailOf('COMPLAINT', 'COMPLAINT', 'CENTRE_OFFICER')).status).toBe(200);
    await expect(trailOf('COMPLAINT', 'COMPLAINT', 'FINANCE_OFFICER')).rejects.toMatchObject(refused);
  });

  it('of the discipline office’s own tasks is its own', async () => {
    await expect(trailOf('TASK', 'T-DISCIPLINE', 'CENTRE_REVIEWER')).rejects.toMatchObject(refused);
    expect((await trailOf('TASK', 'T-DISCIPLINE', 'CENTRE_DISCIPLINE')).status).toBe(200);
  });

  it('says what an identity was opened for to the discipline office alone', async () => {
    const purposeFor = async (role: OfficerRole) => {
      const { items } = (await trailOf('COMPLAINT', 'REPORT', role)).body as {
        items: { type: string; reason?: string }[];
      };
      return items.find(({ type }) => type === 'ComplaintIdentityOpened');
    };
    expect(await purposeFor('CENTRE_DISCIPLINE')).toMatchObject({ reason: '核实身份' });
    expect(await purposeFor('CENTRE_REVIEWER')).not.toHaveProperty('reason');
  });
});

describe('[1-1] the trail of an evaluation', () => {
  it('is read by those who carry it out; what users answered and how cases are judged by fewer', async () => {
    const readers: readonly (readonly [kind: string, may: OfficerRole, mayNot: OfficerRole])[] = [
      ['ENTRY', 'COMMISSION_OFFICER', 'FINANCE_OFFICER'],
      ['INPUTCORRECTION', 'CENTRE_REVIEWER', 'FINANCE_OFFICER'],
      ['CATEGORYRESULT', 'CENTRE_ADMIN', 'FINANCE_OFFICER'],
      ['SURVEY', 'CENTRE_OFFICER', 'CENTRE_DISCIPLINE'],
      ['SERVICECASE', 'CENTRE_OFFICER', 'COMMISSION_OFFICER'],
    ];
    for (const [kind, may, mayNot] of readers) {
      await expect(trailOf(kind, 'X1', mayNot)).rejects.toMatchObject(refused);
      // There is no such matter: it may be asked for.
      await expect(trailOf(kind, 'X1', may)).rejects.toMatchObject(refusedAs('NOT_FOUND'));
    }
    for (const kind of ['AMENDMENT', 'REWARD', 'SHOWCASE', 'SERVICEPLAN', 'CASECOLLECTION'])
      await expect(trailOf(kind, 'X1', 'FINANCE_OFFICER')).rejects.toMatchObject(refusedAs('NOT_FOUND'));
    const { kind } = routes.readHistory.params().shape;
    expect(kind.safeParse('SAMPLE').success).toBe(false);
  });
});
