/**
 * A name in the form in which names are compared: full-width to half-width, every kind of bracket the same, no
 * blanks, one case (domain.md §3.2). For comparison only, never for display.
 */
export function normaliseOrgName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[[{〔【〈《「]/g, '(')
    .replaceAll(/[\]}〕】〉》」]/g, ')')
    .replaceAll(/[・•‧⋅]/g, '·')
    .replaceAll(/[\s\u200B-\u200D\uFEFF]/g, '')
    .toUpperCase();
}

export function sameOrgName(a: string, b: string): boolean {
  return normaliseOrgName(a) === normaliseOrgName(b);
}
