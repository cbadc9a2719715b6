import { afterAll, describe, expect, it } from 'vitest';
import { submitObjection } from '../../../functions/publicity/objections/submit-objection.ts';
import { ProblemError } from '../../../shared/domain/problem.ts';
import { executeCommand } from '../../../shared/store/execute.ts';
import { fold, verifyChain } from '../../../shared/store/fold.ts';
import { history } from '../../../shared/store/read.ts';
import { signed, stepsIn } from './steps.ts';
import { CLOSES, startWorld } from './world.ts';

const world = await startWorld();
const { statusOf, noticeOf } = stepsIn(world);
afterAll(() => world.stop());

describe('the race for the last moment', () => {
  const LAST = '2026-03-09T15:59:59.999Z';
  const close = (publicityId: string) => world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', CLOSES);

  it('[5-3x] finds an objection that came between the reading and the commit of the close', async () => {
    const { caseId, publicityId } = await world.openNotice();
    world.meanwhile.asking = async () => {
      expect(await submitAt(publicityId, LAST, '192.0.2.50')).toBe('taken');
    };
    await close(publicityId);
    expect((await noticeOf(publicityId)).status).toBe('CLOSED_PENDING');
    expect(await statusOf(caseId)).toBe('OBJECTION_REVIEW');
  });

  it('[5-3x] refuses an objection that was still being taken when the notice closed', async () => {
    const { caseId, publicityId } = await world.openNotice();
    world.meanwhile.hashing = () => close(publicityId);
    expect(await submitAt(publicityId, LAST, '192.0.2.51')).toBe('OBJECTION_PERIOD_OVER');
    expect((await noticeOf(publicityId)).body.objections.received).toBe(0);
    expect(await statusOf(caseId)).toBe('APPROVED');
  });

  it('[5-3x] counts every objection of a crowd, and none beside the close', async () => {
    const { caseId, publicityId } = await world.openNotice();
    const crowd = Array.from({ length: 6 }, (_, i) => submitAt(publicityId, LAST, `192.0.2.${i + 60}`));
    const [, ...answers] = await Promise.all([close(publicityId), ...crowd]);
    const taken = answers.filter((each) => each === 'taken').length;
    const { status, version, body } = await noticeOf(publicityId);
    expect(body.objections).toMatchObject({ received: taken });
    expect(body.objections.undecided).toHaveLength(taken);
    const expected = taken > 0 ? ['CLOSED_PENDING', 'OBJECTION_REVIEW'] : ['CLOSED_CLEAR', 'APPROVED'];
    expect([status, await statusOf(caseId)]).toEqual(expected);
    const events = (await history(world.tables, 'PUBLICITY', publicityId, { limit: 20 })).items;
    expect(verifyChain(events)).toBeUndefined();
    expect(fold(events).version).toBe(version);
  });
});

async function submitAt(publicityId: string, now: string, sourceIp: string): Promise<string> {
  const request = {
    params: { publicityId },
    query: undefined,
    headers: undefined,
    body: { ...signed(), leads: [], documentIds: [] },
    principal: undefined,
    now,
    requestId: 'race',
    sourceIp,
  } as unknown as Parameters<typeof submitObjection>[0];
  const context = {
    actor: { id: 'PUBLIC', role: 'PUBLIC' },
    now,
    policyVersion: 'default',
    requestId: 'race',
    cause: 'race',
  };
  try {
    await executeCommand(world.tables, () => submitObjection(request, world.deps), context);
    return 'taken';
  } catch (error) {
    if (error instanceof ProblemError) return error.refusal.refused;
    throw error;
  }
}
