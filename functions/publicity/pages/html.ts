import { createHash } from 'node:crypto';
import { STYLE } from './style.ts';

/** Text that is safe to stand in a page. Only `html` makes it. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[] | undefined;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (each) => ENTITIES[each] ?? each);

function render(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part));
  return 'html' in part ? part.html : part.map(({ html }) => html).join('');
}

/** A template whose values are escaped, in text and in quoted attributes, unless they are templates themselves. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = strings.map((piece, index) => piece + render(parts[index])).join('');
  return { html: text };
}

const NOTICES = '本页仅公布机构信息。公示内容自发布时固定，以摘要值为准。';

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** A page runs no script, loads nothing, is framed nowhere, and says so to the browser. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
  'cache-control': 'public, max-age=60',
} as const;

/** Of a page with a form that is sent to the platform itself, and that no browser or proxy keeps. */
export const FORM_PAGE_HEADERS = {
  ...PAGE_HEADERS,
  'content-security-policy': PAGE_HEADERS['content-security-policy'].replace(
    "form-action 'none'",
    "form-action 'self'",
  ),
  'cache-control': 'no-store',
} as const;

/** A whole page of the platform; at its foot, what its readers should know of it. */
export function page(title: string, main: Html, note = NOTICES): string {
  const style: Html = { html: `<style>${STYLE}</style>` };
  const whole = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${style}
      </head>
      <body>
        <header>
          <p class="platform">上海市科技创新券智能化工作平台</p>
          <p><a href="/bulletin">公示公告栏</a> <a href="/survey">满意度评价</a></p>
        </header>
        <main>${main}</main>
        <footer><p>${note}</p></footer>
      </body>
    </html>`;
  return whole.html;
}
