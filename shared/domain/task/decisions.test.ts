import { describe, expect, it } from 'vitest';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { NOW } from '../../../test/support/onboarding-fixtures.ts';
import type { OfficerRole } from '../identity/role.ts';
import { decideEscalate } from './escalate.ts';
import { decideAssign, decideClaim, decideComplete, decideHandOver, decideRelease } from './move-task.ts';
import { decideCloseTask, decideOpenTask } from './open-task.ts';
import type { TaskBody } from './task.ts';

const DUE = '2026-03-05T16:00:00.000Z';
const USCC = '91310104MA1FX0010C';
const officer = (id: string, role: OfficerRole = 'CENTRE_OFFICER', conflicts: readonly string[] = []) => ({
  now: NOW,
  actor: { id, role },
  id,
  roles: [role],
  conflicts,
});
const [anna, bo, chief] = [officer('anna'), officer('bo'), officer('chief', 'CENTRE_ADMIN')];
const work = {
  queue: 'CENTRE_OFFICER',
  kind: 'RESOLVE_UNKNOWN_CHECK',
  subjectRef: 'CASE#C1',
  uscc: USCC,
  dueAt: DUE,
} as const;
const ctx = { now: NOW, article: '5-2c' } as const;
const opened = decideOpenTask('T1', work, ctx);
const body: TaskBody = opened.body;
const clock = opened.events[0]?.deadlines?.set?.[0];
const open = { id: 'T1', status: 'OPEN', body, deadlines: { ESCALATE: clock! } };
const held = { ...open, status: 'CLAIMED', body: { ...body, claimedBy: 'anna', claimedAt: NOW } };
const reminder = { ...held, body: { ...held.body, kind: 'REVIEW_DORMANCY' as const } };
const escalated = { ...reminder, body: { ...reminder.body, escalatedAt: NOW } };
const done = { ...open, status: 'DONE' };

type Task = typeof open | typeof held;
type Example = readonly [name: string, task: Task, decide: (task: Task) => unknown];

const examples: readonly Example[] = [
  ['claimed', open, (task) => decideClaim(task, anna)],
  ['not by another role', open, (task) => decideClaim(task, chief)],
  ['not in a conflict', open, (task) => decideClaim(task, officer('anna', 'CENTRE_OFFICER', [USCC]))],
  ['a conflict elsewhere', open, (task) => decideClaim(task, officer('anna', 'CENTRE_OFFICER', ['X']))],
  [
    'a conflict with nobody',
    { ...open, body: { ...body, uscc: undefined as never } },
    (task) => decideClaim(task, officer('anna', 'CENTRE_OFFICER', [USCC])),
  ],
  ['not twice', held, (task) => decideClaim(task, bo)],
  ['handed over', held, (task) => decideHandOver(task, bo, '休假', anna)],
  ['not by another', held, (task) => decideHandOver(task, anna, '休假', bo)],
  ['not to another role', held, (task) => decideHandOver(task, chief, '休假', anna)],
  ['assigned', open, (task) => decideAssign(task, bo, '分工', chief)],
  ['assigned anew', held, (task) => decideAssign(task, bo, '分工', chief)],
  ['not assigned by an officer', open, (task) => decideAssign(task, bo, '分工', anna)],
  [
    'not assigned into a conflict',
    open,
    (task) => decideAssign(task, officer('bo', 'CENTRE_OFFICER', [USCC]), '分工', chief),
  ],
  ['released', held, (task) => decideRelease(task, anna)],
  ['not released by another', held, (task) => decideRelease(task, bo)],
  ['not released when open', open, (task) => decideRelease(task, anna)],
  ['completed', reminder, (task) => decideComplete(task, '已提醒', anna)],
  ['completed once escalated', escalated, (task) => decideComplete(task, '已提醒', anna)],
  ['not what an act completes', held, (task) => decideComplete(task, '已提醒', anna)],
  ['not completed by another', reminder, (task) => decideComplete(task, '已提醒', bo)],
  [
    'not completed in a conflict',
    reminder,
    (task) => decideComplete(task, '已提醒', officer('anna', 'CENTRE_OFFICER', [USCC])),
  ],
  ['closed', held, (task) => decideCloseTask('T1', task, { ...ctx, actor: anna.actor })],
  ['closed once', done, (task) => decideCloseTask('T1', task, { ...ctx, actor: anna.actor })],
  ['escalated', open, () => decideEscalate(open, 'CENTRE_ADMIN', DUE)],
  [
    'escalated above the administrator',
    open,
    () => decideEscalate({ ...open, body: { ...body, queue: 'CENTRE_ADMIN' } }, 'CENTRE_ADMIN', DUE),
  ],
  ['not escalated before', open, () => decideEscalate(open, 'CENTRE_ADMIN', '2026-03-05T15:59:59.999Z')],
  ['not escalated when done', done, () => decideEscalate(done, 'CENTRE_ADMIN', DUE)],
  ['not escalated twice', open, () => decideEscalate({ ...open, deadlines: {} }, 'CENTRE_ADMIN', DUE)],
];

describe('[3-2] what is decided on a task', () => {
  it.each(examples)('%s', (_, task, decide) => {
    expect(decisionInLines(decide(task) ?? 'nothing', task.body)).toMatchSnapshot('decided');
  });

  it('is opened with its clock, which never runs before now', () => {
    const late = decideOpenTask('T1', { ...work, dueAt: '2026-03-01T16:00:00.000Z' }, ctx);
    expect(inLines([opened, late])).toMatchSnapshot('opened');
  });
});
