import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { armDeadlines } from '../../../functions/timers/arm-deadlines.ts';
import type { DeadlineMessage } from '../../../functions/timers/deadline-message.ts';
import {
  type DeadlineHandlers,
  type FireDeps,
  fireDeadline,
} from '../../../functions/timers/fire-deadline.ts';
import {
  recomputePage,
  type RecomputePage,
  startRecompute,
} from '../../../functions/timers/recompute-deadlines.ts';
import { recountOf } from '../../../functions/timers/recounts.ts';
import { sweepDeadlines } from '../../../functions/timers/sweep-deadlines.ts';
import { watchDates } from '../../../functions/timers/watch-dates.ts';
import { calendarOf } from '../../../shared/domain/time/calendar.ts';
import { deadlineAt, deadlineInDays } from '../../../shared/domain/time/deadline.ts';
import { builtInCalendar } from '../../../shared/policy/calendar/built-in.ts';
import { resolvePolicy } from '../../../shared/policy/policy.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { executeCommand } from '../../../shared/store/execute.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { SettingsSource } from '../../../shared/store/settings.ts';
import { counter, happenedAs, NOW, openCounter, testContext } from '../../support/counter.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { keptLog } from '../../support/quiet-log.ts';

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const calendar = calendarOf(builtInCalendar);
const settings = (of = calendar): SettingsSource => ({
  current: async (now) => ({ policy: resolvePolicy([], now.slice(0, 10)), calendar: of }),
  policyOf: async () => resolvePolicy([], '2026-03-02'),
});
const deadline = deadlineInDays({
  kind: 'COUNTER_DUE',
  base: NOW,
  amount: 7,
  calendar,
  source: { policyKey: 'publicity.days', article: '5-3' },
});
const due = deadline.dueAt;
const before = new Date(Date.parse(due) - 1).toISOString();

/** With two invented holidays on the last day of the deadline. */
const longer = calendarOf([
  ...builtInCalendar,
  {
    year: 2026,
    status: 'OFFICIAL',
    sourceDoc: 'invented for this test',
    sourceDate: '2026-03-03',
    holidays: ['2026-03-09', '2026-03-10'],
    makeupWorkdays: [],
  },
]);

async function opened() {
  const id = newId();
  await executeCommand(dynamo.tables, async () => openCounter(id, deadline), testContext);
  return { id, message: { aggregate: { kind: 'COUNTER', id }, deadline: 'COUNTER_DUE', dueAt: due } };
}

const handlers: DeadlineHandlers<FireDeps> = {
  'COUNTER COUNTER_DUE': async ({ id }, { tables }) => {
    const loaded = await get(tables, counter, id);
    const body = { ...loaded.body, count: loaded.body.count + 1 };
    const event = happenedAs('Fired', { to: 'OVER', deadlines: { clear: ['COUNTER_DUE'] } });
    return { changes: [change(counter, loaded, { events: [event], body })], response: undefined };
  },
};
const fireDeps = (): FireDeps => ({ tables: dynamo.tables, settings: settings(), log: keptLog() });
const queue = () => {
  const sent: unknown[] = [];
  return { sent, send: async (messages: readonly unknown[]) => void sent.push(...messages) };
};

describe('deadlines', () => {
  it('[5-3] act no millisecond early, at the instant itself, and once however often the message comes', async () => {
    const { id, message } = await opened();
    await fireDeadline(message, before, handlers, fireDeps());
    expect((await get(dynamo.tables, counter, id)).status).toBe('OPEN');
    await Promise.all([1, 2, 3].map(() => fireDeadline(message, due, handlers, fireDeps())));
    await fireDeadline(message, due, handlers, fireDeps());
    expect(await get(dynamo.tables, counter, id)).toMatchObject({
      status: 'OVER',
      body: { count: 1 },
      deadlines: {},
    });
  });

  it('are found by the sweep when no schedule fired, and only when due', async () => {
    const { id } = await opened();
    const early = queue();
    await sweepDeadlines(before, { tables: dynamo.tables, deadlines: early, log: keptLog() });
    expect(early.sent).toEqual([]);
    const late = queue();
    await sweepDeadlines(due, { tables: dynamo.tables, deadlines: late, log: keptLog() });
    const mine = late.sent.filter((each) => (each as DeadlineMessage).aggregate.id === id);
    expect(mine).toHaveLength(1);
  });

  it('have one schedule, moved and cleared with them, whatever order the stream tells it in', async () => {
    const { id, message } = await opened();
    const record = {
      dynamodb: {
        NewImage: {
          owner: { M: { kind: { S: 'COUNTER' }, id: { S: id } } },
          deadline: { M: { kind: { S: 'COUNTER_DUE' } } },
        },
      },
    };
    const schedules = new Map<string, string>();
    const deps = {
      tables: dynamo.tables,
      log: keptLog(),
      schedules: {
        set: async (key: string, at: string) => void schedules.set(key, at),
        clear: async (key: string) => void schedules.delete(key),
      },
    };
    await armDeadlines({ Records: [record] }, NOW, deps);
    expect([...schedules.values()]).toEqual([due]);
    await armDeadlines({ Records: [record] }, due, deps);
    expect([...schedules.values()]).toEqual([new Date(Date.parse(due) + 60_000).toISOString()]);
    await fireDeadline(message, due, handlers, fireDeps());
    await armDeadlines({ Records: [record] }, due, deps);
    expect(schedules.size).toBe(0);
  });

  it('[5-3] are extended by a corrected calendar and never shortened', async () => {
    const { id } = await opened();
    const page: RecomputePage[] = [];
    const deps = (of: typeof calendar) => ({
      tables: dynamo.tables,
      settings: settings(of),
      pages: {
        send: async (messages: readonly unknown[]) => void page.push(...(messages as RecomputePage[])),
      },
      log: keptLog(),
      recounts: { COUNTER: recountOf(counter) },
    });
    const run = async (event: string, of: typeof calendar) => {
      await startRecompute(event, NOW, deps(of).pages);
      for (let next = page.pop(); next; next = page.pop()) await recomputePage(next, NOW, deps(of));
      return (await get(dynamo.tables, counter, id)).deadlines['COUNTER_DUE']?.dueAt;
    };
    expect(await run('calendar-1', longer)).toBe('2026-03-11T16:00:00.000Z');
    expect(await run('calendar-2', calendar)).toBe('2026-03-11T16:00:00.000Z');
  });

  it('[5-3] are all recounted when some fall due between two pages of one recount', async () => {
    const soon = deadlineAt({
      kind: 'SOON',
      base: NOW,
      source: { policyKey: 'sms.retryFirstMinutes', article: '5-3' },
      at: '2026-03-02T01:00:01.000Z',
    });
    for (let i = 0; i < 120; i += 1) {
      const plan = openCounter(newId(), soon);
      await executeCommand(dynamo.tables, async () => plan, testContext);
    }
    const { id } = await opened();
    const pages: RecomputePage[] = [];
    const deps = {
      tables: dynamo.tables,
      settings: settings(longer),
      pages: {
        send: async (messages: readonly unknown[]) => void pages.push(...(messages as RecomputePage[])),
      },
      log: keptLog(),
      recounts: { COUNTER: recountOf(counter) },
    };
    await startRecompute('calendar-3', NOW, deps.pages);
    let minute = 0;
    for (let next = pages.shift(); next; next = pages.shift()) {
      minute += 1;
      await recomputePage(next, new Date(Date.parse(NOW) + minute * 60_000).toISOString(), deps);
    }
    const moved = (await get(dynamo.tables, counter, id)).deadlines['COUNTER_DUE']?.dueAt;
    expect(moved).toBe('2026-03-11T16:00:00.000Z');
  });
});

describe('dates to watch', () => {
  const watch = (now: string) => watchDates(now, fireDeps());
  const warnings = async (kind: string) => {
    const { items } = await list(dynamo.tables, task, 'list1', { pk: 'TASK#CENTRE_ADMIN' }, { limit: 50 });
    return items.filter((each) => each.body.kind === kind).map((each) => each.id);
  };

  it('[15-1] warns the centre 180, 90 and 30 days before the regulation ends, each time once', async () => {
    for (const day of ['2030-03-03', '2030-03-04', '2030-03-05', '2030-06-02', '2030-08-01', '2030-08-02']) {
      await watch(`${day}T01:00:00.000Z`);
    }
    expect(await warnings('REGULATION_ENDS')).toHaveLength(3);
  });

  it('asks from 15 October on for the official table of the next year', async () => {
    await watch('2027-10-14T01:00:00.000Z');
    expect(await warnings('CALENDAR_PROVISIONAL')).toEqual([]);
    await watch('2027-10-15T01:00:00.000Z');
    await watch('2027-10-16T01:00:00.000Z');
    expect(await warnings('CALENDAR_PROVISIONAL')).toHaveLength(1);
  });
});
