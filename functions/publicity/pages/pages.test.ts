import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { content, openAt, policy, calendar, stateAfter } from '../../../test/support/publicity-fixtures.ts';
import { decideCancelPublicity } from '../../../shared/domain/publicity/cancel.ts';
import { decideOpenPublicity } from '../../../shared/domain/publicity/open.ts';
import { bulletinPage } from './bulletin-page.ts';
import { html, PAGE_HEADERS, page } from './html.ts';
import { noticePage } from './notice-page.ts';

const NOW = '2026-03-05T04:00:00.000Z';

describe('html', () => {
  it('escapes what is put into it, in text and in attributes', () => {
    expect(html`<a href="${'"><script>'}">${"it's <b> & co"}</a>`.html).toBe(
      '<a href="&quot;&gt;&lt;script&gt;">it&#39;s &lt;b&gt; &amp; co</a>',
    );
  });

  it('takes templates and lists of them as they are', () => {
    const list = ['a', 'b'].map((text) => html`<i>${text}</i>`);
    expect(html`<b>${list}${undefined}</b>`.html).toBe('<b><i>a</i><i>b</i></b>');
  });

  it('lets no text open an element or end an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '`', '/') }), (text) => {
        expect(html`${text}`.html).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('allows its own style by hash, and nothing else', () => {
    const style = /<style>([\s\S]*)<\/style>/.exec(page('x', html`y`))?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(PAGE_HEADERS['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
    expect(PAGE_HEADERS['content-security-policy']).toMatch(/^default-src 'none'/);
  });
});

describe('the notice page', () => {
  it('[5-3] prints dates, counting, how to object and the hash', () => {
    const notice = openAt();
    const text = noticePage(notice, NOW);
    expect(text).toContain('公示期：2026年3月2日至2026年3月9日（截至当日24时）');
    expect(text).toContain('自2026年3月3日起算');
    expect(text).toContain('第二百零三条');
    expect(text).toContain('在公示期内书面提出。');
    expect(text).toContain(notice.body.contentHash);
    expect(text).toContain('公示中');
    expect(noticePage(notice, '2026-03-09T16:00:00.000Z')).toContain('公示期已满');
  });

  it('[5-3] names the rest days that moved the last day', () => {
    const text = noticePage(openAt('2026-03-28T01:00:00.000Z'), '2026-03-29T01:00:00.000Z');
    expect(text).toContain('2026年4月4日（法定节假日）');
    expect(text).toContain('顺延至2026年4月7日');
  });

  it('[5-3] runs no script and escapes what the agency wrote', () => {
    const hostile = {
      ...content,
      orgName: '<script>alert(1)</script>',
      introduction: '"><img src=x onerror=alert(1)>',
    };
    const subject = { kind: 'ONBOARDING', id: 'C1' } as const;
    const ctx = { now: '2026-03-02T01:00:00.000Z', policy, calendar };
    const text = noticePage(
      stateAfter(undefined, decideOpenPublicity('P1', { subject, content: hostile }, ctx)),
      NOW,
    );
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;script&gt;');
  });

  it('[5-3] shows no more than its title once it is cancelled', () => {
    const cancelled = stateAfter(openAt(), decideCancelPublicity(openAt(), {}, { now: NOW }));
    expect(noticePage(cancelled, NOW)).toContain('本公示已撤销');
    expect(noticePage(cancelled, NOW)).not.toContain(content.uscc);
  });
});

describe('the bulletin', () => {
  it('[5-3] lists what runs, with the way to the next page', () => {
    const text = bulletinPage([openAt()], 'a&b');
    expect(text).toContain('/publicities/P1/page');
    expect(text).toContain('/bulletin?cursor=a%26b');
    expect(bulletinPage([], undefined)).toContain('当前没有公示');
  });
});
