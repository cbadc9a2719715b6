import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chained, headOf, signedDay } from '../../../test/support/history-fixtures.ts';
import { testSigningKey } from '../../../test/support/signing-fixture.ts';
import type { ChainBundle } from './bundle.ts';
import { START } from './chain.ts';
import { dayRefOf, rootDifference, type SignedRoot, successionDifference } from './daily-root.ts';
import { merkleRoot } from '../merkle.ts';
import { PAGE_HEADS, SECTION_PAGES } from './day-tree.ts';
import { headHash } from './head.ts';
import { chainDifference, inclusionDifference } from './verify-bundle.ts';

const key = testSigningKey();
const chain = { kind: 'CASE', id: 'C40' };
const chains = Array.from({ length: 77 }, (_, n) => chained({ kind: 'CASE', id: `C${n}` }, 1 + (n % 4)));
const day = await signedDay({ day: '2026-03-02', heads: chains.map(headOf) }, key);

const events = chained(chain, 3, chains[40]);
const bundle: ChainBundle = {
  kind: 'HISTORY_CHAIN',
  version: 1,
  chain,
  after: START,
  events,
  end: { version: 4, hash: events[3]!.hash },
  proof: day.proof(40),
};

describe('an inclusion', () => {
  it('leads from each of many heads to the signed root', () => {
    for (const [index] of chains.entries()) expect(inclusionDifference(day.proof(index))).toBeUndefined();
  });

  it('leads there on a day of several sections, also from their first, last and only heads', async () => {
    const many = Array.from({ length: 2 * PAGE_HEADS * SECTION_PAGES + 1 }, (_, n) => ({
      ...headOf(events),
      id: `C${n}`,
    }));
    const large = await signedDay({ day: '2026-03-02', heads: many }, key);
    expect(large.root.statement.root).toBe(merkleRoot(many.map(headHash)));
    for (const index of [0, 31, 32, 2047, 2048, 4095, 4096])
      expect(inclusionDifference(large.proof(index))).toBeUndefined();
  });

  it('is refused for another head, another place and another root', async () => {
    const proof = day.proof(40);
    const head = { ...proof.head, version: 2 };
    expect(inclusionDifference({ ...proof, head })?.at).toBe('head CASE-C40-2');
    expect(inclusionDifference({ ...proof, index: 41 })?.at).toBe('head CASE-C40-1');
    const { root } = await signedDay({ day: '2026-03-03', heads: [] }, key);
    expect(inclusionDifference({ ...proof, root })?.found).toBe('no place in the tree');
    const forged = { ...proof.root, publicKey: await testSigningKey().publicKey() };
    expect(inclusionDifference({ ...proof, root: forged })?.at).toBe('root.signature');
  });

  it('hides what stands beside it: a leaf is no node', () => {
    expect(headHash(headOf(events))).not.toBe(events.at(-1)!.hash);
  });
});

describe('a chain with its proof', () => {
  it('agrees, also from a part on, and without a proof', () => {
    const { proof: _, ...bare } = bundle;
    const part = { ...bundle, after: { version: 1, hash: events[0]!.hash }, events: events.slice(1) };
    for (const each of [bundle, bare, part]) expect(chainDifference(each)).toBeUndefined();
  });

  it('is refused when its events are sound but are not those under the root', () => {
    const rewritten = chained(chain, 4);
    const end = { version: 4, hash: rewritten[3]!.hash };
    expect(chainDifference({ ...bundle, events: rewritten, end })).toMatchObject({ at: 'event CASE-C40-1' });
    const foreign = { ...bundle, proof: day.proof(41) };
    expect(chainDifference(foreign)?.at).toBe('proof.head');
  });

  it('names the event that is missing where a chain ends before the head under the root', () => {
    const long = { kind: 'CASE', id: 'C3' };
    const cut = chains[3]!.slice(0, 2);
    const end = { version: 2, hash: cut[1]!.hash };
    const short = { ...bundle, chain: long, events: cut, end, proof: day.proof(3) };
    expect(chainDifference(short)).toEqual({ at: 'event CASE-C3-3', expected: 'the event', found: 'none' });
  });
});

describe('the succession of daily roots', async () => {
  const roots: SignedRoot[] = [];
  for (let n = 1; n <= 9; n += 1) {
    const heads = chains.slice(0, n * 3).map(headOf);
    const { root } = await signedDay({ day: `2026-03-0${n}`, heads, previous: roots.at(-1) }, key);
    roots.push(root);
  }

  it('agrees, whole and from any day on', () => {
    expect(successionDifference([])).toBeUndefined();
    expect(successionDifference(roots)).toBeUndefined();
    for (const [n, root] of roots.entries())
      expect(successionDifference(roots.slice(n + 1), dayRefOf(root))).toBeUndefined();
  });

  it('names the place of a day that was dropped, doubled, exchanged, or signed by another key', async () => {
    expect(successionDifference(roots.toSpliced(4, 1))?.at).toBe('roots.4 (2026-03-06) statement.previous');
    expect(successionDifference(roots.toSpliced(0, 1))?.at).toBe('roots.0 (2026-03-02) statement.previous');
    expect(successionDifference(roots.toSpliced(4, 0, roots[4]!))?.at).toContain(
      '(2026-03-05) statement.day',
    );
    expect(successionDifference(roots.with(2, roots[3]!))?.at).toContain('roots.2 (2026-03-04)');
    const previous = roots[3]!;
    const other = await signedDay({ day: '2026-03-05', heads: [], previous }, testSigningKey());
    expect(successionDifference([...roots.slice(0, 4), other.root])?.at).toContain('publicKey');
    const sameKey = await signedDay({ day: '2026-03-05', heads: [], previous }, key);
    expect(successionDifference(roots.with(4, sameKey.root))?.at).toBe(
      'roots.5 (2026-03-06) statement.previous',
    );
  });

  it('shows one byte changed in any member of a root', () => {
    const members = ['day', 'takenAt', 'stage', 'root', 'leaves'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...members), fc.nat(8), (member, at) => {
        const root = roots[at]!;
        const value = member === 'leaves' ? root.statement.leaves + 1 : `${root.statement[member]}0`;
        const changed = { ...root, statement: { ...root.statement, [member]: value } };
        expect(rootDifference(changed)?.at).toBe('hash');
      }),
    );
    const root = roots[0]!;
    expect(rootDifference({ ...root, publicKey: 'AAAA' })?.at).toBe('publicKey');
    expect(rootDifference({ ...root, signature: root.signature.replace(/.(=*)$/, '!$1') })?.at).toBe(
      'signature',
    );
  });
});
