import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chained } from '../../../test/support/history-fixtures.ts';
import { chainFault, endFault, endOf, GENESIS, hashOf, START, type WithheldEvent } from './chain.ts';

const chain = { kind: 'CASE', id: 'one' };
const events = chained(chain, 12);
const other = chained({ kind: 'CASE', id: 'two' }, 12);
const place = fc.nat(events.length - 1);
const named = (version: number) => `CASE-one-${version}`;
const withheld = (index: number): WithheldEvent => {
  const { aggregate, prevHash, hash } = events[index]!;
  return { withheld: true, version: aggregate.version, prevHash, hash };
};

describe('the check of a chain', () => {
  it('finds nothing in a sound one, whole, in parts, or with events that may not be seen', () => {
    expect(chainFault(chain, events)).toBeUndefined();
    expect(chainFault(chain, [])).toBeUndefined();
    expect(endOf([])).toEqual({ version: 0, hash: GENESIS });
    fc.assert(
      fc.property(place, (at) => {
        const [first, second] = [events.slice(0, at), events.slice(at)];
        expect(chainFault(chain, first)).toBeUndefined();
        expect(chainFault(chain, second, endOf(first))).toBeUndefined();
        expect(endFault(chain, endOf(second, endOf(first)), endOf(events))).toBeUndefined();
        expect(chainFault(chain, events.with(at, withheld(at) as never))).toBeUndefined();
      }),
    );
  });

  it('names the event in which any one byte was changed', () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.integer({ min: 1, max: 94 }), (at, where, by) => {
        const bytes = Buffer.from(JSON.stringify(events[at]));
        const byte = where % bytes.length;
        bytes[byte] = 32 + ((bytes[byte]! - 32 + by) % 95);
        const changed = parsed(bytes.toString());
        fc.pre(changed !== undefined && JSON.stringify(changed) !== JSON.stringify(events[at]));
        const fault = chainFault(chain, events.with(at, changed as never));
        const { aggregate } = changed as { aggregate: { version: unknown } };
        expect([at + 1, aggregate.version]).toContain(fault?.version);
      }),
      { numRuns: 300 },
    );
  });

  it('names an event that was removed, at the end against the state', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 3 }), (at, count) => {
        const cut = events.toSpliced(at, count);
        const fault = chainFault(chain, cut) ?? endFault(chain, endOf(cut), endOf(events));
        expect(fault).toEqual({ event: named(at + 1), version: at + 1, fault: 'missing' });
      }),
    );
  });

  it('names an event that was put in: a copy, one of another chain, one at the end', () => {
    fc.assert(
      fc.property(place, place, (at, from) => {
        const copy = chainFault(chain, events.toSpliced(at + 1, 0, events[Math.min(from, at)]!));
        expect(copy).toMatchObject({ event: named(Math.min(from, at) + 1), fault: 'inserted' });
        const foreign = chainFault(chain, events.with(at, other[at]!));
        expect(foreign).toEqual({ event: named(at + 1), version: at + 1, fault: 'inserted' });
        const longer = chained(chain, 1, events);
        expect(chainFault(chain, longer)).toBeUndefined();
        expect(endFault(chain, endOf(longer), endOf(events))).toMatchObject({
          event: named(13),
          fault: 'inserted',
        });
      }),
    );
  });

  it('names the first of two that changed places', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(a < b);
        const turned = events.with(a, events[b]!).with(b, events[a]!);
        expect(chainFault(chain, turned)).toEqual({ event: named(a + 1), version: a + 1, fault: 'missing' });
      }),
    );
  });

  it('shows an event that was replaced by another with a hash of its own, by the next or by the end', () => {
    fc.assert(
      fc.property(place, (at) => {
        const forged = { ...events[at]!, data: { forged: true } };
        const replaced = events.with(at, { ...forged, hash: hashOf(forged) });
        const fault = chainFault(chain, replaced) ?? endFault(chain, endOf(replaced), endOf(events));
        const next = Math.min(at + 2, events.length);
        expect(fault).toMatchObject({
          event: named(next),
          fault: at + 1 < events.length ? 'broken-link' : 'changed',
        });
      }),
    );
  });

  it('shows a withheld event that is not the one of this place', () => {
    expect(chainFault(chain, [{ ...withheld(0), prevHash: '1'.repeat(64) }])).toMatchObject({
      fault: 'broken-link',
    });
    expect(chainFault(chain, [withheld(1)], START)).toMatchObject({ event: named(1), fault: 'missing' });
  });
});

function parsed(text: string): { readonly aggregate?: unknown } | undefined {
  try {
    const value: { readonly aggregate?: unknown } = JSON.parse(text);
    return typeof value.aggregate === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
