import { all } from '../../support/journeys/letters.ts';
import { readVerification } from '../../support/journeys/verification.ts';
import type { Chance } from '../chance.ts';
import { FINANCE } from '../trade.ts';
import type { World } from '../world.ts';
import { type Give, ofPerson } from './actor.ts';
import { material } from './agency.ts';
import { dailyWork } from './desk.ts';

const QUEUES = {
  CENTRE_OFFICER: ['officer-li', 'officer-wang'],
  CENTRE_REVIEWER: ['reviewer-chen', 'reviewer-zhao'],
  CENTRE_DISCIPLINE: ['discipline-sun'],
  CENTRE_ADMIN: ['admin-zhou'],
  FINANCE_OFFICER: FINANCE,
} as const;

export interface Task {
  readonly taskId: string;
  readonly kind: string;
  readonly queue: keyof typeof QUEUES;
  readonly status: string;
  readonly subjectRef: string;
  readonly uscc?: string;
}

/** An officer takes a piece of work from a queue and does it, one way or another; mostly more than one piece. */
export async function officerMove(world: World, chance: Chance): Promise<void> {
  for (let pieces = 1 + chance.below(3); pieces > 0; pieces -= 1) {
    const task = await pick(world, chance);
    if (task === undefined) return world.note('no officer has work');
    const who = chance.of<string>(QUEUES[task.queue]);
    const command = ofPerson(world, chance, who);
    world.note(`${who} takes ${task.kind} of agency ${world.playerOf(task.uscc)}`);
    if (chance.is(0.2)) await command('claimTask', { params: { taskId: task.taskId } });
    await work(world, task, chance, command);
    await world.stack.quiesce();
  }
}

/** Whichever queue and kind there is, each as likely: calls that reached nobody would crowd out everything else. */
async function pick(world: World, chance: Chance): Promise<Task | undefined> {
  const waiting = await Promise.all(
    Object.entries(QUEUES).map(([queue, people]) => tasksOf(world, queue, people[0])),
  );
  const kinds = Map.groupBy(waiting.flat(), ({ queue, kind }) => `${queue} ${kind}`);
  const open = [...kinds].toSorted(([left], [right]) => (left < right ? -1 : 1));
  if (open.length === 0) return undefined;
  const [, tasks] = chance.of(open);
  return chance.of(tasks);
}

/** In an order that is the same in every run, which that of ids is not. */
async function tasksOf(world: World, queue: string, reader: string): Promise<Task[]> {
  const tasks = await all<Task>(world.place.as(reader), 'listTasks', { query: { queue } });
  const key = (task: Task) => `${world.playerOf(task.uscc)} ${task.kind} ${task.taskId}`;
  return tasks.toSorted((left, right) => (key(left) < key(right) ? -1 : 1));
}

async function work(world: World, task: Task, chance: Chance, command: Give): Promise<unknown> {
  const id = task.subjectRef.slice(task.subjectRef.indexOf('#') + 1);
  switch (task.kind) {
    case 'RESOLVE_UNKNOWN_CHECK':
    case 'REVIEW_LEGAL_FORM':
    case 'REVIEW_RE_ENTRY':
    case 'DECIDE_ON_FAILED_CHECK':
      return onChecks(world, task, id, chance, command);
    case 'CONFIRM_CHECK_RESULT': {
      const { pending = [] } = await verification(world, id);
      const params = { caseId: id, key: pending[0]?.key ?? 'NOTHING' };
      return command('confirmCheckResult', { params });
    }
    case 'PASS_VERIFICATION':
      return command('passVerification', { params: { caseId: id } });
    case 'DECIDE_FAILURE':
      return command('failVerification', { params: { caseId: id } });
    case 'DECIDE_REJECTION': {
      // Whichever the hearing does not allow is refused.
      if (chance.is(0.3)) {
        const body = { reason: '陈述申辩成立' };
        return command('returnOnboardingToVerification', { params: { caseId: id }, body });
      }
      return command('rejectOnboarding', { params: { caseId: id }, body: { reason: '异议成立' } });
    }
    case 'CONSIDER_HEARING': {
      const body = { accepted: chance.is(0.3), text: '已研究陈述申辩。' };
      // The task is about the case; its round is the hearing.
      const hearingId = task.taskId.split(`${task.kind}-`)[1] ?? id;
      return command('considerHearing', { params: { hearingId }, body });
    }
    case 'RE_CHECK_AT_CLOSE':
      return command('approveOnboarding', { params: { caseId: id } });
    case 'REACH_BY_PHONE': {
      const body = { how: 'PHONE', reachedAt: world.stack.clock.now() };
      return command('recordManualReach', { params: { deliveryId: id }, body });
    }
    case 'SUBMISSION_IN_DOUBT': {
      const reached = { decision: 'REACHED', how: 'PHONE', reachedAt: world.stack.clock.now() };
      const body = chance.is(0.5) ? reached : { decision: 'SEND_AGAIN' };
      return command('decideInDoubt', { params: { deliveryId: id }, body });
    }
    case 'ACCEPT_OBJECTION':
    case 'INVESTIGATE_OBJECTION':
    case 'DECIDE_OBJECTION':
      return onObjection(task, id, chance, command);
    default:
      return dailyWork(world, task, chance, command);
  }
}

interface Known {
  readonly undecided: readonly string[];
  readonly failed: readonly string[];
  readonly pending?: readonly { readonly key: string }[];
}

const verification = async (world: World, caseId: string): Promise<Known> =>
  (await readVerification(world.place.as('officer-li'), caseId)) as Known;

/** Enters a result, asks for a supplement, or proposes to refuse. */
async function onChecks(
  world: World,
  task: Task,
  caseId: string,
  chance: Chance,
  command: Give,
): Promise<unknown> {
  const { undecided, failed } = await verification(world, caseId);
  const params = { caseId };
  const way = chance.weighed({ enter: 60, supplement: 20, propose: 20 });
  if (way === 'supplement')
    return command('requestSupplement', {
      params,
      body: { items: [{ subject: 'SERVICE_TEAM', reason: '请补充' }] },
    });
  if (way === 'propose' || (undecided.length === 0 && failed.length > 0 && chance.is(0.5)))
    return command('proposeFailure', {
      params,
      body: { keys: failed.length > 0 ? failed : ['LEGAL_FORM'], reason: '核验未通过' },
    });
  const player = world.players[world.playerOf(task.uscc)];
  if (player === undefined) return undefined;
  const evidence = await material(world, player, 'OTHER');
  await world.stack.quiesce();
  const outcome = chance.weighed({ PASS: 70, WARN: 10, FAIL: 15, SKIPPED: 5 });
  const key = [...undecided, ...failed][0] ?? 'LEGAL_FORM';
  return command('enterCheckResult', {
    params,
    body: { key, outcome, reason: '经电话核实', documentIds: [evidence] },
  });
}

async function onObjection(task: Task, objectionId: string, chance: Chance, command: Give): Promise<unknown> {
  const params = { objectionId };
  switch (task.kind) {
    case 'ACCEPT_OBJECTION':
      if (chance.is(0.3))
        return command('refuseObjection', {
          params,
          body: { code: 'NO_CHECKABLE_LEADS', reason: '线索不可查' },
        });
      return command('acceptObjection', { params, body: { redactedText: '有人反映场地情况不实。' } });
    case 'INVESTIGATE_OBJECTION': {
      await command('openInvestigation', { params });
      if (chance.is(0.3)) return undefined;
      const outcome = chance.of(['DISMISSED', 'DISMISSED', 'UPHELD', 'PARTLY_UPHELD'] as const);
      const body = { outcome, affectsSubject: outcome !== 'DISMISSED' && chance.is(0.8), reason: '调查结论' };
      return command('proposeObjectionOutcome', { params, body });
    }
    case 'DECIDE_OBJECTION':
      return command('decideObjection', { params, body: { agreed: chance.is(0.8), reason: '处理意见' } });
    default:
      return undefined;
  }
}
