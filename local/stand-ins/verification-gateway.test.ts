import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHECK_TYPES } from '../../shared/domain/verification/verification-state.ts';
import { VerificationResponse } from '../../shared/platform/verification-gateway/contract.ts';
import { fakeKernel, type FakeKernel } from '../services/fake-kernel.ts';
import { createVerificationGateway, GATEWAY_PATH } from './verification-gateway.ts';

const uscc = '91310104MA1FX0010C';

describe('the verification gateway', () => {
  let kernel: FakeKernel;
  let server: Server;
  let origin: string;

  beforeEach(async () => {
    kernel = fakeKernel();
    const handle = createVerificationGateway(kernel);
    server = createServer((req, res) => {
      handle(req, res).then(
        (mine) => !mine && res.writeHead(404).end(),
        (error: unknown) => res.writeHead(500).end(String(error)),
      );
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
    kernel.close();
  });

  const call = (changes: object = {}, signal?: AbortSignal) =>
    fetch(`${origin}${GATEWAY_PATH}/v1/verifications`, {
      method: 'POST',
      body: JSON.stringify({
        requestId: 'r1',
        uscc,
        orgName: '上海澄测检验技术有限公司',
        checks: CHECK_TYPES,
        asOf: '2026-03-02',
        purpose: 'ONBOARDING',
        ...changes,
      }),
      ...(signal && { signal }),
    });
  const ask = async (changes: object = {}) =>
    VerificationResponse().parse(await (await call(changes)).json()).results;
  const script = (body: unknown, method = 'PUT') =>
    fetch(`${origin}/local/gateway/scripts/${uscc}`, {
      method,
      ...(method === 'PUT' && { body: JSON.stringify(body) }),
    });

  it('finds everybody in order, in answers of the contract', async () => {
    const results = await ask();
    expect(results.map((r) => r.check)).toEqual(CHECK_TYPES);
    expect(new Set(results.map((r) => r.outcome))).toEqual(new Set(['PASS']));
    expect(results[0]).toMatchObject({
      asOf: '2026-03-02',
      fetchedAt: '2026-03-02T01:00:00.000Z',
      facts: {
        name: '上海澄测检验技术有限公司',
        organisationType: '有限责任公司(自然人投资或控股)',
        establishedOn: '2015-06-01',
        annualReports: [
          { year: 2022, filed: true },
          { year: 2023, filed: true },
          { year: 2024, filed: true },
        ],
      },
    });
  });

  it.each(CHECK_TYPES.filter((check) => check !== 'EQUITY_AND_OFFICERS' && check !== 'INVOICE'))(
    'makes up facts of the contract for a failing %s',
    async (check) => {
      await script({ checks: { [check]: { outcome: 'FAIL' } } });
      const [usual] = await ask({ checks: [check], uscc: '12310000425000014Y' });
      const [failing] = await ask({ checks: [check] });
      expect(failing?.outcome).toBe('FAIL');
      expect((failing as { facts: object }).facts).not.toEqual((usual as { facts: object }).facts);
    },
  );

  it('takes facts and counts from a script', async () => {
    await script({
      checks: {
        REGISTRATION: { facts: { establishedOn: '2024-03-03' } },
        SCI_TECH_CREDIT: { outcome: 'UNKNOWN', times: 2 },
      },
    });
    const outcomes: (string | undefined)[] = [];
    for (let i = 0; i < 3; i += 1) {
      const [registration, credit] = await ask({ checks: ['REGISTRATION', 'SCI_TECH_CREDIT'] });
      expect(registration).toMatchObject({
        outcome: 'PASS',
        facts: { establishedOn: '2024-03-03', status: '存续' },
      });
      outcomes.push(credit?.outcome);
    }
    expect(outcomes).toEqual(['UNKNOWN', 'UNKNOWN', 'PASS']);
  });

  it('answers for an invoice by what is scripted under its number', async () => {
    const asked = { checks: ['INVOICE'], invoiceNumber: '25312000000012345678' };
    expect(await ask(asked)).toMatchObject([
      { outcome: 'PASS', facts: { number: '25312000000012345678', status: 'GENUINE', sellerUscc: uscc } },
    ]);
    await fetch(`${origin}/local/gateway/scripts/25312000000012345678`, {
      method: 'PUT',
      body: JSON.stringify({ checks: { INVOICE: { facts: { status: 'RED_LETTER' } } } }),
    });
    expect(await ask(asked)).toMatchObject([{ facts: { status: 'RED_LETTER' } }]);
    expect(await ask({ ...asked, invoiceNumber: '25312000000012345679' })).toMatchObject([
      { facts: { status: 'GENUINE' } },
    ]);
  });

  it('has outages, and forgets scripts on request', async () => {
    await script({ outage: { kind: 'error', times: 1 } });
    expect((await call()).status).toBe(503);
    expect((await call()).status).toBe(200);
    await script({ outage: { kind: 'unreachable' } });
    await expect(call()).rejects.toThrow(/fetch failed/);
    await script({ outage: { kind: 'timeout' } });
    await expect(call({}, AbortSignal.timeout(50))).rejects.toThrow(/timeout/i);
    await script({ outage: { kind: 'malformed' } });
    expect(VerificationResponse().safeParse(await (await call()).json()).success).toBe(false);
    await script(undefined, 'DELETE');
    expect((await call()).status).toBe(200);
  });

  it('refuses questions and scripts that are none', async () => {
    expect((await call({ checks: ['HOROSCOPE'] })).status).toBe(400);
    expect((await script({ checks: { REGISTRATION: { outcome: 'MAYBE' } } })).status).toBe(422);
    expect((await fetch(`${origin}/local/sms`)).status).toBe(404);
  });
});
