import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import {
  DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';

const tables = DynamoDBDocumentClient.from(new DynamoDBClient());
const bus = new EventBridgeClient();
const scheduler = new SchedulerClient();
const env = (name: string): string => process.env[name] ?? '';
const TableName = env('PLATFORM_TABLE');

/** A miniature of the platform: a notice is opened, goes over stream, bus and queue, and closes after seven days. */
export async function api(event: APIGatewayProxyEventV2) {
  const id = event.pathParameters?.['id'] ?? '';
  if (event.requestContext.http.method === 'POST') {
    const Item = { pk: `NOTICE#${id}`, state: 'OPEN', openedAt: new Date().toISOString(), unrelayed: '1' };
    await tables.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item } }] }));
    return { statusCode: 201, body: JSON.stringify(Item) };
  }
  const { Item } = await tables.send(
    new GetCommand({ TableName, Key: { pk: `NOTICE#${id}` }, ConsistentRead: true }),
  );
  return Item === undefined ? { statusCode: 404 } : Item;
}

export async function relay(event: DynamoDBStreamEvent) {
  const Entries = event.Records.map(({ dynamodb }) => ({
    EventBusName: env('BUS_NAME'),
    Source: 'voucher.platform',
    DetailType: 'NoticeOpened',
    Detail: JSON.stringify({ pk: dynamodb?.NewImage?.['pk']?.S }),
  }));
  await bus.send(new PutEventsCommand({ Entries }));
  return { batchItemFailures: [] };
}

export async function consume(event: SQSEvent) {
  for (const { body } of event.Records) {
    const { detail } = JSON.parse(body) as { detail: { pk: string } };
    const due = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 19);
    await update(detail.pk, 'SET seen = if_not_exists(seen, :zero) + :one', { ':zero': 0, ':one': 1 });
    await schedule(detail.pk, due);
  }
  return { batchItemFailures: [] };
}

export async function fire(event: SQSEvent) {
  for (const { body } of event.Records) {
    await update(JSON.parse(body), 'SET closedAt = :now', { ':now': new Date().toISOString() });
  }
  return { batchItemFailures: [] };
}

export async function sweep() {
  await update('SWEEPS', 'ADD ticks :one', { ':one': 1 });
}

async function update(
  pk: string,
  UpdateExpression: string,
  ExpressionAttributeValues: Record<string, unknown>,
) {
  await tables.send(
    new UpdateCommand({ TableName, Key: { pk }, UpdateExpression, ExpressionAttributeValues }),
  );
}

async function schedule(pk: string, due: string): Promise<void> {
  try {
    await scheduler.send(
      new CreateScheduleCommand({
        Name: pk.replace('#', '-'),
        ScheduleExpression: `at(${due})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: env('DEADLINE_QUEUE_ARN'),
          RoleArn: env('SCHEDULE_ROLE_ARN'),
          Input: JSON.stringify(pk),
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ConflictException')) throw error;
  }
}
