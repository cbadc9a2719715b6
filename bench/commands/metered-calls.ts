import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

interface Capacity {
  readonly ReadCapacityUnits?: number;
  readonly WriteCapacityUnits?: number;
  readonly CapacityUnits?: number;
}

export interface Units {
  readonly read: number;
  readonly write: number;
}

/** Lets `work` run and adds up the request units that the engine bills for its DynamoDB calls, indexes included. */
export async function meterCalls(work: () => Promise<unknown>): Promise<Units> {
  const units = { read: 0, write: 0 };
  const { send } = DynamoDBDocumentClient.prototype;
  DynamoDBDocumentClient.prototype.send = async function metering(
    this: DynamoDBDocumentClient,
    command: never,
  ) {
    const { constructor, input } = command as { constructor: { name: string }; input: object };
    Object.assign(input, { ReturnConsumedCapacity: 'TOTAL' });
    const output = await (
      send as (command: never) => Promise<{ ConsumedCapacity?: Capacity | Capacity[] }>
    ).call(this, command);
    const writes = /Transact|Put|Update|Delete/.test(constructor.name);
    for (const each of [output.ConsumedCapacity ?? []].flat()) {
      units[writes ? 'write' : 'read'] += each.CapacityUnits ?? 0;
    }
    return output;
  } as typeof send;
  try {
    await work();
  } finally {
    DynamoDBDocumentClient.prototype.send = send;
  }
  return units;
}
