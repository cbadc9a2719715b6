import * as z from 'zod';
import type { ServiceLog } from '../links.ts';
import type { Service } from '../service.ts';
import { AwsError } from '../wire/aws-error.ts';
import { answerJson } from '../wire/json-endpoint.ts';
import { operation } from '../wire/operation.ts';
import type { LogStore } from './log-store.ts';

const stream = { logGroupName: z.string().min(1), logStreamName: z.string().min(1) };

/** CloudWatch Logs over awsJson1_1: streams and events of the groups of the template. */
export function createLogsService(store: LogStore, log: ServiceLog): Service {
  const known = (groupName: string): void => {
    if (!store.hasGroup(groupName)) {
      throw new AwsError('ResourceNotFoundException', `The specified log group does not exist: ${groupName}`);
    }
  };
  const operations = {
    CreateLogStream: operation(z.strictObject(stream), ({ logGroupName, logStreamName }) => {
      known(logGroupName);
      if (!store.createStream(logGroupName, logStreamName)) {
        throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
      }
    }),
    PutLogEvents: operation(
      z.strictObject({
        ...stream,
        logEvents: z.array(z.strictObject({ timestamp: z.int(), message: z.string().min(1) })).min(1),
      }),
      ({ logGroupName, logStreamName, logEvents }) => {
        known(logGroupName);
        if (!store.hasStream(logGroupName, logStreamName)) {
          throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
        }
        store.append(logGroupName, logStreamName, logEvents);
        return { nextSequenceToken: '0' };
      },
    ),
  };
  return {
    prefix: '/logs',
    handle: (req, res, body) =>
      answerJson({ service: 'logs', version: '1.1', operations, log }, req, res, body),
  };
}
