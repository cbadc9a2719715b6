// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Cells that a spreadsheet may take for a formula (OWASP, "CSV Injection"). */
const FORMULA = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A text of ours for a cell: what a spreadsheet would calculate gets an apostrophe before it and is shown as it is; what XML
 * cannot hold is left out.
 */
export function safeText(text: string): string {
  const printable = text.toWellFormed().replaceAll(CONTROLS, '');
  return FORMULA.test(printable) ? `'${printable}` : printable;
}
