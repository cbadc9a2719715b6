import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { httpVoucherPlatform } from './http-voucher-platform.ts';

const question = {
  buyerId: '91310115MA1FX00372',
  kind: 'ENTERPRISE',
  uscc: '91310115MA1FX00372',
  category: 'INSPECTION_TESTING',
  voucherFen: 500_000,
} as const;

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function platform(
  status: number,
  body: string | undefined,
): Promise<{ url: string; asked: unknown[] }> {
  const asked: unknown[] = [];
  const started = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', () => {
      asked.push({ path: request.url, ...JSON.parse(text) });
      // Without a body it never answers.
      if (body !== undefined) response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });
  server = started;
  const port = await new Promise<number>((resolve) => {
    started.listen(0, '127.0.0.1', () => {
      const address = started.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return { url: `http://127.0.0.1:${port}/`, asked };
}

describe('the voucher platform', () => {
  it('[6-1a] is asked who buys what with how much, and answers', async () => {
    const { url, asked } = await platform(200, '{"eligible":true,"reference":"E-1"}');
    expect(await httpVoucherPlatform(url).eligibility(question)).toEqual({
      status: 'ELIGIBLE',
      reference: 'E-1',
    });
    expect(asked).toEqual([{ path: '/v1/eligibility', ...question }]);
  });

  it('[6-1a] says why a buyer is not eligible', async () => {
    const { url } = await platform(200, '{"eligible":false,"reason":"未完成认定"}');
    expect(await httpVoucherPlatform(url).eligibility(question)).toEqual({
      status: 'NOT_ELIGIBLE',
      reason: '未完成认定',
    });
  });

  it.each([
    [503, '', 'HTTP_503'],
    [200, '{"eligible":"perhaps"}', 'ANSWER_NOT_UNDERSTOOD'],
    [200, '{"eligible":false}', 'ANSWER_NOT_UNDERSTOOD'],
  ])('[6-1a] decides nothing by an answer %i %s', async (status, body, code) => {
    const { url } = await platform(status, body);
    expect(await httpVoucherPlatform(url).eligibility(question)).toEqual({ status: 'UNREACHABLE', code });
  });

  it('[6-1a] decides nothing while it is silent, unreachable or not connected', async () => {
    const { url } = await platform(200, undefined);
    expect(await httpVoucherPlatform(url, 50).eligibility(question)).toEqual({
      status: 'UNREACHABLE',
      code: 'TimeoutError',
    });
    const nobody = httpVoucherPlatform('http://127.0.0.1:1');
    expect(await nobody.eligibility(question)).toMatchObject({ status: 'UNREACHABLE' });
    expect(await httpVoucherPlatform('').eligibility(question)).toEqual({ status: 'NOT_CONNECTED' });
  });
});
