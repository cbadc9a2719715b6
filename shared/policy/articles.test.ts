import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { articleSchema, cite, regulations, type Article } from './articles.ts';
import { parameterOf, policyKeys } from './parameters.ts';
import { resolvePolicy } from './policy.ts';

const docNo = '沪科规〔2026〕1号';

describe('[1-1] the basis of a decision', () => {
  it('cites items, paragraphs and whole articles', () => {
    expect(cite('5-3', docNo)).toEqual({
      ruleRef: '5-3',
      docNo,
      articleTitle: '入驻流程',
      text: '通过核验后，在创新券平台上公示7天。',
      zh: '《上海市科技创新券服务机构管理实施细则》（沪科规〔2026〕1号）第五条第（三）项',
      en: 'Article 5(3) of 沪科规〔2026〕1号',
    });
    expect(cite('10-2f', docNo)?.zh).toMatch(/第十条第二款$/);
    expect(cite('10-2f', docNo)?.en).toMatch(/^Article 10, paragraph 2 of/);
    expect(cite('5-0', docNo)?.text).toMatch(/^服务机构入驻创新券平台，采取“免申请”/);
    expect(cite('14-2a', docNo)?.zh).toMatch(/第十四条$/);
    expect(cite('14-2a', docNo)?.text).toContain('不予兑付或追回已兑付资金');
    expect(cite('12-3f', docNo)?.text).toContain('连续3年以上不更新信息且无订单');
    expect(cite('9-0', docNo)?.articleTitle).toBe('评价流程');
    expect(cite('15-1', docNo)?.zh).toMatch(/第十五条$/);
  });

  it.each(['', '9', '-5-3', '5-3y', '16-1', '12-4', '5-6', '5-', 'five', '5-3 ', '5-3xx', '0-1'])(
    'finds no basis in "%s"',
    (ref) => {
      expect(cite(ref, docNo)).toBeUndefined();
    },
  );

  it('has a schema that keeps the type and describes itself', () => {
    const article: Article = articleSchema().parse('5-2c');
    expect(article).toBe('5-2c');
    for (const wrong of ['5', '5-2y', 'x-1', ''])
      expect(articleSchema().safeParse(wrong).success).toBe(false);
    expect(z.toJSONSchema(articleSchema())).toMatchObject({ type: 'string', pattern: expect.any(String) });
  });

  it('finds no basis in another document', () => {
    expect(cite('5-3', '沪科规〔2031〕1号')).toBeUndefined();
  });

  it('holds all fifteen articles with all their items', () => {
    const [regulation] = regulations;
    expect(regulation!.articles.map(({ no }) => no)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
    expect(regulation!.articles.map(({ parts }) => parts.length)).toEqual([
      1, 1, 4, 3, 5, 4, 1, 1, 6, 3, 2, 3, 3, 1, 1,
    ]);
  });

  it('agrees with the policy on number and validity', () => {
    const { get } = resolvePolicy([], '2026-03-02');
    expect(regulations[0]).toMatchObject({
      docNo: get('regulation.docNo'),
      effectiveFrom: get('regulation.effectiveFrom'),
      effectiveTo: get('regulation.effectiveTo'),
    });
  });

  it('finds the passage of every parameter that names one', () => {
    const unfounded = policyKeys.filter((key) => {
      const { article } = parameterOf(key);
      return article !== undefined && !cite(article, docNo);
    });
    expect(unfounded).toEqual([]);
  });
});
