import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { redirect, sendHtml, urlOf, type LocalHandler } from './local-handler.ts';

const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'oauth2-redirect.html': 'text/html; charset=utf-8',
  'oauth2-redirect.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const INDEX = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>接口文档 · 创新券平台（本地）</title>
    <link rel="stylesheet" href="swagger-ui.css" />
    <link rel="icon" href="favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="swagger-ui-bundle.js"></script>
    <script>
      SwaggerUIBundle({
        url: '/openapi.json',
        dom_id: '#swagger-ui',
        deepLinking: true,
        persistAuthorization: true,
        oauth2RedirectUrl: location.origin + '/local/docs/oauth2-redirect.html',
      });
    </script>
  </body>
</html>
`;

/** `/local/docs/`: the OpenAPI document, rendered from files of this machine. */
export function createApiReference(): LocalHandler {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return async (req, res) => {
    const { pathname } = urlOf(req);
    if (pathname === '/local/docs') return redirect(res, '/local/docs/');
    if (pathname === '/local/docs/') return sendHtml(res, INDEX);
    const name = /^\/local\/docs\/([\w.-]+)$/.exec(pathname)?.[1];
    const type = name === undefined ? undefined : ASSETS[name];
    if (name === undefined || type === undefined) return false;
    res.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=3600' });
    res.end(await readFile(join(folder, name)));
    return true;
  };
}
