import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIdentity } from '../identity/identity.ts';
import { people } from '../identity/people.ts';
import { fakeApp } from '../services/fake-app.ts';
import { fakeKernel, type FakeKernel } from '../services/fake-kernel.ts';
import type { SmsRecord } from '../stand-ins/carrier.ts';
import { html } from './html.ts';
import type { LocalHandler } from './local-handler.ts';
import { createPages } from './pages.ts';

const record: SmsRecord = {
  messageId: 'm1',
  phoneNumber: '+8613800000001',
  message: '<script>alert(1)</script>',
  smsType: 'Transactional',
  segments: 1,
  submittedAt: '2026-03-02T01:00:00.000Z',
  status: 'DELIVERED',
};

describe('the html template', () => {
  it('lets no value break out of text or attribute', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const { text } = html`<a title="${value}">${value}</a>`;
        expect(text.replace(/^<a title="|">|<\/a>$/g, '')).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('keeps markup in markup and joins lists', () => {
    expect(html`<p>${html`<b>${'&'}</b>`}${[html`1`, html`2`]}${undefined}${false}</p>`.text).toBe(
      '<p><b>&#38;</b>12</p>',
    );
  });
});

describe('the pages', () => {
  let kernel: FakeKernel;
  let server: Server;
  let origin: string;

  beforeEach(async () => {
    kernel = fakeKernel();
    let handlers: LocalHandler[] = [];
    server = createServer((req, res) => {
      void (async () => {
        for (const handle of handlers) if (await handle(req, res)) return;
        res.writeHead(404).end();
      })();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const login = { issuer: `${origin}/oidc`, audience: 'voucher-agencies' };
    const pages = createPages({
      kernel,
      app: fakeApp({ queues: [{ name: 'sms', arn: 'arn:sms' } as never] }),
      carrier: { records: (phone) => (phone === undefined || phone === record.phoneNumber ? [record] : []) },
      sqs: { depth: () => ({ visible: 41, inFlight: 42, delayed: 43 }) },
      bulletinPath: '/publicities',
      ...login,
    });
    handlers = [(await createIdentity(kernel, login)).handle, pages];
  });
  afterEach(async () => {
    await new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
    kernel.close();
  });

  const asPage = { headers: { accept: 'text/html' } };

  it('says at / what runs, who can log in, what time it is, and where to go', async () => {
    const text = await (await fetch(origin)).text();
    for (const person of people) expect(text).toContain(`/local/login?as=${person.id}`);
    for (const link of ['/publicities', '/local/docs/', '/openapi.json', '/local/sms']) {
      expect(text).toContain(`href="${link}"`);
    }
    expect(text).toContain('2026-03-02 09:00:00');
    expect(text).toContain('data-advance="P1M"');
    expect(text).toMatch(/sms[\s\S]*41[\s\S]*42[\s\S]*43/);
  });

  it('shows messages escaped, or as JSON, by phone', async () => {
    const text = await (await fetch(`${origin}/local/sms`, asPage)).text();
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&#60;script&#62;alert(1)');
    expect(await (await fetch(`${origin}/local/sms`)).json()).toEqual([record]);
    expect(await (await fetch(`${origin}/local/sms?phone=%2B8613800000002`)).json()).toEqual([]);
  });

  it('serves the API reference from this machine only', async () => {
    const index = await (await fetch(`${origin}/local/docs`)).text();
    expect(index).toContain('/openapi.json');
    expect(index).not.toMatch(/(src|href)="(https?:)?\/\//);
    for (const [, asset] of index.matchAll(/(?:src|href)="([\w.-]+)"/g)) {
      expect((await fetch(`${origin}/local/docs/${asset}`)).status).toBe(200);
    }
    expect((await fetch(`${origin}/local/docs/package.json`)).status).toBe(404);
  });

  it('goes through the whole login for a named person, to a page with the token', async () => {
    const jar = new Map<string, string>();
    let url = `${origin}/local/login?as=reviewer-chen`;
    let answer: Response;
    do {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
      for (const line of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';')[0]!.split(/=(.*)/s);
        jar.set(name, value);
      }
      url = new URL(answer.headers.get('location') ?? '', url).href;
    } while (answer.headers.has('location'));
    const text = await answer.text();
    expect(text).toContain('已登录：陈慎言');
    expect(text).toMatch(/<textarea[^>]*>eyJ/);
  });

  it('leaves everything else to the API', async () => {
    expect((await fetch(`${origin}/onboarding-cases`)).status).toBe(404);
    expect((await fetch(origin, { method: 'POST' })).status).toBe(404);
  });
});
