/** Markup that needs no more escaping. Made only by `html`. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Markup | string | number | readonly Markup[] | false | undefined;

/** A template whose values are escaped, unless they are markup themselves; undefined and false are nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(parts.reduce((text, part, i) => `${text}${asText(values[i - 1])}${part}`));
}

function asText(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map((item) => item.text).join('');
  return String(value).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6b7c; --line: #d9e0e7; --back: #f6f8fa; --card: #fff; --mark: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #9aa8b6; --line: #33404d; --back: #12181f; --card: #1a222b; --mark: #6db3ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
a { color: var(--mark); } .en { color: var(--soft); font-size: .85em; } p { margin: .4rem 0; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: .75rem 0; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; color: var(--soft); font-size: .85rem; } tr:last-child td { border-bottom: 0; }
button { font: inherit; padding: .3rem .9rem; border: 1px solid var(--mark); border-radius: .35rem; background: none; color: var(--mark); cursor: pointer; }
button:hover, button:focus-visible, button:hover .en, button:focus-visible .en { background: var(--mark); color: var(--card); }
form { display: inline-block; margin: 0 .4rem .4rem 0; } code, textarea { font: .85rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
textarea { width: 100%; min-height: 8rem; } time, .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
`;

/** A whole page. */
export function page(title: string, body: Markup): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`.text;
}
