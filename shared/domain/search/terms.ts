/** Greatest number of terms of one text: a text that replaces another costs two index entries a term in one commit. */
export const MAX_TERMS = 40;

const RUNS = /[a-z0-9]+|[\u3400-\u4DBF\u4E00-\u9FFF]+/g;
/** They stand everywhere and say nothing. */
const HOLLOW = /[的了吗呢吧]/g;
const MAX_WORD = 20;

/**
 * What a text is found by: every two neighbouring Chinese characters, and Latin words and numbers of two characters and
 * more, each once, in the order of the text. Chinese is written without spaces, and a word list would never be complete.
 */
export function termsOf(text: string, most = MAX_TERMS): readonly string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(HOLLOW, ' ');
  const terms = new Set<string>();
  for (const [run] of plain.matchAll(RUNS)) {
    if (/^[a-z0-9]/.test(run)) {
      if (run.length > 1) terms.add(run.slice(0, MAX_WORD));
      continue;
    }
    for (let at = 0; at + 1 < run.length; at += 1) terms.add(run.slice(at, at + 2));
  }
  return [...terms].slice(0, most);
}
