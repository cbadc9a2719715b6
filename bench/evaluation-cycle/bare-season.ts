import { BatchGetCommand, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ENTRIES_A_PAGE } from '../../functions/evaluation-run/page.ts';
import type { Tables } from '../../shared/store/table.ts';
import { CYCLE, scheme } from '../../test/support/evaluation-run-fixtures.ts';

type Item = Record<string, unknown>;
type Key = { pk: string; sk: string };

const KEYS_A_READ = 1000;
const SNAPSHOT_A_READ = 500;

/**
 * The floor: the items of a season that was run are read again by the bare SDK, page by page as the run read them, and
 * written again as copies beside them: for each entry two pages of work with a mark and a page item each, four cells, its
 * frozen item (once to measure, once to score), its state, its event and its rank key.
 * @param aCategory at most so many entries of each category
 */
export async function bareSeason(tables: Tables, aCategory: number): Promise<void> {
  const { client, platform: TableName } = tables;
  const query = async (pk: string, limit: number, start: Item | undefined, index?: string) =>
    client.send(
      new QueryCommand({
        TableName,
        ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': index === undefined ? 'pk' : `${index}pk` },
        ExpressionAttributeValues: { ':pk': pk },
        Limit: limit,
        ExclusiveStartKey: start,
      }),
    );
  const eachPage = async (
    pk: string,
    limit: number,
    take: (items: Item[]) => Promise<void>,
    index?: string,
  ) => {
    let start: Item | undefined;
    let left = aCategory;
    do {
      const page = await query(pk, Math.min(limit, left), start, index);
      const items = page.Items ?? [];
      await take(items);
      left -= items.length;
      start = page.LastEvaluatedKey;
    } while (start !== undefined && left > 0);
  };
  const batchGet = async (keys: Key[]): Promise<Item[]> => {
    if (keys.length === 0) return [];
    const { Responses } = await client.send(
      new BatchGetCommand({ RequestItems: { [TableName]: { Keys: keys, ConsistentRead: true } } }),
    );
    return Responses?.[TableName] ?? [];
  };
  const write = (items: Item[]) =>
    client.send(
      new TransactWriteCommand({
        TransactItems: items.map((each) => ({ Put: { TableName, Item: copyOf(each) } })),
      }),
    );
  let pages = 0;
  const marks = (): Item[] => {
    pages += 1;
    return [
      { pk: `CONSUMED#evaluation-run#${pages}`, sk: 'CONSUMED', ttl: 1 },
      { pk: 'WORK#bare', sk: `PAGE#${pages}`, page: String(pages), handled: ENTRIES_A_PAGE, ttl: 1 },
    ];
  };

  for (const category of scheme.categories) {
    const snapshot = `PROJ#EVALSNAPSHOT#${CYCLE}#${category}`;
    const sample = await sampleOf(category);
    if (sample === undefined) continue;
    const freeze = async (listed: Item[]) => {
      const agencies = listed.map((item) => String((item['body'] as Item)['agencyId']));
      await batchGet(
        agencies.flatMap((id) =>
          [`2026#${category}`, '2026#*', `STOCK#${category}`, 'STOCK#*'].map((sk) => ({
            pk: `PROJ#METRIC#${id}`,
            sk,
          })),
        ),
      );
      const items = agencies.map((sk) => ({ ...sample.frozen, pk: snapshot, sk }));
      await write([...items, ...marks()]);
    };
    await eachPage(`ENTRY#CYCLE#${CYCLE}#${category}`, ENTRIES_A_PAGE, freeze, 'list1');
    await eachPage(snapshot, SNAPSHOT_A_READ, async () => {});
    await eachPage(snapshot, ENTRIES_A_PAGE, async (items) => {
      const states = await batchGet(
        items.map(({ sk }) => ({ pk: `ENTRY#${CYCLE}.${category}.${String(sk)}`, sk: 'STATE' })),
      );
      const events = states.map(({ pk }) => ({ ...sample.event, pk }));
      const keys = items.map(({ sk }) => ({ ...sample.key, sk }));
      await write([...states, ...events, ...keys, ...marks()]);
    });
    await eachPage(`PROJ#RANKKEY#${CYCLE}#${category}`, KEYS_A_READ, async () => {});
  }

  /** One frozen item, event and rank key of a category, of the size of the others. */
  async function sampleOf(category: string) {
    const [first] = (await query(`PROJ#EVALSNAPSHOT#${CYCLE}#${category}`, 1, undefined)).Items ?? [];
    if (first === undefined) return undefined;
    const get = async (pk: string, sk: string): Promise<Item> =>
      (await client.send(new GetCommand({ TableName, Key: { pk, sk } }))).Item ?? {};
    const agencyId = String(first['sk']);
    return {
      frozen: first,
      event: await get(`ENTRY#${CYCLE}.${category}.${agencyId}`, 'EVENT#00000002'),
      key: await get(`PROJ#RANKKEY#${CYCLE}#${category}`, agencyId),
    };
  }
}

/** Beside the original, in the table and in every index that it stands in. */
function copyOf(item: Item): Item {
  const moved = ['pk', 'list1pk', 'list2pk', 'list3pk', 'unrelayed'].filter(
    (name) => item[name] !== undefined,
  );
  return { ...item, ...Object.fromEntries(moved.map((name) => [name, `BARE#${String(item[name])}`])) };
}
