import { isDeepStrictEqual } from 'node:util';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { isSource, observe } from '../../functions/metrics/observe.ts';
import type { Contribution } from '../../shared/domain/metrics/contribution.ts';
import { type Cell, recompute } from '../../shared/domain/metrics/recompute.ts';
import { cellOf } from '../../shared/store/metrics.ts';
import type { Tables } from '../../shared/store/table.ts';

const METRIC = 'PROJ#METRIC#';
const BUYER = 'PROJ#METRICBUYER#';

/**
 * What is wrong with the metrics in these tables: every agency's cells and buyers are held against a computation from
 * all its objects and their events. Empty once every event was handled. Scans the table: for tests and simulations.
 */
export async function metricFaults(tables: Tables): Promise<string[]> {
  const faults: string[] = [];
  const byAgency = new Map<string, Contribution[]>();
  const cells = new Map<string, Cell>();
  const buyers = new Map<string, number>();
  for await (const { Items = [] } of paginateScan(
    { client: tables.client },
    { TableName: tables.platform, ConsistentRead: true },
  )) {
    for (const { pk, sk, rev: _, ...item } of Items) {
      if (String(pk).startsWith(METRIC)) cells.set(`${pk.slice(METRIC.length)} ${sk}`, cellOf(item));
      if (String(pk).startsWith(BUYER)) buyers.set(`${pk.slice(BUYER.length)} ${sk}`, Number(item['orders']));
      if (sk !== 'STATE' || !isSource(String(item['kind']))) continue;
      const ref = { kind: item['kind'], id: String(item['id']) };
      const seen = await observe(tables, ref, { anew: true });
      if (seen === undefined) continue;
      if (seen.before?.kept.version !== seen.version)
        faults.push(`${ref.kind}#${ref.id} stands at ${seen.version}, counted ${seen.before?.kept.version}`);
      byAgency.set(seen.now.agencyId, [...(byAgency.get(seen.now.agencyId) ?? []), seen.now]);
    }
  }
  return [...faults, ...cellFaults(byAgency, cells), ...buyerFaults(byAgency, buyers)];
}

function cellFaults(
  byAgency: ReadonlyMap<string, readonly Contribution[]>,
  stored: ReadonlyMap<string, Cell>,
): string[] {
  const expected = new Map<string, Cell>();
  for (const [agencyId, contributions] of byAgency)
    for (const [name, { counts, marks }] of recompute(contributions))
      expected.set(`${agencyId} ${name}`, cellOf({ ...counts, ...marks }));
  const empty: Cell = { counts: {}, marks: {} };
  return [...new Set([...expected.keys(), ...stored.keys()])].flatMap((key) => {
    const [is, should] = [stored.get(key) ?? empty, expected.get(key) ?? empty];
    return isDeepStrictEqual(is, should)
      ? []
      : [`cell ${key} holds ${JSON.stringify(is)} instead of ${JSON.stringify(should)}`];
  });
}

function buyerFaults(
  byAgency: ReadonlyMap<string, readonly Contribution[]>,
  stored: ReadonlyMap<string, number>,
): string[] {
  const expected = new Map<string, number>();
  for (const [agencyId, contributions] of byAgency)
    for (const { users } of contributions)
      for (const [cell, buyerId] of Object.entries(users)) {
        const key = `${agencyId} ${cell}#${buyerId}`;
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
  return [...new Set([...expected.keys(), ...stored.keys()])].flatMap((key) =>
    expected.get(key) === stored.get(key)
      ? []
      : [`buyer ${key} stands with ${stored.get(key)} orders instead of ${expected.get(key)}`],
  );
}
