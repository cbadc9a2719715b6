import * as z from 'zod';
import { paymentPath, PaymentRequest, type PaymentState } from '../../shared/platform/treasury/contract.ts';
import type { Kernel } from '../clock/kernel.ts';
import { readJson, sendJson, urlOf, type LocalHandler } from '../pages/local-handler.ts';

/** The base address of the treasury on the public server, as the local stage configures it. */
export const TREASURY_PATH = '/local/treasury';
const SCRIPTS_PATH = '/local/treasury-scripts';

/**
 * What the treasury does with the payments of one payee, a step a request, the last one for all further ones:
 * `pay` at once, `accept` (it pays when it is asked again), `hold` (it accepts and goes on doing so), `reject`,
 * `lose-answer` (it pays and breaks the connection), `unreachable` (it hears nothing), `error` (a 503).
 */
export const treasuryScriptSchema = z.strictObject({
  steps: z
    .array(z.enum(['pay', 'accept', 'hold', 'reject', 'lose-answer', 'unreachable', 'error']))
    .min(1)
    .max(20),
});
export type TreasuryScript = z.output<typeof treasuryScriptSchema>;
type Step = TreasuryScript['steps'][number];

/** A payment as the treasury knows it; `times` counts the money that left, and must never pass 1. */
export interface TreasuryPayment {
  readonly redemptionId: string;
  readonly payeeUscc: string;
  readonly amountFen: number;
  readonly state: PaymentState;
  readonly times: number;
}

/**
 * A treasury that pays at most once for one id. Everything is paid at once unless a script says otherwise:
 * `PUT /local/treasury-scripts/{uscc}` of the payee, `DELETE` to forget it; `GET /local/treasury/payments` shows all.
 */
export function createTreasury({ db, now }: Pick<Kernel, 'db' | 'now'>): LocalHandler {
  db.exec(`CREATE TABLE IF NOT EXISTS treasury_payments (id TEXT PRIMARY KEY, payment TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS treasury_scripts (uscc TEXT PRIMARY KEY, steps TEXT NOT NULL)`);
  const select = db.prepare('SELECT payment FROM treasury_payments WHERE id = ?');
  const all = db.prepare('SELECT payment FROM treasury_payments ORDER BY id');
  const upsert = db.prepare('INSERT OR REPLACE INTO treasury_payments VALUES (?, ?)');
  const script = db.prepare('SELECT steps FROM treasury_scripts WHERE uscc = ?');
  const setScript = db.prepare('INSERT OR REPLACE INTO treasury_scripts VALUES (?, ?)');
  const forget = db.prepare('DELETE FROM treasury_scripts WHERE uscc = ?');

  const find = (id: string): TreasuryPayment | undefined => {
    const row = select.get(id);
    return row === undefined ? undefined : (JSON.parse(String(row['payment'])) as TreasuryPayment);
  };
  const save = (payment: TreasuryPayment): TreasuryPayment => {
    upsert.run(payment.redemptionId, JSON.stringify(payment));
    return payment;
  };
  const pay = (payment: Omit<TreasuryPayment, 'state'>): TreasuryPayment => {
    const paidOn = new Date(now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const { amountFen, redemptionId } = payment;
    const state = { status: 'PAID', amountFen, paidOn, reference: `CZ-${redemptionId}` } as const;
    return save({ ...payment, state, times: payment.times + 1 });
  };
  const takeStep = (uscc: string): Step => {
    const row = script.get(uscc);
    if (row === undefined) return 'pay';
    const [step = 'pay', ...rest] = JSON.parse(String(row['steps'])) as Step[];
    if (rest.length > 0) setScript.run(uscc, JSON.stringify(rest));
    return step;
  };

  /** What becomes of a payment that was just heard of or asked about, by the payee's script. */
  const advance = (payment: TreasuryPayment, step: Step): TreasuryPayment => {
    if (payment.state.status !== 'ACCEPTED') return payment;
    if (step === 'reject') return save({ ...payment, state: { status: 'REJECTED', code: 'ACCOUNT_CLOSED' } });
    const asked = find(payment.redemptionId) !== undefined;
    if (step === 'hold' || (step === 'accept' && !asked)) return save(payment);
    return pay(payment);
  };

  return async (req, res) => {
    const { pathname } = urlOf(req);
    if (pathname.startsWith(`${SCRIPTS_PATH}/`)) {
      const uscc = decodeURIComponent(pathname.slice(SCRIPTS_PATH.length + 1));
      if (req.method === 'DELETE') {
        forget.run(uscc);
        return sendJson(res, {});
      }
      const wanted = treasuryScriptSchema.safeParse(await readJson(req));
      if (!wanted.success) return sendJson(res, { message: z.prettifyError(wanted.error) }, 422);
      setScript.run(uscc, JSON.stringify(wanted.data.steps));
      return sendJson(res, wanted.data);
    }
    if (!pathname.startsWith(`${TREASURY_PATH}/`)) return false;
    if (pathname === `${TREASURY_PATH}/payments`) {
      return sendJson(res, { payments: all.all().map((row) => JSON.parse(String(row['payment']))) });
    }
    const redemptionId = decodeURIComponent(pathname.slice(`${TREASURY_PATH}${paymentPath('')}`.length));
    const known = find(redemptionId);
    if (req.method === 'GET' && known === undefined)
      return sendJson(res, { message: 'no such payment' }, 404);
    const request = req.method === 'PUT' ? PaymentRequest().safeParse(await readJson(req)) : undefined;
    if (request?.success === false) return sendJson(res, { message: z.prettifyError(request.error) }, 400);
    const { payeeUscc, amountFen } = known ?? request?.data ?? { payeeUscc: '', amountFen: 0 };
    const step = takeStep(payeeUscc);
    if (step === 'error') return sendJson(res, { message: 'The treasury is out of order.' }, 503);
    if (step !== 'unreachable') {
      const heard = known ?? { redemptionId, payeeUscc, amountFen, state: { status: 'ACCEPTED' }, times: 0 };
      const { state } = advance(heard, step);
      if (step !== 'lose-answer') return sendJson(res, state);
    }
    res.destroy();
    return true;
  };
}
