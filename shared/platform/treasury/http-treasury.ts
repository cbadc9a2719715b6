import type { PaymentOrder, Treasury, TreasuryAnswer } from '../../domain/redemption/treasury.ts';
import type { Log } from '../../runtime/log.ts';
import { paymentPath, type PaymentRequest, PaymentState } from './contract.ts';

const TIMEOUT_MS = 10_000;
const SILENT: TreasuryAnswer = { outcome: 'SILENT' };

/**
 * The treasury over HTTP (contract.ts). Whatever is not an answer by the contract – no connection, a time-out, any other
 * status – leaves open whether it pays, and is SILENT. '' as address: not connected, nothing is ever asked.
 */
export function httpTreasury(baseUrl: string, log: Pick<Log, 'warn'>, timeoutMs = TIMEOUT_MS): Treasury {
  const send = async (
    redemptionId: string,
    init: { readonly method: 'GET' | 'PUT'; readonly body?: string },
  ): Promise<TreasuryAnswer> => {
    if (baseUrl === '') return SILENT;
    try {
      const response = await fetch(`${baseUrl.replace(/\/$/, '')}${paymentPath(redemptionId)}`, {
        ...init,
        headers: { 'content-type': 'application/json', 'idempotency-key': redemptionId },
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (init.method === 'GET' && response.status === 404) {
        await response.body?.cancel();
        return { outcome: 'NOT_FOUND' };
      }
      return await read(response, redemptionId);
    } catch (error) {
      return unclear(redemptionId, error instanceof Error ? error.name : 'UNKNOWN');
    }
  };

  const read = async (response: Response, redemptionId: string): Promise<TreasuryAnswer> => {
    if (!response.ok) {
      await response.body?.cancel();
      return unclear(redemptionId, `HTTP_${response.status}`);
    }
    const state = PaymentState().safeParse(await response.json());
    if (!state.success) return unclear(redemptionId, 'MALFORMED');
    const { status, ...rest } = state.data;
    // The members of each status are those of its outcome.
    return { outcome: status, ...rest } as TreasuryAnswer;
  };

  const unclear = (redemptionId: string, code: string): TreasuryAnswer => {
    log.warn('SOURCE_UNREACHABLE', { source: 'TREASURY', code, ref: `REDEMPTION#${redemptionId}` });
    return SILENT;
  };

  return {
    connected: baseUrl !== '',
    pay: ({ redemptionId, ...order }: PaymentOrder) => {
      const request: PaymentRequest = order;
      return send(redemptionId, { method: 'PUT', body: JSON.stringify(request) });
    },
    ask: (redemptionId) => send(redemptionId, { method: 'GET' }),
  };
}
