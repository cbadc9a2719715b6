import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayStandIn, startGateway } from '../../../test/support/gateway-stand-in.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { httpVerificationGateway, type Patience } from './http-gateway.ts';
import { fetchRegistryFacts } from './registry-facts.ts';

const PATIENCE: Patience = { timeoutMs: 150, attempts: 2, firstPauseMs: 1, breakAfter: 5, restMs: 60_000 };
const QUESTION = {
  uscc: USCC.company,
  orgName: '上海样例检测技术有限公司',
  checks: ['PUBLIC_CREDIT', 'SCI_TECH_CREDIT'],
  asOf: '2026-03-02',
  purpose: 'ONBOARDING',
} as const;

let source: GatewayStandIn;
let logged: unknown[] = [];
const log = { warn: (code: unknown, fields: unknown) => void logged.push([code, fields]) };
const gateway = (patience: Partial<Patience> = {}) =>
  httpVerificationGateway(source.url, log, { ...PATIENCE, ...patience });

beforeAll(async () => {
  source = await startGateway('/gateway');
});
afterEach(() => {
  source.reset();
  source.asked.length = 0;
  logged = [];
});
afterAll(() => source.stop());

describe('[5-2a] the gateway client', () => {
  it('asks each source by itself and gives its answer', async () => {
    const results = await gateway().ask(QUESTION);
    expect(results).toMatchObject([
      { check: 'PUBLIC_CREDIT', outcome: 'PASS', facts: { seriousRecords: 0 } },
      { check: 'SCI_TECH_CREDIT', outcome: 'PASS' },
    ]);
    expect(source.asked.map(({ checks }) => checks)).toEqual([['PUBLIC_CREDIT'], ['SCI_TECH_CREDIT']]);
  });

  it('names the same question by the same request id', async () => {
    await gateway().ask(QUESTION);
    await gateway().ask(QUESTION);
    await gateway().ask({ ...QUESTION, asOf: '2026-03-03' });
    const ids = source.asked.map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(4);
    expect(ids.slice(2, 4)).toEqual(ids.slice(0, 2));
  });

  it.each([
    ['UNAVAILABLE', 'UNREACHABLE', 2],
    ['SLOW', 'TIMEOUT', 2],
    ['REFUSED', 'MALFORMED', 1],
    ['MALFORMED', 'MALFORMED', 1],
    ['EMPTY', 'MALFORMED', 1],
  ] as const)(
    'makes a source that is %s UNKNOWN (%s) and leaves the others alone',
    async (how, message, tries) => {
      source.script({ PUBLIC_CREDIT: how });
      const results = await gateway().ask(QUESTION);
      expect(results).toMatchObject([
        { check: 'PUBLIC_CREDIT', outcome: 'UNKNOWN', source: 'GATEWAY', message },
        { check: 'SCI_TECH_CREDIT', outcome: 'PASS' },
      ]);
      expect(source.asked.filter(({ checks }) => checks.includes('PUBLIC_CREDIT'))).toHaveLength(tries);
      expect(logged).toEqual([
        ['SOURCE_UNREACHABLE', { source: 'PUBLIC_CREDIT', code: message, uscc: QUESTION.uscc }],
      ]);
    },
  );

  it('takes facts of a wrong shape for no answer', async () => {
    source.script({ PUBLIC_CREDIT: { seriousRecords: 'none' } });
    expect((await gateway().ask(QUESTION))[0]).toMatchObject({ outcome: 'UNKNOWN', message: 'MALFORMED' });
  });

  it('makes everything UNKNOWN where nobody listens, or nothing is connected', async () => {
    const closed = await startGateway();
    await closed.stop();
    for (const [url, message] of [
      [closed.url, 'UNREACHABLE'],
      ['', 'NOT_CONNECTED'],
    ] as const) {
      const results = await httpVerificationGateway(url, log, PATIENCE).ask(QUESTION);
      expect(results).toMatchObject(QUESTION.checks.map((check) => ({ check, outcome: 'UNKNOWN', message })));
    }
  });

  it('leaves a failing source alone after some attempts, and only that one', async () => {
    source.script({ PUBLIC_CREDIT: 'UNAVAILABLE' });
    const client = gateway({ breakAfter: 2 });
    await client.ask(QUESTION);
    source.asked.length = 0;
    const results = await client.ask(QUESTION);
    expect(results).toMatchObject([{ outcome: 'UNKNOWN', message: 'CIRCUIT_OPEN' }, { outcome: 'PASS' }]);
    expect(source.asked.map(({ checks }) => checks)).toEqual([['SCI_TECH_CREDIT']]);
  });

  it('does not keep what the contract does not name', async () => {
    source.script({ REGISTRATION: { legalRepresentative: '张三' } });
    const results = await gateway().ask({ ...QUESTION, checks: ['REGISTRATION'] });
    expect(results[0]).toMatchObject({ outcome: 'PASS', facts: { status: '存续' } });
    expect(JSON.stringify(results)).not.toContain('张三');
  });
});

describe('[5-1c] registry facts for a new case', () => {
  const who = { uscc: USCC.company, orgName: QUESTION.orgName, now: '2026-03-02T01:00:00.000Z' };

  it('are the registry’s own', async () => {
    expect(await fetchRegistryFacts(gateway(), who)).toEqual({
      name: QUESTION.orgName,
      organisationType: '有限责任公司(自然人投资或控股)',
      establishedOn: '2015-06-01',
      status: '存续',
      asOf: '2026-03-02',
    });
    expect(source.asked).toMatchObject([{ purpose: 'PREFILL', asOf: '2026-03-02' }]);
  });

  it('are absent when the registry is silent', async () => {
    source.script({ REGISTRATION: 'SILENT' });
    expect(await fetchRegistryFacts(gateway(), who)).toBeUndefined();
  });
});
