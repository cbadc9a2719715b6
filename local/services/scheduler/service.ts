import * as z from 'zod';
import type { ServiceLog } from '../links.ts';
import type { Service } from '../service.ts';
import { AwsError, unsupportedCall } from '../wire/aws-error.ts';
import { parseBody, reported, sendJson, sendJsonError } from '../wire/json-endpoint.ts';
import { scheduleSchema, type StoredSchedule } from './schedule-store.ts';
import type { Scheduler } from './scheduler.ts';

const CONTENT_TYPE = 'application/json';
const nameSchema = z.string().regex(/^[0-9a-zA-Z-_.]{1,64}$/);
const deleteQuery = z.strictObject({
  groupName: z.string().default('default'),
  clientToken: z.string().optional(),
});
const getQuery = z.strictObject({ groupName: z.string().default('default') });
const listQuery = z.strictObject({
  ScheduleGroup: z.string().optional(),
  NamePrefix: z.string().optional(),
  State: z.string().optional(),
  MaxResults: z.coerce.number().int().min(1).max(100).default(100),
  NextToken: z.string().optional(),
});

/** EventBridge Scheduler over restJson1: schedules, one by one and listed. */
export function createSchedulerService(scheduler: Scheduler, log: ServiceLog): Service {
  return {
    prefix: '/scheduler',
    async handle(req, res, body) {
      const url = new URL(req.url ?? '/', 'http://local');
      const call = `${req.method} ${url.pathname}`;
      try {
        sendJson(res, 200, CONTENT_TYPE, answer(scheduler, req.method ?? '', url, body));
      } catch (error) {
        sendJsonError(res, CONTENT_TYPE, reported({ service: 'scheduler', log }, call, error));
      }
    },
    resume: () => scheduler.resume(),
  };
}

function answer(scheduler: Scheduler, method: string, url: URL, body: Buffer): unknown {
  const [, resource, rawName, ...rest] = url.pathname.replace(/^\/scheduler/, '').split('/');
  if (resource !== 'schedules' || rest.length > 0)
    throw unsupportedCall('scheduler', `${method} ${url.pathname}`);
  const query = Object.fromEntries(url.searchParams);
  if (!rawName) {
    if (method === 'GET') return list(scheduler, valid(listQuery, query));
    throw unsupportedCall('scheduler', `${method} ${url.pathname}`);
  }
  const name = valid(nameSchema, decodeURIComponent(rawName));
  if (method === 'POST')
    return { ScheduleArn: scheduler.create(name, valid(scheduleSchema, parseBody(body))) };
  if (method === 'PUT')
    return { ScheduleArn: scheduler.update(name, valid(scheduleSchema, parseBody(body))) };
  if (method === 'GET') return described(scheduler, scheduler.get(name, valid(getQuery, query).groupName));
  if (method === 'DELETE') return scheduler.delete(name, valid(deleteQuery, query).groupName);
  throw unsupportedCall('scheduler', `${method} ${url.pathname}`);
}

function described(scheduler: Scheduler, schedule: StoredSchedule) {
  const { createdAt, modifiedAt, completed: _completed, ClientToken: _token, ...given } = schedule;
  return {
    ...given,
    Arn: scheduler.arn(schedule),
    CreationDate: createdAt / 1000,
    LastModificationDate: modifiedAt / 1000,
  };
}

function list(scheduler: Scheduler, query: z.output<typeof listQuery>) {
  const from = Number(query.NextToken ?? 0);
  const chosen = scheduler
    .list()
    .filter((s) => query.ScheduleGroup === undefined || s.GroupName === query.ScheduleGroup)
    .filter((s) => query.NamePrefix === undefined || s.Name.startsWith(query.NamePrefix))
    .filter((s) => query.State === undefined || s.State === query.State);
  const page = chosen.slice(from, from + query.MaxResults);
  return {
    Schedules: page.map((s) => ({
      Arn: scheduler.arn(s),
      Name: s.Name,
      GroupName: s.GroupName,
      State: s.State,
      CreationDate: s.createdAt / 1000,
      LastModificationDate: s.modifiedAt / 1000,
      Target: { Arn: s.Target.Arn },
    })),
    ...(from + page.length < chosen.length ? { NextToken: String(from + page.length) } : {}),
  };
}

function valid<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new AwsError('ValidationException', z.prettifyError(parsed.error));
  return parsed.data;
}
