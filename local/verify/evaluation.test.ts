import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalForm } from '../../shared/domain/canonical.ts';
import { auditBundle } from '../../shared/domain/evaluation/bundle/audit.ts';
import { publicBundle } from '../../shared/domain/evaluation/bundle/public.ts';
import { receiptBundles } from '../../shared/domain/evaluation/bundle/receipt.ts';
import { season } from '../../test/support/evaluation-season.ts';
import { verdictOn } from './verdict.ts';

const source = season(8);
const bundles = {
  audit: auditBundle(source),
  public: publicBundle(source),
  receipt: receiptBundles(source, [source.entries[0]!.entryId])[0]!,
};
const verdict = (...parts: readonly unknown[]) =>
  verdictOn(parts.map((part, at) => ({ file: `${at}.json`, text: canonicalForm(part) })));

describe('[9-2c][9-3b] npm run verify', () => {
  it.each(Object.entries(bundles))('agrees with %s', (_, bundle) => {
    expect(verdict(bundle)).toMatchObject({ valid: true });
    expect(verdict(bundle).lines[1]).toContain(bundle.root);
  });

  it('agrees with bundles in parts, whatever each part continues', () => {
    const { audit, public: shown } = bundles;
    const first = { ...audit, samples: audit.samples.slice(0, 3), entries: [] };
    const second = { ...audit, samples: audit.samples.slice(3), entries: audit.entries.slice(0, 5) };
    const third = { ...audit, samples: [], entries: audit.entries.slice(5) };
    expect(verdict(first, second, third)).toMatchObject({ valid: true });
    expect(verdict(first, third)).toMatchObject({ valid: false });
    expect(verdict(first, { ...second, cycleId: '2026' }, third).lines[1]).toContain('not of one bundle');
    const rows = { ...shown, asked: [], others: [] };
    expect(verdict({ ...shown, rows: [] }, rows)).toMatchObject({ valid: true });
    expect(verdict(bundles.receipt, bundles.receipt)).toMatchObject({ valid: false });
  });

  it.each(Object.entries(bundles))(
    'finds any one byte that was changed in %s, and says where',
    (_, bundle) => {
      const bytes = Buffer.from(canonicalForm(bundle));
      fc.assert(
        fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
          const changed = Buffer.from(bytes);
          changed[at] = (changed[at]! + by) % 256;
          const { valid, lines } = verdictOn([{ file: 'changed.json', text: changed.toString('utf8') }]);
          expect(valid).toBe(false);
          expect(lines[1]!.length).toBeGreaterThan(5);
        }),
        { numRuns: 120 },
      );
    },
  );
});
