import { describe, expect, it } from 'vitest';
import { evaluate, type Scope } from './intrinsics.ts';

const scope: Scope = {
  ref: (name) => (name === 'AWS::NoValue' ? undefined : `<${name}>`),
  getAtt: (logicalId, attribute) => `<${logicalId}.${attribute}>`,
  importValue: (name) => `imported ${name}`,
  condition: (name) => name === 'Yes',
  mapping: (...path) => path.join('/'),
};

describe('evaluate', () => {
  it.each([
    [{ Ref: 'Queue' }, '<Queue>'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, '<Queue.Arn>'],
    [{ 'Fn::GetAtt': 'Table.Stream.Arn' }, '<Table.Stream.Arn>'],
    [{ 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 7]] }, 'arn:<AWS::Partition>:7'],
    [{ 'Fn::Sub': 'a ${Queue} ${Queue.Arn} ${!Literal}' }, 'a <Queue> <Queue.Arn> ${Literal}'],
    [{ 'Fn::Sub': ['${Mine}-${Ours}', { Mine: { Ref: 'X' } }] }, '<X>-<Ours>'],
    [{ 'Fn::Select': ['1', { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::ImportValue': { 'Fn::Sub': '${Stack}:Out' } }, 'imported <Stack>:Out'],
    [{ 'Fn::FindInMap': ['Map', { Ref: 'Region' }, 'key'] }, 'Map/<Region>/key'],
    [{ 'Fn::Base64': 'x' }, 'eA=='],
    [{ 'Fn::If': ['Yes', 1, { 'Fn::Nonsense': 1 }] }, 1],
    [{ 'Fn::Equals': ['1', 1] }, true],
    [{ 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Not': [{ Condition: 'No' }] }] }, true],
    [{ 'Fn::Or': [{ Condition: 'No' }, { 'Fn::Equals': ['a', 'b'] }] }, false],
    [
      { keep: 1, drop: { Ref: 'AWS::NoValue' }, list: [{ Ref: 'AWS::NoValue' }, 2] },
      { keep: 1, list: [2] },
    ],
    [{ Condition: { StringEquals: { a: 'b' } } }, { Condition: { StringEquals: { a: 'b' } } }],
  ])('%j', (expression, expected) => {
    expect(evaluate(expression, scope)).toEqual(expected);
  });

  it('refuses a function it does not know', () => {
    expect(() => evaluate({ a: [{ 'Fn::Transform': {} }] }, scope)).toThrow('Fn::Transform');
  });
});
