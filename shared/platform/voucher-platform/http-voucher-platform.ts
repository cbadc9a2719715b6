import { ELIGIBILITY_PATH, EligibilityResponse } from './contract.ts';
import type { EligibilityAnswer, EligibilityQuestion, VoucherPlatform } from './voucher-platform.ts';

const TIMEOUT_MS = 3_000;

/** The voucher platform over HTTP; an empty address is one that is not connected. */
export function httpVoucherPlatform(url: string, timeoutMs = TIMEOUT_MS): VoucherPlatform {
  return {
    async eligibility(question) {
      if (url === '') return { status: 'NOT_CONNECTED' };
      try {
        return await ask(url, question, timeoutMs);
      } catch (error) {
        return { status: 'UNREACHABLE', code: error instanceof Error ? error.name : 'UNKNOWN' };
      }
    },
  };
}

async function ask(
  url: string,
  question: EligibilityQuestion,
  timeoutMs: number,
): Promise<EligibilityAnswer> {
  const response = await fetch(`${url.replace(/\/$/, '')}${ELIGIBILITY_PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(question),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) {
    await response.body?.cancel();
    return { status: 'UNREACHABLE', code: `HTTP_${response.status}` };
  }
  const answer = EligibilityResponse().safeParse(await response.json());
  if (!answer.success) return { status: 'UNREACHABLE', code: 'ANSWER_NOT_UNDERSTOOD' };
  if (!answer.data.eligible) return { status: 'NOT_ELIGIBLE', reason: answer.data.reason };
  const { reference } = answer.data;
  return { status: 'ELIGIBLE', ...(reference !== undefined && { reference }) };
}
