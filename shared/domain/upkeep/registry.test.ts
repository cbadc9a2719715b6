import { describe, expect, it } from 'vitest';
import { answer } from '../../../test/support/verification-fixtures.ts';
import { judgeRegistryFields } from './registry.ts';

const ORG = '样例检测技术（上海）有限公司';
const judged = (facts: Record<string, unknown>) =>
  judgeRegistryFields(ORG, [answer('REGISTRATION', { name: ORG, status: '存续', ...facts })]);

describe('[6-3c] the registry fields', () => {
  it.each([
    [{}, 'PASS', []],
    [{ name: '样例检测技术(上海)有限公司' }, 'PASS', []],
    [{ name: '另一家有限公司' }, 'FAIL', ['RG-01']],
    [{ status: '注销' }, 'FAIL', ['RG-02']],
    [{ name: '另一家有限公司', status: '吊销' }, 'FAIL', ['RG-01', 'RG-02']],
    [{ status: '迁出' }, 'UNKNOWN', []],
    [{ name: '另一家有限公司', status: '迁出' }, 'FAIL', ['RG-01']],
  ])('%j are %s %j', (facts, outcome, rules) => {
    const finding = judged(facts);
    expect(finding.outcome).toBe(outcome);
    expect(finding.mismatches.map(({ ruleId }) => ruleId)).toEqual(rules);
  });

  it('are UNKNOWN when no source answers', () => {
    expect(judgeRegistryFields(ORG, []).outcome).toBe('UNKNOWN');
  });
});
