/** The style of the public pages, inlined; its hash stands in their content security policy. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2129; --soft: #5b6472; --line: #dfe3ea; --paper: #fff; --ground: #f4f6f9; --mark: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a4acb9; --line: #343a44; --paper: #1c1f25; --ground: #121419; --mark: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.75 "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; }
header, main, footer { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
header { display: flex; justify-content: space-between; align-items: baseline; padding-top: 1rem; color: var(--soft); font-size: .9rem; }
header p, footer p { margin: 0; }
main { background: var(--paper); border-top: 3px solid var(--mark); padding: 2rem 1.5rem 2.5rem; margin-top: .75rem; }
h1 { font-size: 1.45rem; line-height: 1.5; text-align: center; margin: 0 0 1rem; text-wrap: balance; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; padding-left: .6rem; border-left: 3px solid var(--mark); }
.state { text-align: center; margin: 0 0 1.25rem; }
.state span { border: 1px solid currentColor; border-radius: 1rem; padding: .1rem .9rem; color: var(--mark); font-size: .9rem; }
.period { text-align: center; font-weight: 600; padding: .75rem; background: var(--ground); margin: 0; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .5rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { width: 9rem; font-weight: 500; color: var(--soft); }
thead th { width: auto; }
.text { white-space: pre-line; }
ol, ul { padding-left: 1.5rem; margin: .5rem 0; }
code { font: .85rem/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
a { color: var(--mark); }
.note { color: var(--soft); font-size: .9rem; }
.list { list-style: none; padding: 0; }
.list li { border-bottom: 1px solid var(--line); padding: .9rem 0; }
.list a { font-weight: 600; text-decoration: none; }
.list p { margin: .15rem 0 0; }
fieldset { border: 1px solid var(--line); border-radius: .4rem; margin: 0 0 1rem; padding: .75rem 1rem; }
legend, label { font-weight: 500; }
fieldset label { margin-right: 1.5rem; font-weight: 400; }
input[type=number], input[type=text] { display: block; width: 100%; max-width: 16rem; margin: .3rem 0 1rem; padding: .5rem .6rem; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--soft); border-radius: .3rem; }
input[aria-invalid] { border-color: var(--mark); }
button { padding: .55rem 2rem; font: inherit; font-weight: 600; color: var(--paper); background: var(--mark); border: 0; border-radius: .3rem; cursor: pointer; }
.wrong { border: 1px solid var(--mark); border-radius: .4rem; padding: .5rem 1rem; margin: 0 0 1.25rem; }
footer { color: var(--soft); font-size: .85rem; padding-top: 1rem; padding-bottom: 2rem; }
@media (max-width: 36rem) { th { width: 6.5rem; } main { padding: 1.5rem 1rem 2rem; } }
@media print { header a, footer { display: none; } main { border: 0; } }
`;
