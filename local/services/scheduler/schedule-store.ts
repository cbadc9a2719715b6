import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const targetSchema = z.strictObject({
  Arn: z.string(),
  RoleArn: z.string(),
  Input: z.string().optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  RetryPolicy: z
    .strictObject({
      MaximumEventAgeInSeconds: z.number().optional(),
      MaximumRetryAttempts: z.number().optional(),
    })
    .optional(),
});

/** What CreateSchedule and UpdateSchedule take and GetSchedule gives back, in the field names of the API. */
export const scheduleSchema = z.strictObject({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  Target: targetSchema,
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
  GroupName: z.string().default('default'),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Description: z.string().optional(),
  ClientToken: z.string().optional(),
});
export type ScheduleInput = z.output<typeof scheduleSchema>;

export interface StoredSchedule extends ScheduleInput {
  readonly Name: string;
  /** Virtual epoch milliseconds. */
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** A one-time schedule that has fired and was not to be deleted. */
  readonly completed: boolean;
}

export interface ScheduleStore {
  get(group: string, name: string): StoredSchedule | undefined;
  put(schedule: StoredSchedule): void;
  delete(group: string, name: string): boolean;
  /** In order of group and name. */
  list(): StoredSchedule[];
}

/** Schedules made by calls, kept in `schedules`; those of the template live in the template. */
export function createScheduleStore(db: DatabaseSync): ScheduleStore {
  db.exec(`CREATE TABLE IF NOT EXISTS schedules (grp TEXT NOT NULL, name TEXT NOT NULL, schedule TEXT NOT NULL,
    PRIMARY KEY (grp, name))`);
  const one = db.prepare('SELECT schedule FROM schedules WHERE grp = ? AND name = ?');
  const all = db.prepare('SELECT schedule FROM schedules ORDER BY grp, name');
  const upsert = db.prepare('INSERT OR REPLACE INTO schedules(grp, name, schedule) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM schedules WHERE grp = ? AND name = ?');
  const parse = (row: Record<string, unknown>) => JSON.parse(String(row['schedule'])) as StoredSchedule;
  return {
    get(group, name) {
      const row = one.get(group, name);
      return row === undefined ? undefined : parse(row);
    },
    put: (s) => void upsert.run(s.GroupName, s.Name, JSON.stringify(s)),
    delete: (group, name) => remove.run(group, name).changes > 0,
    list: () => all.all().map(parse),
  };
}
