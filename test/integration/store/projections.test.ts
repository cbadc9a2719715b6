import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executeOnce } from '../../../shared/store/execute.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { type Projection, queryProjections, readProjection } from '../../../shared/store/projections.ts';
import { testContext } from '../../support/counter.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const keyOf = (id: string) => ({ pk: `PROJ#TEST#${id}`, sk: 'A' });
const write = (decide: () => Promise<readonly Projection[]>, messageId = newId()) =>
  executeOnce(
    dynamo.tables,
    { consumer: 'test', messageId },
    async () => ({ changes: [], projections: await decide(), response: undefined }),
    testContext,
  );

describe('projections', () => {
  it('are put under the revision they were read with; a writer in between makes the plan decide again', async () => {
    const key = keyOf(newId());
    await write(async () => [{ put: key, item: { n: 1 }, rev: undefined }]);
    let rounds = 0;
    await write(async () => {
      rounds += 1;
      const read = await readProjection(dynamo.tables, key);
      if (rounds === 1) await write(async () => [{ put: key, item: { n: 10 }, rev: read?.rev }]);
      return [{ put: key, item: { n: Number(read?.item.n) + 1 }, rev: read?.rev }];
    });
    expect(rounds).toBe(2);
    expect(await readProjection(dynamo.tables, key)).toEqual({ rev: 3, item: { n: 11 } });
  });

  it('are added to by many at once, and by one message once', async () => {
    const key = keyOf(newId());
    const add = [{ add: key, deltas: { n: 2, m: -1 }, set: { seen: 'yes' } }] as const;
    await Promise.all(Array.from({ length: 10 }, () => write(async () => add)));
    await write(async () => add, 'same');
    await write(async () => add, 'same');
    expect(await readProjection(dynamo.tables, key)).toEqual({
      rev: 0,
      item: { n: 22, m: -11, seen: 'yes' },
    });
  });

  it('are removed, and read page by page', async () => {
    const { pk } = keyOf(newId());
    const names = ['A1', 'A2', 'A3', 'B1'];
    await write(async () => names.map((sk) => ({ put: { pk, sk }, item: { sk2: sk }, rev: undefined })));
    await write(async () => [{ remove: { pk, sk: 'A2' }, rev: 1 }]);
    const first = await queryProjections(dynamo.tables, { pk, prefix: 'A' }, { limit: 1 });
    expect(first.items.map(({ sk }) => sk)).toEqual(['A1']);
    const second = await queryProjections(
      dynamo.tables,
      { pk, prefix: 'A' },
      { limit: 5, cursor: first.cursor },
    );
    expect(second.items.map(({ sk }) => sk)).toEqual(['A3']);
    expect(second.cursor).toBeUndefined();
  });

  it('never lie among the aggregates', async () => {
    await expect(
      write(async () => [{ add: { pk: 'CASE#1', sk: 'STATE' }, deltas: { n: 1 } }]),
    ).rejects.toThrow('not the key of a projection');
  });
});
