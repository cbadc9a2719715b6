import * as z from 'zod';
import type { EventsLink, ServiceLog } from '../links.ts';
import type { Service } from '../service.ts';
import { AwsError, asAwsError } from '../wire/aws-error.ts';
import { answerJson } from '../wire/json-endpoint.ts';
import { operation } from '../wire/operation.ts';

/** PutEvents takes 1 to 10 entries of at most 256 KB together (EventBridge API reference, PutEvents). */
const MAX_ENTRIES = 10;
const MAX_BYTES = 262_144;

const entrySchema = z.strictObject({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().optional(),
  Resources: z.array(z.string()).optional(),
  Time: z.number().optional(),
  TraceHeader: z.string().optional(),
});
type Entry = z.output<typeof entrySchema>;

/** EventBridge over awsJson1_1: PutEvents. Rules come from the template only. */
export function createEventBridgeService(events: EventsLink, log: ServiceLog): Service {
  const operations = {
    PutEvents: operation(z.strictObject({ Entries: z.array(entrySchema) }), ({ Entries }) => {
      if (Entries.length === 0 || Entries.length > MAX_ENTRIES) {
        throw new AwsError('ValidationException', `Entries must have 1 to ${MAX_ENTRIES} members.`);
      }
      if (Entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > MAX_BYTES) {
        throw new AwsError(
          'ValidationException',
          'Total size of the entries in the request is over the limit.',
        );
      }
      const results = Entries.map((entry) => putOne(events, entry));
      return { FailedEntryCount: results.filter((r) => 'ErrorCode' in r).length, Entries: results };
    }),
  };
  return {
    prefix: '/eventbridge',
    handle: (req, res, body) =>
      answerJson({ service: 'eventbridge', version: '1.1', operations, log }, req, res, body),
  };
}

function putOne(events: EventsLink, entry: Entry) {
  const { Source, DetailType, Detail, EventBusName = 'default', Resources, Time } = entry;
  for (const [name, value] of Object.entries({ Source, DetailType, Detail })) {
    if (!value)
      return failure(
        'InvalidArgument',
        `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      );
  }
  if (!Source || !DetailType || !Detail || !isJsonObject(Detail)) {
    return failure('MalformedDetail', 'Detail is malformed.');
  }
  if (Source.startsWith('aws.')) {
    return failure('NotAuthorizedForSourceException', 'Not authorized for the source.');
  }
  try {
    const optional = {
      ...(Resources && { Resources }),
      ...(Time && { Time: new Date(Time * 1000).toISOString() }),
    };
    return { EventId: events.put({ Source, DetailType, Detail, ...optional }, EventBusName) };
  } catch (error) {
    const { code, message } = asAwsError(error);
    return failure(code, message);
  }
}

function failure(ErrorCode: string, ErrorMessage: string) {
  return { ErrorCode, ErrorMessage };
}

function isJsonObject(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}

/** The size of an entry as the PutEvents guide counts it. */
function sizeOf(entry: Entry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  return texts.reduce((sum, t) => sum + Buffer.byteLength(t ?? ''), entry.Time === undefined ? 0 : 14);
}
