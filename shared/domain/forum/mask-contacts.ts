const MASK = '［联系方式已屏蔽］';

/**
 * Mobile and fixed-line numbers, however they are spaced, e-mail addresses, and names of accounts that stand behind 微信 or
 * QQ. Full-width digits count as digits.
 */
const CONTACTS = [
  /[\w.+-]+[@＠][\w-]+(?:\.[\w-]+)+/g,
  /(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d(?:[-\s]?\d){8}(?!\d)/g,
  /(?<!\d)0\d{2,3}[-\s]?[2-9]\d{6,7}(?!\d)/g,
  /(?<=(?:微信|QQ|ＱＱ|WeChat)(?:号|群|码)?\s*[:：为是]?\s*)[A-Za-z0-9][\w-]{4,19}/gi,
];

const narrow = (text: string): string =>
  text.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

/** A text without the contact data in it; the same text when there was none (11-1c). */
export function maskContacts(text: string): string {
  const plain = narrow(text);
  const masked = CONTACTS.reduce((so, contact) => so.replaceAll(contact, MASK), plain);
  return masked === plain ? text : masked;
}
