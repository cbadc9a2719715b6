import type { ResolvedApp } from '../assembly/resolved-app.ts';
import type { Kernel } from '../clock/kernel.ts';
import type { SqsLink } from '../services/links.ts';
import type { Carrier } from '../stand-ins/carrier.ts';
import { createApiReference } from './api-reference.ts';
import { homePage } from './home-page.ts';
import { sendHtml, sendJson, urlOf, type LocalHandler } from './local-handler.ts';
import { createLoginFlow } from './login-flow.ts';
import { smsPage } from './sms-page.ts';

export interface PagesOptions {
  readonly kernel: Pick<Kernel, 'now'>;
  readonly app: ResolvedApp;
  readonly carrier: Pick<Carrier, 'records'>;
  readonly sqs: Pick<SqsLink, 'depth'>;
  readonly issuer: string;
  readonly audience: string;
  /** Path of the public HTML list of publicities. */
  readonly bulletinPath: string;
}

/** `GET /`, `/local/sms`, `/local/docs/`, `/local/login` and `/local/callback` of the public server. */
export function createPages(options: PagesOptions): LocalHandler {
  const { kernel, app, carrier, sqs, bulletinPath } = options;
  const others = [createApiReference(), createLoginFlow(options)];
  return async (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false;
    const { pathname, searchParams } = urlOf(req);
    if (pathname === '/') {
      const depth = (queueArn: string) => sqs.depth(queueArn);
      return sendHtml(res, homePage({ app, nowMs: kernel.now(), depth, bulletinPath }));
    }
    if (pathname === '/local/sms') {
      const phone = searchParams.get('phone') ?? undefined;
      const records = carrier.records(phone);
      const wantsPage = req.headers.accept?.includes('text/html') ?? false;
      return wantsPage ? sendHtml(res, smsPage(records, phone)) : sendJson(res, records);
    }
    for (const other of others) if (await other(req, res)) return true;
    return false;
  };
}
