import { createPublicKey, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { type Item, itemsOf } from '../../local/verify/table/read-items.ts';
import { publishedRoots } from '../../local/verify/table/published-roots.ts';
import { verifyTable } from '../../local/verify/table/verify-table.ts';
import { verdictOn } from '../../local/verify/verdict.ts';
import { canonicalForm } from '../../shared/domain/canonical.ts';
import type { ChainBundle, ProofBundle } from '../../shared/domain/history/bundle.ts';
import type { SignedRoot } from '../../shared/domain/history/daily-root.ts';
import { newApplicant } from '../support/journeys/agencies.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack({ at: '2026-03-30T09:00:00+08:00' });
const verdict = (...bundles: readonly unknown[]) =>
  verdictOn(bundles.map((bundle, n) => ({ file: `${n}.json`, text: JSON.stringify(bundle) })));

it('[1-1] signs a root over all chains each day, and anybody can check what stands under it', async () => {
  const { stack, clock } = place;
  const applicants = [newApplicant(), newApplicant()];
  const rows = applicants.map(({ uscc, orgName }) => ({
    uscc,
    name: orgName,
    onboardedOn: '2024-05-06',
    categories: ['RESEARCH_DEVELOPMENT'],
    source: '2024年名录第1页',
  }));
  await place.as('admin-zhou').done('importAgencies', { body: { batchId: 'H', rows } });
  const own = place.as(applicants[0]?.admin ?? '');
  const { agencyId: id } = await own.done<{ agencyId: string }>('readOwnAgency');
  const matter = { params: { kind: 'AGENCY', id } };
  const officer = place.as('officer-li');
  expect(await officer.call('readHistoryProof', matter)).toMatchObject({
    status: 404,
    body: { code: 'NOT_YET_PROVEN' },
  });
  await clock.to('2026-04-01T01:00:00+08:00');

  // Two days have ended: the second root names the first.
  const { items } = await place.anyone.done<{ items: SignedRoot[] }>('listDailyRoots');
  expect(items.map(({ statement }) => statement.day)).toEqual(['2026-03-31', '2026-03-30']);
  const first = items[1]!;
  expect(first.statement.leaves).toBeGreaterThan(2);
  const key = createPublicKey({ key: Buffer.from(first.publicKey, 'base64'), format: 'der', type: 'spki' });
  const signature = Buffer.from(first.signature, 'base64');
  expect(verify('sha256', Buffer.from(canonicalForm(first.statement)), key, signature)).toBe(true);
  const params = { day: '2026-03-30' };
  expect(await place.anyone.done('readDailyRoot', { params })).toEqual(first);
  const gone = { params: { day: '2026-03-29' } };
  expect(await place.anyone.call('readDailyRoot', gone)).toMatchObject({ status: 404 });
  const succession = await place.anyone.done('exportDailyRoots');
  expect(verdict(succession)).toMatchObject({ valid: true });
  const page = await fetch(new URL('/provable-history', stack.baseUrl));
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await page.text()).toContain(first.statement.root);

  // An officer's bundle shows the events; the agency's own shows their places; another agency finds nothing.
  const whole = await officer.done<ChainBundle>('exportHistory', matter);
  expect(whole.events[0]).toMatchObject({ type: 'AgencyImported' });
  expect(whole.proof?.root).toEqual(first);
  const mine = await own.done<ChainBundle>('exportHistory', matter);
  expect(mine.events[0]).toEqual({
    withheld: true,
    version: 1,
    prevHash: whole.events[0]!.prevHash,
    hash: whole.events[0]!.hash,
  });
  const proof = await own.done<ProofBundle>('readHistoryProof', matter);
  for (const bundle of [whole, mine, proof]) {
    expect(verdict(bundle).lines[0]).toBe('VALID');
    expect(verdict(bundle).lines[1]).toContain(first.statement.root);
  }
  const other = place.as(applicants[1]?.admin ?? '');
  expect(await other.call('exportHistory', matter)).toMatchObject({ status: 404 });
  expect(await other.call('readHistoryProof', matter)).toMatchObject({ status: 404 });
  expect(await place.anyone.call('exportHistory', matter)).toMatchObject({ status: 401 });

  // Every chain of the platform, from its table and the published roots alone.
  const published = await publishedRoots(stack.baseUrl);
  const table: Item[] = [];
  for await (const item of itemsOf(stack.baseUrl)) table.push(item);
  expect((await verifyTable(table, published)).lines.slice(0, 2)).toEqual([
    'VALID',
    expect.stringContaining('2 daily roots'),
  ]);
  const forged = table.map((item) =>
    item['pk'] === `AGENCY#${id}` && item['sk'] === 'EVENT#00000001'
      ? { ...item, event: { ...(item['event'] as object), reason: '另一理由' } }
      : item,
  );
  expect((await verifyTable(forged, published)).lines[1]).toContain(`event AGENCY-${id}-1 (changed)`);
});
