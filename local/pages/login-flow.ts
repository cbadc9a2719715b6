import { createHash, randomBytes } from 'node:crypto';
import * as jose from 'jose';
import * as z from 'zod';
import { html, page } from './html.ts';
import { redirect, sendHtml, urlOf, type LocalHandler } from './local-handler.ts';

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });

/**
 * `/local/login?as=<person>` and `/local/callback`: the authorization code flow with PKCE against our own
 * provider, as a console would go through it, ending on a page with the access token to copy.
 */
export function createLoginFlow({
  issuer,
  audience,
}: {
  readonly issuer: string;
  readonly audience: string;
}): LocalHandler {
  const redirectUri = `${new URL(issuer).origin}/local/callback`;
  const verifiers = new Map<string, string>();

  const start = (as: string | null): string => {
    const state = randomBytes(16).toString('base64url');
    const verifier = randomBytes(32).toString('base64url');
    verifiers.set(state, verifier);
    const query = new URLSearchParams({
      client_id: audience,
      response_type: 'code',
      scope: 'openid',
      prompt: 'login',
      redirect_uri: redirectUri,
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...(as === null ? {} : { login_hint: as }),
    });
    return `${issuer}/auth?${query}`;
  };

  const exchange = async (code: string, verifier: string) => {
    const answer = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: audience,
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
    });
    return tokenAnswer.safeParse(await answer.json()).data;
  };

  return async (req, res) => {
    const { pathname, searchParams } = urlOf(req);
    if (pathname === '/local/login') return redirect(res, start(searchParams.get('as')));
    if (pathname !== '/local/callback') return false;
    const state = searchParams.get('state') ?? '';
    const verifier = verifiers.get(state);
    verifiers.delete(state);
    const code = searchParams.get('code');
    if (verifier === undefined || code === null) return redirect(res, '/');
    const tokens = await exchange(code, verifier);
    return tokens === undefined ? redirect(res, '/') : sendHtml(res, tokenPage(tokens.access_token));
  };
}

function tokenPage(token: string): string {
  const claims = jose.decodeJwt(token);
  return page(
    '已登录 · 创新券平台（本地）',
    html`<h1>已登录：${String(claims['name'] ?? claims.sub)} <span class="en">logged in</span></h1>
      <p>
        <a href="/">首页</a> · 复制令牌，在 <a href="/local/docs/">接口文档</a> 的 Authorize 中粘贴。
        <span class="en">Copy the access token and paste it under Authorize in the API reference.</span>
      </p>
      <section>
        <textarea readonly aria-label="access token">${token}</textarea>
        <button id="copy">复制 <span class="en">copy</span></button>
        <script>
          document
            .getElementById('copy')
            .addEventListener('click', () =>
              navigator.clipboard.writeText(document.querySelector('textarea').value),
            );
        </script>
      </section>
      <section>
        <table>
          ${Object.entries(claims).map(
            ([name, value]) =>
              html`<tr>
                <td><code>${name}</code></td>
                <td><code>${typeof value === 'string' ? value : JSON.stringify(value)}</code></td>
              </tr>`,
          )}
        </table>
      </section>`,
  );
}
