import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { eventBridgeSchedules } from './one-time-schedules.ts';

type Command = CreateScheduleCommand | UpdateScheduleCommand | DeleteScheduleCommand;

/** A scheduler that keeps what it is sent and answers as told. */
function schedulesOver(answer: (command: Command) => unknown = () => ({})) {
  const sent: Command[] = [];
  const client = {
    send: async (command: Command) => {
      sent.push(command);
      return answer(command);
    },
  };
  const schedules = eventBridgeSchedules(client as unknown as SchedulerClient, {
    group: 'deadlines',
    roleArn: 'arn:role',
    queueArn: 'arn:queue',
    deadLetterArn: 'arn:dead-letters',
  });
  return { schedules, sent };
}

const failing = (error: Error) => () => {
  throw error;
};
const conflict = new ConflictException({ $metadata: {}, message: 'exists', Message: 'exists' });
const missing = new ResourceNotFoundException({ $metadata: {}, message: 'gone', Message: 'gone' });
const at = '2026-03-09T16:00:00.000Z';

describe('one-time schedules', () => {
  it('fire once at their second, put the message on the queue, and delete themselves', async () => {
    const { schedules, sent } = schedulesOver();
    await schedules.set('PUBLICITY#1 CLOSE', at, { id: '1' });
    expect(sent[0]).toBeInstanceOf(CreateScheduleCommand);
    expect(sent[0]?.input).toMatchObject({
      GroupName: 'deadlines',
      ScheduleExpression: 'at(2026-03-09T16:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      ActionAfterCompletion: 'DELETE',
      Target: { Arn: 'arn:queue', Input: '{"id":"1"}', DeadLetterConfig: { Arn: 'arn:dead-letters' } },
    });
  });

  it('are never earlier than the instant, as a message that comes too early comes to nothing', async () => {
    const { schedules, sent } = schedulesOver();
    await schedules.set('DELIVERY#1 RELEASE', '2026-03-09T16:00:00.001Z', {});
    expect(sent[0]?.input).toMatchObject({ ScheduleExpression: 'at(2026-03-09T16:00:01)' });
  });

  it('have one permitted name for one key, whatever stands in it', async () => {
    const { schedules, sent } = schedulesOver();
    await schedules.set(`公示 ${'x'.repeat(200)}`, at, {});
    await schedules.clear(`公示 ${'x'.repeat(200)}`);
    await schedules.set('another', at, {});
    const [set, cleared, other] = sent.map(({ input }) => input.Name!);
    expect(set).toMatch(/^[\w.-]{1,64}$/);
    expect(cleared).toBe(set);
    expect(other).not.toBe(set);
  });

  it('are moved when they are there already', async () => {
    const { schedules, sent } = schedulesOver((command) =>
      command instanceof CreateScheduleCommand ? failing(conflict)() : {},
    );
    await schedules.set('key', at, {});
    expect(sent.map((command) => command.constructor)).toEqual([
      CreateScheduleCommand,
      UpdateScheduleCommand,
    ]);
    expect(sent[1]?.input).toEqual(sent[0]?.input);
  });

  it('may be gone when they are cleared; any other failure shows', async () => {
    await expect(schedulesOver(failing(missing)).schedules.clear('key')).resolves.toBeUndefined();
    await expect(schedulesOver(failing(conflict)).schedules.clear('key')).rejects.toBe(conflict);
    await expect(schedulesOver(failing(missing)).schedules.set('key', at, {})).rejects.toBe(missing);
  });
});
