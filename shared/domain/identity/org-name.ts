/**
 * A name in the form in which names are compared: full-width to half-width, every kind of bracket the same, no
 * blanks, one case (domain.md §3.2). For comparison only, never for display.
 */
export function normaliseOrgName(name: string): string {
  const folded = withoutBlanks(name).normalize('NFKC').toUpperCase();
  return withoutBlanks(folded)
    .normalize('NFKC')
    .replaceAll(/[[{〔【〈《「]/g, '(')
    .replaceAll(/[\]}〕】〉》」]/g, ')')
    .replaceAll(/[・•‧⋅]/g, '·');
}

/** Blanks also come out of NFKC (a spacing accent is a blank and a mark), so this runs before and after it. */
function withoutBlanks(text: string): string {
  return text.replaceAll(/[\s\u200B-\u200D\uFEFF]/g, '');
}

export function sameOrgName(a: string, b: string): boolean {
  return normaliseOrgName(a) === normaliseOrgName(b);
}
