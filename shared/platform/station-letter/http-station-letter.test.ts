import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { httpStationLetter } from './http-station-letter.ts';

const letter = {
  uscc: '91310104MA1FX0010C',
  templateCode: 'ONBOARDING_APPROVED',
  title: '正式入驻通知',
  body: '…',
  link: 'https://platform.example/onboarding-cases/1',
  bizId: 'd1',
};

let server: Server | undefined;
afterEach(() => server?.close());

async function cityInbox(status: number, body: string): Promise<{ url: string; asked: unknown[] }> {
  const asked: unknown[] = [];
  const started = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', () => {
      asked.push({ path: request.url, ...JSON.parse(text) });
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
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

describe("the city's inbox", () => {
  it('[9-1c] takes a letter and gives its id', async () => {
    const { url, asked } = await cityInbox(201, '{"externalId":"x-1"}');
    expect(await httpStationLetter(url).send(letter)).toEqual({ status: 'ACCEPTED', externalId: 'x-1' });
    expect(asked).toEqual([{ path: '/letters', ...letter }]);
  });

  it.each([
    [500, '', true],
    [429, '', true],
    [200, '{"id":1}', true],
    [200, 'not json', true],
    [422, '', false],
  ])('answers %i "%s" as a refusal, retryable %s', async (status, body, retryable) => {
    const { url } = await cityInbox(status, body);
    expect(await httpStationLetter(url).send(letter)).toMatchObject({ status: 'REJECTED', retryable });
  });

  it('answers as retryable when it cannot be reached', async () => {
    expect(await httpStationLetter('http://127.0.0.1:1').send(letter)).toMatchObject({
      status: 'REJECTED',
      retryable: true,
    });
  });
});
