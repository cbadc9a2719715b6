import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpTreasury } from '../../shared/platform/treasury/http-treasury.ts';
import { listen } from '../gateway/listen.ts';
import { fakeKernel, type FakeKernel } from '../services/fake-kernel.ts';
import { createTreasury, TREASURY_PATH, type TreasuryPayment } from './treasury.ts';

const payeeUscc = '91310104MA1FX0010C';
const order = {
  redemptionId: 'O1',
  payeeUscc,
  amountFen: 2_000_000,
  orderNo: 'DD1',
  batchId: '2026Q1',
  requestedAt: '2026-04-01T02:00:00.000Z',
};
const PAID = { outcome: 'PAID', amountFen: 2_000_000, reference: 'CZ-O1' };

describe('[SM-6] the treasury by its client', () => {
  let kernel: FakeKernel;
  let server: Server;
  let base: string;
  const warned: unknown[] = [];

  beforeEach(async () => {
    kernel = fakeKernel(Date.parse('2026-04-01T02:00:00.000Z'));
    const handle = createTreasury(kernel);
    server = createServer((req, res) => void handle(req, res));
    base = `http://127.0.0.1:${await listen(server, 0)}`;
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
    kernel.close();
  });

  const treasury = () =>
    httpTreasury(`${base}${TREASURY_PATH}`, { warn: (code) => void warned.push(code) }, 500);
  const script = (...steps: string[]) =>
    fetch(`${base}/local/treasury-scripts/${payeeUscc}`, { method: 'PUT', body: JSON.stringify({ steps }) });
  const payments = async (): Promise<TreasuryPayment[]> => {
    const answer = (await (await fetch(`${base}${TREASURY_PATH}/payments`)).json()) as {
      payments: TreasuryPayment[];
    };
    return answer.payments;
  };

  it('pays once, however often it is asked', async () => {
    expect(await treasury().ask('O1')).toEqual({ outcome: 'NOT_FOUND' });
    expect(await treasury().pay(order)).toMatchObject({ ...PAID, paidOn: '2026-04-01' });
    expect(await treasury().pay(order)).toMatchObject(PAID);
    expect(await treasury().ask('O1')).toMatchObject(PAID);
    expect(await payments()).toMatchObject([{ times: 1, amountFen: 2_000_000 }]);
  });

  it('is silent when its answer is lost, and says what it did when asked', async () => {
    await script('lose-answer', 'pay');
    expect(await treasury().pay(order)).toEqual({ outcome: 'SILENT' });
    expect(await treasury().ask('O1')).toMatchObject(PAID);
    expect(await payments()).toMatchObject([{ times: 1 }]);
  });

  it('accepts first and pays later, or rejects', async () => {
    await script('accept');
    expect(await treasury().pay(order)).toEqual({ outcome: 'ACCEPTED' });
    expect(await treasury().ask('O1')).toMatchObject(PAID);
    await script('reject');
    expect(await treasury().pay({ ...order, redemptionId: 'O2' })).toEqual({
      outcome: 'REJECTED',
      code: 'ACCOUNT_CLOSED',
    });
  });

  it.each(['unreachable', 'error'])('knows nothing of a payment while it is %s', async (step) => {
    await script(step, 'pay');
    expect(await treasury().pay(order)).toEqual({ outcome: 'SILENT' });
    expect(await treasury().ask('O1')).toEqual({ outcome: 'NOT_FOUND' });
  });

  it('is never asked where none is connected', async () => {
    const none = httpTreasury('', { warn: () => undefined });
    expect([none.connected, await none.ask('O1')]).toEqual([false, { outcome: 'SILENT' }]);
  });
});
