import type { FaultInput } from '../../../local/faults/fault.ts';
import { builtInCalendar } from '../../../shared/policy/calendar/built-in.ts';
import { announcement, sampleFile } from '../../support/journeys/materials.ts';
import type { Chance } from '../chance.ts';
import { give } from '../commands.ts';
import type { World } from '../world.ts';
import { publicities } from './public.ts';

/** Functions that answer no request: each may be struck at any call it makes. */
const ONBOARDING_WORKERS = [
  'registration-scan-result',
  'verification-worker',
  'publicity-worker',
  'notification-planner',
  'notification-sender',
  'notification-receipts',
  'timers-fire',
  'timers-recompute',
  'relay-stream',
  'timers-arm',
  'relay-sweep',
  'timers-sweep',
] as const;
const DAILY_WORKERS = [
  'catalogue-worker',
  'catalogue-pages',
  'orders-ingest',
  'upkeep-worker',
  'archive-worker',
  'archive-treasury-worker',
  'archive-open-batch',
  'spot-checks-worker',
  'metrics-worker',
  'metrics-pages',
  'metrics-sweep',
  'risk-worker',
  'verification-credit-sweep',
  'verification-credit-check',
] as const;

/** What carries a season, and what carries its notices and clocks. */
export const SEASON_WORKERS = [
  'evaluation-season',
  'evaluation-worker',
  'evaluation-pages',
  'evaluation-coverage',
  'evaluation-run-worker',
  'evaluation-results-worker',
  'evaluation-follow-up-worker',
  'evaluation-follow-up-pages',
  'satisfaction-worker',
  'publicity-worker',
  'metrics-worker',
] as const;

/** What carries the procedures of articles 12 to 14, and what follows from them. */
export const SUPERVISION_WORKERS = [
  'rectifications-worker',
  'suspensions-worker',
  'suspension-pages',
  'removals-worker',
  'removal-pages',
  'violations-worker',
  'funds-worker',
  'risk-worker',
  'catalogue-worker',
  'catalogue-pages',
  'upkeep-worker',
  'archive-worker',
  'metrics-worker',
  'history-pages',
] as const;

/** A function that is not there would never be struck. */
export function knowsWorkers({ stack }: World): void {
  const there = new Set(stack.app.functions.map(({ service }) => service));
  const unknown = [...ONBOARDING_WORKERS, ...DAILY_WORKERS, ...SEASON_WORKERS, ...SUPERVISION_WORKERS].filter(
    (each) => !there.has(each),
  );
  if (unknown.length > 0) throw new Error(`no function ${unknown.join(', ')}`);
}

export async function timeMove(world: World, chance: Chance): Promise<void> {
  const duration = chance.weighed({ PT1M: 10, PT10M: 20, PT2H: 20, P1D: 25, P3D: 15, P8D: 10 });
  world.note(`${duration} pass`);
  await world.stack.clock.advance(duration);
}

/** Puts faults in force, or ends them all; half of them strike the workers that are meant. */
export function faultMove(world: World, chance: Chance, meant: readonly string[] = DAILY_WORKERS): void {
  const { faults } = world.stack;
  const kind = chance.weighed({ event: 35, call: 45, chance: 10, calm: 10 });
  if (kind === 'calm') {
    faults.clear();
    return world.note('calm');
  }
  const fault = kind === 'event' ? eventFault(chance) : callFault(chance, kind === 'chance', meant);
  faults.add(fault);
  world.faults += 1;
  world.note(`fault ${JSON.stringify(fault)}`);
}

function eventFault(chance: Chance): FaultInput {
  const mode = chance.of(['duplicate', 'delay', 'drop', 'reorder'] as const);
  const delay = chance.of([5, 60, 1_800, 100_000]);
  return { kind: 'event', mode, delay, times: 2 + chance.below(8), chance: 0.5, seed: chance.below(1e6) };
}

function callFault(chance: Chance, byChance: boolean, meant: readonly string[]): FaultInput {
  const action = chance.of([
    'kill-before',
    'kill-after',
    'lost-answer',
    'throttle',
    'error',
    'conflict',
  ] as const);
  const service =
    action === 'conflict' ? ({ service: 'dynamodb', operation: 'TransactWriteItems' } as const) : {};
  const where = {
    kind: 'call',
    function: chance.of<string>(chance.is(0.5) ? ONBOARDING_WORKERS : meant),
    action,
    ...service,
  } as const;
  if (byChance) return { ...where, chance: 0.1, times: 10, seed: chance.below(1e6) };
  return {
    ...where,
    nth: 1 + chance.below(8),
    times: chance.weighed({ '1': 5, '2': 2, '6': 1 }) === '6' ? 6 : 1,
  };
}

/** The official table of this year anew, with some days more or fewer off. */
export async function calendarMove(world: World, chance: Chance): Promise<void> {
  const now = world.stack.clock.now();
  const year = Number(now.slice(0, 4));
  const base = [...builtInCalendar, ...world.calendars.map(({ table }) => table)].findLast(
    (each) => each.year === year,
  );
  if (base === undefined) return;
  const first = Date.parse(now) + chance.below(12) * 86_400_000;
  const more = [0, 1, 2].map((day) => new Date(first + day * 86_400_000).toISOString().slice(0, 10));
  const inYear = more.filter((date) => date.startsWith(String(year)) && !base.makeupWorkdays.includes(date));
  const holidays = chance.is(0.7)
    ? [...new Set([...base.holidays, ...inYear])]
    : base.holidays.filter((date) => date < now.slice(0, 10) || chance.is(0.7));
  const table = { ...base, status: 'OFFICIAL' as const, holidays, sourceDoc: `更正 ${world.step}` };
  const answer = await give(world, {
    who: 'admin-zhou',
    client: world.place.as('admin-zhou'),
    operation: 'uploadCalendar',
    input: { body: table },
  });
  if (answer.status === 201) world.calendars.push({ at: now, table });
}

/** The centre extends a notice, or two people cancel it. */
export async function noticeMove(world: World, chance: Chance): Promise<void> {
  const [found] = await publicities(world, 'OPEN');
  if (found === undefined) return world.note('nothing is publicised');
  const params = { publicityId: found.publicityId };
  if (chance.is(0.4)) {
    const body = { cause: 'CORRECTION', days: 1 + chance.below(3), reason: '更正' };
    await give(world, {
      who: 'admin-zhou',
      client: world.place.as('admin-zhou'),
      operation: 'extendPublicity',
      input: { params, body },
    });
  } else if (chance.is(0.3)) {
    await give(world, {
      who: 'reviewer-chen',
      client: world.place.as('reviewer-chen'),
      operation: 'closePublicity',
      input: { params },
    });
  } else {
    const proposer = chance.of(['officer-li', 'reviewer-zhao']);
    const body = { reason: '名称有误' };
    await give(world, {
      who: proposer,
      client: world.place.as(proposer),
      operation: 'proposeCancellation',
      input: { params, body },
    });
    if (chance.is(0.7))
      await give(world, {
        who: 'reviewer-zhao',
        client: world.place.as('reviewer-zhao'),
        operation: 'cancelPublicity',
        input: { params, body: {} },
      });
  }
}

/** Everything dies at once, under a command or between two, and starts again on the same directory. */
export async function killMove(world: World, chance: Chance): Promise<void> {
  const player = chance.of(world.players);
  const under = chance.is(0.6);
  world.note(under ? `the stack dies under a command of agency ${player.index}` : 'the stack dies');
  const command =
    under &&
    give(world, {
      who: `agency ${player.index}`,
      client: world.agency(player),
      operation: 'registerDocument',
      dying: true,
      input: { body: announcement('OTHER', sampleFile()) },
    });
  for (let turn = under ? chance.below(40) : 0; turn > 0; turn -= 1)
    await new Promise((resolve) => setImmediate(resolve));
  await world.restart();
  await command;
}
