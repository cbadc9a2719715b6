import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { StationLetter, StationLetterPort, StationLetterResult } from './station-letter-port.ts';

const TIMEOUT_MS = 10_000;
const Answer = onFirstUse(() => z.object({ externalId: z.string().min(1).max(200) }));

/** The connector of the city's inbox: `POST <url>/letters` with the letter, answered `{"externalId": …}`. */
export function httpStationLetter(url: string): StationLetterPort {
  return {
    async send(letter) {
      try {
        return await read(await post(url, letter));
      } catch (error) {
        return rejected(error instanceof Error ? error.name : 'UNKNOWN', true);
      }
    },
  };
}

const post = (url: string, letter: StationLetter): Promise<Response> =>
  fetch(`${url.replace(/\/$/, '')}/letters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': letter.bizId },
    body: JSON.stringify(letter),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });

async function read(response: Response): Promise<StationLetterResult> {
  if (!response.ok) {
    await response.body?.cancel();
    const retryable = response.status >= 500 || response.status === 429 || response.status === 408;
    return rejected(`HTTP_${response.status}`, retryable);
  }
  const answer = Answer().safeParse(await response.json());
  if (!answer.success) return rejected('ANSWER_NOT_UNDERSTOOD', true);
  return { status: 'ACCEPTED', externalId: answer.data.externalId };
}

const rejected = (code: string, retryable: boolean): StationLetterResult => ({
  status: 'REJECTED',
  code,
  retryable,
});
