import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { EventRecord } from './event-item.ts';
import type { Tables } from './table.ts';

/** An event as the unit that it concerns reads it. */
export interface Told {
  /** By time; of one commit, by chain and number. */
  readonly place: string;
  readonly told: string;
  readonly event: EventRecord;
}

const partition = (uscc: string): string => `TIMELINE#${uscc}`;

const placeOf = ({ at, aggregate: { kind, id, version } }: EventRecord): string =>
  `${at}#${kind}#${id}#${String(version).padStart(8, '0')}`;

/** What an event's item carries besides, so that list2 holds, by credit code, what each unit is told of. */
export function timelineEntry(event: EventRecord, told: string | undefined) {
  const { uscc } = event.data;
  if (told === undefined || typeof uscc !== 'string') return {};
  return { told, list2pk: partition(uscc), list2sk: placeOf(event) };
}

/** What a unit was told, newest first, from before a place; costs what it reads. Fewer than `limit` = there is no more. */
export async function readTimeline(
  tables: Tables,
  uscc: string,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<Told[]> {
  const found: Told[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await tables.client.send(
      new QueryCommand({
        TableName: tables.platform,
        IndexName: 'list2',
        Limit: limit - found.length,
        KeyConditionExpression: before === undefined ? '#pk = :pk' : '#pk = :pk AND #sk < :before',
        ExpressionAttributeNames: { '#pk': 'list2pk', ...(before !== undefined && { '#sk': 'list2sk' }) },
        ExpressionAttributeValues: {
          ':pk': partition(uscc),
          ...(before !== undefined && { ':before': before }),
        },
        ScanIndexForward: false,
        ExclusiveStartKey: start,
      }),
    );
    found.push(
      // Written by the function above.
      ...Items.map(({ list2sk, told, event }) => ({ place: list2sk, told, event }) as Told),
    );
    start = LastEvaluatedKey;
  } while (start !== undefined && found.length < limit);
  return found;
}
