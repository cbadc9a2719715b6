import { expect } from 'vitest';
import { after, pass } from '../../support/journeys/evaluation/cycle.ts';
import { inbox } from '../../support/journeys/letters.ts';
import { until } from '../../support/journeys/until.ts';
import {
  anyone,
  busy,
  chen,
  clock,
  CYCLE,
  li,
  orderId,
  own,
  params,
  quiet,
  reason,
  refused,
  refusedOfEntry,
  RND,
  wu,
} from './world.ts';

/** 10-2a … 11-1a: what is owed after the grades, and the end. */
export async function closed(): Promise<void> {
  const actions = () =>
    li.done<{ items: readonly { kind: string }[] }>('listOpenActions', { query: { cycleId: CYCLE } });
  const open = await until(actions, ({ items }) => items.length === 4, 'what is owed');
  expect(open.items.map(({ kind }) => kind).toSorted()).toEqual([
    'OPTIMIZATION_ADVICE',
    'OPTIMIZATION_ADVICE',
    'REMEDIAL_TRAINING',
    'REMEDIAL_TRAINING',
  ]);
  const plan = { measures: ['上门辅导'] };
  await refusedOfEntry([
    [li, 'closeCycle', { params }, 409, 'ACTIONS_OPEN'],
    [wu, 'closeCycle', { params }, 403, 'FORBIDDEN_ROLE'],
    [wu, 'enterReward', { body: own }, 409, 'ILLEGAL_TRANSITION'],
    [li, 'enterReward', { body: own }, 403, 'FORBIDDEN_ROLE'],
    [
      li,
      'draftServicePlan',
      { params: { ...params, grade: 'WITHHELD' }, body: plan },
      422,
      'VALIDATION_FAILED',
    ],
    [chen, 'draftServicePlan', { params: { ...params, grade: 'GOOD' }, body: plan }, 403, 'FORBIDDEN_ROLE'],
    [chen, 'activateServicePlan', { params: { ...params, grade: 'GOOD' } }, 404, 'NOT_FOUND'],
    [
      quiet.admin,
      'nominateServiceCase',
      { body: { cycleId: CYCLE, orderId, title: '样例', summary: '样例' } },
      404,
      'NOT_FOUND',
    ],
  ]);
  expect(await anyone.done('listShowcase', { query: { category: RND } })).toEqual({ items: [] });
  for (const { agencyId } of [busy, quiet])
    await li.done('sendAdvice', {
      body: {
        agencyId,
        kind: 'OPTIMIZE',
        title: '优化建议',
        text: '多参加交流活动',
        sourceRef: `ENTRY#${CYCLE}.${RND}.${agencyId}`,
      },
    });
  const startsAt = after(await clock.now(), 60);
  const { id } = await li.done<{ id: string }>('draftTrainingSession', {
    body: {
      kind: 'REMEDIAL',
      title: '专门培训',
      description: '规范服务',
      place: '三楼会议室',
      startsAt,
      registerBy: after(startsAt, -30),
      capacity: 10,
      invitedAgencyIds: [busy.agencyId, quiet.agencyId],
    },
  });
  const step = (name: string) => ({ params: { sessionId: id }, body: { step: name } });
  await li.done('moveTrainingSession', step('open'));
  await refused([
    [li, 'moveTrainingSession', step('hold'), 409, 'ILLEGAL_TRANSITION'],
    [li, 'closeCycle', { params }, 409, 'ACTIONS_OPEN'],
  ]);
  await pass(clock, after(startsAt, 5));
  await li.done('moveTrainingSession', step('hold'));
  await until(actions, ({ items }) => items.length === 0, 'nothing is owed');
  await li.done('closeCycle', { params });
  await refusedOfEntry([
    [li, 'closeCycle', { params }, 409, 'ILLEGAL_TRANSITION'],
    [wu, 'proposeCancel', { params, body: { number: '决2号', reason } }, 409, 'ILLEGAL_TRANSITION'],
    [li, 'proposeResult', { params, body: {} }, 409, 'ILLEGAL_TRANSITION'],
  ]);
  for (const { admin } of [busy, quiet]) {
    const told = (await inbox(admin)).map(({ template, subjectRef }) => `${template} ${subjectRef}`);
    expect(told.toSorted()).toEqual([...new Set(told)].toSorted());
  }
}
