import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesOf, season } from '../../../../test/support/evaluation-season.ts';
import { goldenInputs } from '../../../../test/support/evaluation-fixtures.ts';
import { canonicalForm } from '../../canonical.ts';
import { drawOrder } from '../../sampling/draw.ts';
import { drawContextOf } from '../sample/draw.ts';
import { AuditBundle, auditBundle, sealOf } from './audit.ts';
import { PublicBundle, publicBundle } from './public.ts';
import { ReceiptBundle, receiptBundles } from './receipt.ts';
import { rootFrom } from '../../merkle.ts';
import { pathsOf, rootOf } from './tree.ts';
import { verifyAuditBundle } from './verify-audit.ts';
import { verifyPublicBundle } from './verify-public.ts';
import { verifyLeaf } from './verify-receipt.ts';

const source = season(40);
const audit = auditBundle(source);
const shown = publicBundle(source);
const [receipt] = receiptBundles(source, [source.entries[3]!.entryId]);

/** Everything that has a place: [path, value]. */
function places(value: unknown, path: string[] = []): [string[], unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, each]) => places(each, [...path, name]));
}
function withChange<T>(bundle: T, path: readonly string[], change: (value: unknown) => unknown): T {
  const copy = structuredClone(bundle);
  const at = path.slice(0, -1).reduce<any>((value, name) => value[name], copy); // eslint-disable-line
  at[path.at(-1)!] = change(at[path.at(-1)!]);
  return copy;
}
function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  const text = String(value);
  return text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
}

describe('[9-2c][10-1a] the bundles of a season', () => {
  it('agree with what is recomputed from them, also after they were written', () => {
    expect(verifyAuditBundle(AuditBundle().parse(JSON.parse(canonicalForm(audit))))).toBeUndefined();
    expect(verifyPublicBundle(PublicBundle().parse(JSON.parse(canonicalForm(shown))))).toBeUndefined();
    expect(verifyLeaf(ReceiptBundle().parse(JSON.parse(canonicalForm(receipt))))).toBeUndefined();
    expect(new Set([audit.root, shown.root, receipt!.root]).size).toBe(1);
    // Every standing, ties and several grades took part.
    expect(new Set(source.entries.map(({ key }) => key.standing)).size).toBe(4);
    expect(shown.rows.some(({ tie }) => tie !== undefined)).toBe(true);
    expect(new Set(shown.rows.map(({ grade }) => grade)).size).toBeGreaterThan(2);
  });

  it('are the same in whatever order the entries come', () => {
    const turned = { ...source, entries: source.entries.toReversed(), samples: source.samples.toReversed() };
    expect(canonicalForm(auditBundle(turned))).toBe(canonicalForm(audit));
    expect(canonicalForm(publicBundle(turned))).toBe(canonicalForm(shown));
  });

  it.each<
    [
      string,
      unknown,
      (bundle: never) => unknown,
      { safeParse: (value: unknown) => { success: boolean; data?: unknown } },
    ]
  >([
    ["the auditors'", audit, verifyAuditBundle, AuditBundle()],
    ['the public', shown, verifyPublicBundle, PublicBundle()],
    ['the receipt', receipt, verifyLeaf, ReceiptBundle()],
  ])('show any one value that was changed: %s', (_, bundle, verify, schema) => {
    const all = places(bundle);
    fc.assert(
      fc.property(fc.nat(all.length - 1), (at) => {
        const changed = withChange(bundle, all[at]![0], otherThan);
        const read = schema.safeParse(changed);
        expect(read.success && verify(read.data as never) === undefined).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it.each<[string, (bundle: AuditBundle) => AuditBundle, string]>([
    ['another seed', (b) => ({ ...b, seed: 'ff'.repeat(32) }), 'seedHash'],
    ['a kinder scheme', (b) => ({ ...b, scheme: { ...b.scheme, minUsers: 1 } }), 'schemeHash'],
    [
      'a user that was left out',
      (b) => withChange(b, ['samples', '4', 'users'], (users) => (users as string[]).slice(1)),
      'populationHash',
    ],
    [
      'a hand-picked user',
      (b) => withChange(b, ['samples', '3', 'asked'], (asked) => (asked as object[]).toReversed()),
      'samples.3.asked.0.pseudonym',
    ],
    [
      'a replaced answer',
      (b) => withChange(b, ['samples', '1', 'asked', '0', 'score'], () => 100),
      'entries.',
    ],
    [
      'a percentile',
      (b) => withChange(b, ['contexts', b.scheme.categories[0]!, 'orders90'], () => 1),
      'contexts.RESEARCH_DEVELOPMENT.orders90',
    ],
    [
      'points',
      (b) => withChange(b, ['entries', '0', 'final', 'total'], () => '99.99'),
      'entries.0.final.total',
    ],
    [
      'another tie-break',
      (b) => withChange(b, ['entries', '0', 'key', 'feedback'], () => 1),
      'entries.0.key.feedback',
    ],
    [
      'a grade',
      (b) => withChange(b, ['entries', '0', 'result', 'grade'], () => 'EXCELLENT'),
      'entries.0.result.grade',
    ],
    [
      'an input beyond what is scored',
      (b) => withChange(b, ['entries', '0', 'inputs', 'minorViolations'], (n) => Number(n) + 50),
      'entries.0',
    ],
  ])('name the first difference: %s', (_, change, at) => {
    const changed = change(audit);
    // Whoever tampers can seal anew.
    expect(verifyAuditBundle({ ...changed, seal: sealOf(changed) })?.at).toContain(at);
  });

  it('name a public total that was changed, although nobody outside sees its inputs', () => {
    const at = shown.rows.findIndex(({ total, tie }) => total !== undefined && tie === undefined);
    const changed = withChange(shown, ['rows', String(at), 'total'], (total) =>
      String(total).replace(/.$/, (d) => (d === '9' ? '8' : '9')),
    );
    expect(verifyPublicBundle({ ...changed, seal: sealOf(changed) })?.at).toMatch(/root|rows/);
  });
});

describe('[9-3b] the public bundle', () => {
  const text = canonicalForm(shown);

  it('shows neither inputs nor agencies nor users', () => {
    for (const name of Object.keys(goldenInputs)) expect(text).not.toContain(`"${name}"`);
    const { samples, entries, secret } = source;
    const hidden = [
      secret,
      ...entries.flatMap(({ entryId, uscc, key }) => [entryId, uscc, key.agencyId]),
      ...samples.flatMap(({ users, key }) => [key, ...users]),
    ];
    expect(hidden.filter((each) => text.includes(each))).toEqual([]);
  });

  it('does not tell who was asked, to somebody who knows every candidate, the seed and how it is drawn', () => {
    const asked = new Set(shown.asked);
    for (const [agency, { uscc, users }] of source.samples.entries()) {
      const candidates = candidatesOf(agency);
      expect(candidates).toEqual(users);
      // The pseudonyms that an outsider can make, with everything public as the key.
      const keys = [
        shown.seed,
        shown.seedHash,
        shown.root,
        shown.seal,
        shown.populationHash,
        shown.schemeHash,
      ];
      const guesses = candidates.flatMap((user) => [
        user,
        ...keys.flatMap((key) =>
          [user, `${shown.cycleId}|${uscc}|${user}`, `${shown.cycleId}\n${uscc}\n${user}`].map((message) =>
            createHmac('sha256', Buffer.from(key, 'hex')).update(message).digest('hex'),
          ),
        ),
      ]);
      expect(guesses.filter((guess) => asked.has(guess) || asked.has(guess.slice(0, 32)))).toEqual([]);
    }
  });

  it('lets the draw over names that an outsider can repeat hit no better than chance', () => {
    const hits = source.samples.map(({ uscc, users, asked, key }, agency) => {
      const size = asked.filter(({ replaces }) => replaces === undefined).length;
      const repeated = drawOrder(
        shown.seed,
        drawContextOf(shown.cycleId, uscc),
        candidatesOf(agency).map((id) => ({ id })),
      );
      const truly = new Set(asked.map(({ pseudonym }) => pseudonym));
      const pseudonym = (user: string) =>
        createHmac('sha256', Buffer.from(key, 'hex')).update(user).digest('hex').slice(0, 32);
      const hit = repeated.slice(0, size).filter(({ id }) => truly.has(pseudonym(id))).length;
      return { hit, expected: (size * truly.size) / users.length, size };
    });
    const sum = (pick: (each: (typeof hits)[number]) => number) =>
      hits.reduce((total, each) => total + pick(each), 0);
    expect(sum(({ hit }) => hit)).toBeLessThan(sum(({ size }) => size) * 0.6);
    expect(Math.abs(sum(({ hit }) => hit) - sum(({ expected }) => expected))).toBeLessThan(20);
  });
});

describe('[9-2c] a receipt', () => {
  it('leads every entry, ranked or not, to the published root', () => {
    const ids = source.entries.map(({ entryId }) => entryId);
    const receipts = receiptBundles(source, ids);
    expect(receipts.map((each) => verifyLeaf(each, shown.root))).toEqual(ids.map(() => undefined));
    expect(verifyLeaf(receipts[0]!, '00'.repeat(32))?.at).toBe('root');
    expect(() => receiptBundles(source, ['none'])).toThrow(RangeError);
  });

  it('follows a tree of any size', () => {
    const hex = fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((bytes) => Buffer.from(bytes).toString('hex'));
    fc.assert(
      fc.property(fc.uniqueArray(hex, { minLength: 1, maxLength: 33 }), (leaves) => {
        const root = rootOf(leaves);
        expect(rootOf(leaves.toReversed())).toBe(root);
        expect(pathsOf(leaves, leaves).map((path, at) => rootFrom(leaves[at]!, path))).toEqual(
          leaves.map(() => root),
        );
      }),
    );
    expect(() => pathsOf([], ['00'])).toThrow(RangeError);
  });
});
