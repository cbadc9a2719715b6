import { expect } from 'vitest';
import type { CallInput, PlatformClient } from '../../support/platform-client.ts';
import { expectRefusal } from '../expectations.ts';

/** Who tries what, and the problem that says why it may not be. */
export type Attempt = readonly [
  who: PlatformClient,
  operation: string,
  input: CallInput,
  status: number,
  code: string,
];

/** Each attempt is refused with its code, in Chinese and in English, and all of them leave what is looked at as it was. */
export async function expectRefused(
  look: () => Promise<unknown>,
  attempts: readonly Attempt[],
): Promise<void> {
  const before = await look();
  for (const [who, operation, input, status, code] of attempts) {
    const answer = await who.call(operation, input);
    const { status: got, body } = answer;
    expect
      .soft([operation, got, body?.code ?? body], JSON.stringify(input))
      .toEqual([operation, status, code]);
    if (got !== status) continue;
    expect(expectRefusal(answer, status, code)['detailEn']).toMatch(/[a-z]{2} [a-z]/i);
  }
  expect.soft(await look()).toEqual(before);
}
