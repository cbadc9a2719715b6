/** An XML element as data: text, or children in order. An undefined child is left out. */
export type XmlNode = string | number | boolean | readonly XmlChild[];
type XmlChild = readonly [name: string, value: XmlNode | undefined];

/** A whole document with one root element. */
export function xmlDocument(root: string, value: XmlNode, namespace?: string): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${escapeXml(namespace)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${content(value)}</${root}>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function content(value: XmlNode): string {
  if (typeof value !== 'object') return escapeXml(String(value));
  return value
    .map(([name, child]) => (child === undefined ? '' : `<${name}>${content(child)}</${name}>`))
    .join('');
}
