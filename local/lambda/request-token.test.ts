import { expect, it } from 'vitest';
import { withoutToken } from './request-token.ts';

const items = [{ Put: { TableName: 'T', Item: { note: { S: '"ClientRequestToken":"x",' } } } }];

it.each([
  ['first', { ClientRequestToken: 'a-b', TransactItems: items }],
  ['last', { TransactItems: items, ClientRequestToken: 'a-b' }],
  ['absent', { TransactItems: items }],
])('blanks the token of a transaction where it stands %s, and nothing else', (_, input) => {
  const body = JSON.stringify(input);
  const spared = withoutToken(body);
  expect(JSON.parse(spared)).toEqual({ TransactItems: items });
  expect(Buffer.byteLength(spared)).toBe(Buffer.byteLength(body));
});
