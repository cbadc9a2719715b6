import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Kernel } from '../clock/kernel.ts';
import {
  readJson,
  readText,
  redirect,
  sendHtml,
  sendJson,
  urlOf,
  type LocalHandler,
} from '../pages/local-handler.ts';
import { loginPage } from './login-page.ts';
import { personById } from './people.ts';
import { createProvider } from './provider.ts';
import { providerKeys } from './signing-key.ts';
import { mintToken, tokenRequestSchema, type TokenIssuer, type TokenRequest } from './token-shortcut.ts';

export interface Identity {
  /** `/oidc/*` and `POST /local/tokens` of the public server. */
  readonly handle: LocalHandler;
  /** A token without a login; throws for an unknown person. */
  token(request: TokenRequest): Promise<string>;
}

/** `issuer` is `<public address>/oidc`, exactly as the template's parameter has it. */
export async function createIdentity(
  kernel: Pick<Kernel, 'db' | 'now'>,
  { issuer, audience }: { readonly issuer: string; readonly audience: string },
): Promise<Identity> {
  const tokens: TokenIssuer = { issuer, audience, keys: await providerKeys(kernel.db), now: kernel.now };
  const provider = await createProvider(kernel.db, tokens);
  const callback = provider.callback();

  /** One click on the login page, or none when the request for a login already names a person. */
  const interact = async (uid: string, req: IncomingMessage, res: ServerResponse): Promise<true> => {
    let hint: unknown;
    try {
      hint = (await provider.interactionDetails(req, res)).params['login_hint'];
    } catch {
      return redirect(res, '/');
    }
    const chosen = req.method === 'POST' ? new URLSearchParams(await readText(req)).get('person') : hint;
    const accountId = typeof chosen === 'string' ? chosen : '';
    if (personById(accountId) === undefined) return sendHtml(res, loginPage(uid));
    await provider.interactionFinished(req, res, { login: { accountId } });
    return true;
  };

  return {
    token: async (request) => mintToken(tokens, tokenRequestSchema.parse(request)),
    async handle(req, res) {
      const { pathname } = urlOf(req);
      if (pathname === '/local/tokens' && req.method === 'POST') return answerToken(tokens, req, res);
      const uid = /^\/oidc\/interaction\/([\w-]+)$/.exec(pathname)?.[1];
      if (uid !== undefined) return interact(uid, req, res);
      if (!pathname.startsWith('/oidc/')) return false;
      // The provider learns where it is mounted from the difference of the two.
      Object.assign(req, { originalUrl: req.url, url: req.url?.slice('/oidc'.length) });
      await callback(req, res);
      return true;
    },
  };
}

async function answerToken(tokens: TokenIssuer, req: IncomingMessage, res: ServerResponse): Promise<true> {
  const parsed = tokenRequestSchema.safeParse(await readJson(req));
  if (!parsed.success) return sendJson(res, { message: z.prettifyError(parsed.error) }, 422);
  const token = await mintToken(tokens, parsed.data);
  return sendJson(res, {
    access_token: token,
    id_token: token,
    token_type: 'Bearer',
    expires_in: parsed.data.ttlSeconds,
  });
}
