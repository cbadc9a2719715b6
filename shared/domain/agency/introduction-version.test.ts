import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideKeepIntroduction, diffTexts } from './introduction-version.ts';

describe('[6-3a] versions of an introduction', () => {
  it('tell what was replaced, so that the text before can be made from the one after', () => {
    const parts = fc
      .array(fc.constantFrom('甲', '乙', 'a', '😀'), { maxLength: 12 })
      .map((each) => each.join(''));
    fc.assert(
      fc.property(parts, parts, (before, after) => {
        const { at, removed, inserted } = diffTexts(before, after);
        expect(after.slice(at, at + inserted.length)).toBe(inserted);
        expect(after.slice(0, at) + removed + after.slice(at + inserted.length)).toBe(before);
      }),
    );
    expect(diffTexts('提供检验检测服务', '提供检验认证服务')).toEqual({
      at: 4,
      removed: '检测',
      inserted: '认证',
    });
  });

  it('carry their text in the body only, by its hash in the trail', () => {
    const agency = { agencyId: 'A1', uscc: '91310104MA1FX0010C', version: 2 };
    const { events, body } = decideKeepIntroduction(
      agency,
      { text: '新的介绍', before: '介绍' },
      { heldFrom: '2026-03-02T01:00:00.000Z', by: 'u-a' },
    );
    expect(JSON.stringify(events)).not.toContain('介绍');
    expect(events[0]?.inputHash).toBe(body.textHash);
    expect(body.diff).toEqual({ at: 0, removed: '', inserted: '新的' });
  });
});
