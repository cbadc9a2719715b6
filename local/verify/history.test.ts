import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalForm } from '../../shared/domain/canonical.ts';
import type { ChainBundle, RootsBundle } from '../../shared/domain/history/bundle.ts';
import { endOf, START } from '../../shared/domain/history/chain.ts';
import { dayRefOf, type SignedRoot } from '../../shared/domain/history/daily-root.ts';
import { chained, headOf, signedDay } from '../../test/support/history-fixtures.ts';
import { testSigningKey } from '../../test/support/signing-fixture.ts';
import { verdictOn } from './verdict.ts';

const key = testSigningKey();
const chain = { kind: 'ORDER', id: 'o7' };
const chains = Array.from({ length: 9 }, (_, n) => chained({ kind: 'ORDER', id: `o${n}` }, 3));
const events = chained(chain, 2, chains[7]);
const days: SignedRoot[] = [];
for (const day of ['2026-03-02', '2026-03-03', '2026-03-04']) {
  const previous = days.at(-1);
  days.push((await signedDay({ day, heads: chains.map(headOf), previous }, key)).root);
}
const proof = (await signedDay({ day: '2026-03-02', heads: chains.map(headOf) }, key)).proof(7);
const withheld = ({ aggregate: { version }, prevHash, hash }: (typeof events)[number]) => ({
  withheld: true as const,
  version,
  prevHash,
  hash,
});

const bundle: ChainBundle = {
  kind: 'HISTORY_CHAIN',
  version: 1,
  chain,
  after: START,
  events: events.map((event, n) => (n === 1 ? withheld(event) : event)),
  end: endOf(events),
  proof,
};
const roots: RootsBundle = { kind: 'HISTORY_ROOTS', version: 1, roots: days };
const bundles = { chain: bundle, proof: { kind: 'HISTORY_PROOF', version: 1, ...proof }, roots };
const verdict = (...parts: readonly unknown[]) =>
  verdictOn(parts.map((part, at) => ({ file: `${at}.json`, text: canonicalForm(part) })));

describe('[1-1] npm run verify', () => {
  it.each(Object.entries(bundles))('agrees with a %s', (_, each) => {
    expect(verdict(each).lines[0]).toBe('VALID');
  });

  it.each(Object.entries(bundles))('finds any one byte that was changed in a %s', (_, each) => {
    const bytes = Buffer.from(canonicalForm(each));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at]! + by) % 256;
        const { valid, lines } = verdictOn([{ file: 'changed.json', text: changed.toString('utf8') }]);
        expect(valid).toBe(false);
        expect(lines[1]!.length).toBeGreaterThan(5);
      }),
      { numRuns: 300 },
    );
  });

  it('names the event that was removed from a bundle, put in, or left out at its end', () => {
    fc.assert(
      fc.property(fc.nat(events.length - 1), (at) => {
        const { lines } = verdict({ ...bundle, events: bundle.events.toSpliced(at, 1) });
        expect(lines[1]).toContain(`event ORDER-o7-${at + 1}: expected "the event", found "none"`);
        const copied = verdict({ ...bundle, events: bundle.events.toSpliced(at, 0, bundle.events[at]!) });
        expect(copied.lines[1]).toContain(`event ORDER-o7-${at + 1}: expected "no such event here"`);
      }),
    );
  });

  it('takes the parts of a chain in any order, and says which event is missing without one of them', () => {
    const part = (from: number, to: number): ChainBundle => {
      const { proof: _, ...rest } = bundle;
      const after = from === 0 ? START : endOf(events.slice(0, from));
      return { ...rest, after, events: events.slice(from, to), ...(from <= 3 && to >= 3 && { proof }) };
    };
    const [first, second, third] = [part(0, 2), part(2, 4), part(4, 5)];
    expect(verdict(third, first, second).lines).toEqual([
      'VALID',
      expect.stringMatching(/^ORDER o7: events 1 to 5 are whole and in order; up to 3 under root /),
    ]);
    expect(verdict(first, third).lines[1]).toContain('event ORDER-o7-3');
    expect(verdict(first, second).lines[1]).toContain('event ORDER-o7-5');
    const foreign = { ...third, chain: { ...chain, id: 'o8' } };
    expect(verdict(first, foreign).valid).toBe(false);
    const { proof: _, ...bare } = bundle;
    expect(verdict(bare).lines[1]).toContain('no root covers it yet');
  });

  it('takes the parts of a succession, and misses a day', () => {
    const { roots: all, ...rest } = roots;
    const after = dayRefOf(all[0]!);
    const [first, second] = [
      { ...rest, roots: all.slice(0, 1) },
      { ...rest, after, roots: all.slice(1) },
    ];
    expect(verdict(second, first).lines[1]).toContain('3 daily roots from the first day on');
    expect(verdict(second).lines[1]).toContain('2 daily roots after 2026-03-02');
    expect(verdict(first, { ...second, after: dayRefOf(all[1]!), roots: all.slice(2) }).valid).toBe(false);
    expect(verdict({ ...rest, roots: all.toSpliced(1, 1) }).lines[1]).toContain('statement.previous');
    expect(verdict({ ...rest, roots: [] }).lines[1]).toContain('no root');
    expect(verdict(bundles.proof, bundles.proof).valid).toBe(false);
  });
});
