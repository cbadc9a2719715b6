import type { ResolvedApp, ResolvedSchedule } from '../../assembly/resolved-app.ts';
import type { Kernel, Timer } from '../../clock/kernel.ts';
import { targetKind, type TargetDelivery } from '../delivery/target-delivery.ts';
import { AwsError } from '../wire/aws-error.ts';
import { parseScheduleExpression } from './expression.ts';
import type { ScheduleInput, ScheduleStore, StoredSchedule } from './schedule-store.ts';

export interface Scheduler {
  create(name: string, input: ScheduleInput): string;
  update(name: string, input: ScheduleInput): string;
  get(name: string, group: string): StoredSchedule;
  delete(name: string, group: string): void;
  list(): StoredSchedule[];
  arn(schedule: { GroupName: string; Name: string }): string;
  /** Arms the schedules of the template and the one-time schedules of earlier runs. */
  resume(): void;
}

/**
 * One-time schedules by call, recurring ones from the template. The user guide does not say what becomes of an
 * `at()` in the past; the stricter reading is taken, a ValidationException, so that nobody leans on a schedule
 * that may never fire: whatever is overdue is the sweep's.
 */
export function createScheduler(
  kernel: Kernel,
  app: ResolvedApp,
  store: ScheduleStore,
  delivery: TargetDelivery,
): Scheduler {
  const timers = new Map<string, Timer>();
  const groups = new Set(['default', ...app.scheduleGroups]);
  for (const schedule of app.schedules) targetKind(schedule.target.arn);

  const key = (s: { GroupName: string; Name: string }) => `${s.GroupName}/${s.Name}`;
  const arn = (s: { GroupName: string; Name: string }) =>
    `arn:${app.partition}:scheduler:${app.region}:${app.account}:schedule/${key(s)}`;

  const disarm = (s: { GroupName: string; Name: string }): void => {
    timers.get(key(s))?.cancel();
    timers.delete(key(s));
  };

  const arm = (schedule: StoredSchedule): void => {
    disarm(schedule);
    if (schedule.State === 'DISABLED' || schedule.completed) return;
    const atMs = onceAt(schedule);
    timers.set(
      key(schedule),
      kernel.at(atMs, `schedule ${key(schedule)}`, async () => fire(schedule)),
    );
  };

  const fire = (schedule: StoredSchedule): void => {
    timers.delete(key(schedule));
    const { Target } = schedule;
    delivery.deliver({
      via: 'scheduler',
      label: arn(schedule),
      targetArn: Target.Arn,
      payload: Target.Input ?? '{}',
      deadLetterArn: Target.DeadLetterConfig?.Arn,
    });
    if (schedule.ActionAfterCompletion === 'DELETE') store.delete(schedule.GroupName, schedule.Name);
    else store.put({ ...schedule, completed: true });
  };

  const get = (name: string, group: string): StoredSchedule => {
    const found = store.get(group, name);
    if (found === undefined) {
      throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
    }
    return found;
  };

  const checked = (input: ScheduleInput): ScheduleInput => {
    if (!groups.has(input.GroupName)) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Schedule group ${input.GroupName} does not exist.`,
        404,
      );
    }
    if (onceAt(input) <= kernel.now()) {
      throw new AwsError(
        'ValidationException',
        `Invalid Schedule Expression ${input.ScheduleExpression}: past.`,
      );
    }
    if (targetKind(input.Target.Arn) === 'sns') {
      throw new AwsError('ValidationException', `Target ${input.Target.Arn} is not supported locally.`);
    }
    return input;
  };

  const recur = (schedule: ResolvedSchedule): void => {
    const time = parseScheduleExpression(schedule.expression, schedule.timezone);
    const send = async (): Promise<void> => {
      delivery.deliver({
        via: 'scheduler',
        label: schedule.arn,
        targetArn: schedule.target.arn,
        payload: schedule.target.input ?? '{}',
        deadLetterArn: schedule.target.deadLetterArn,
      });
    };
    if (time.kind === 'recurring') kernel.every(time.recurrence, `schedule ${schedule.name}`, send);
    else if (time.atMs > kernel.now()) kernel.at(time.atMs, `schedule ${schedule.name}`, send);
  };

  return {
    arn,
    get,
    list: () => store.list(),
    create(name, input) {
      const existing = store.get(input.GroupName, name);
      if (existing !== undefined) {
        if (input.ClientToken !== undefined && existing.ClientToken === input.ClientToken)
          return arn(existing);
        throw new AwsError('ConflictException', `Schedule ${name} already exists.`, 409);
      }
      const now = kernel.now();
      const schedule = { ...checked(input), Name: name, createdAt: now, modifiedAt: now, completed: false };
      store.put(schedule);
      arm(schedule);
      return arn(schedule);
    },
    update(name, input) {
      const { createdAt } = get(name, input.GroupName);
      const modifiedAt = kernel.now();
      const schedule = { ...checked(input), Name: name, createdAt, modifiedAt, completed: false };
      store.put(schedule);
      arm(schedule);
      return arn(schedule);
    },
    delete(name, group) {
      const schedule = get(name, group);
      disarm(schedule);
      store.delete(group, name);
    },
    resume() {
      for (const schedule of app.schedules) if (schedule.enabled) recur(schedule);
      for (const schedule of store.list()) arm(schedule);
    },
  };
}

function onceAt(input: ScheduleInput): number {
  const refuse = (reason: string) => new AwsError('ValidationException', reason);
  let time;
  try {
    time = parseScheduleExpression(input.ScheduleExpression, input.ScheduleExpressionTimezone);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  if (time.kind === 'once') return time.atMs;
  throw refuse(
    `${input.ScheduleExpression} by call is not supported locally: recurring schedules are the template's.`,
  );
}
