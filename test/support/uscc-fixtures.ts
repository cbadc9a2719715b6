import {
  innerCheckCharacter,
  parseUscc,
  usccCheckCharacter,
  type Uscc,
} from '../../shared/domain/identity/uscc.ts';

/** Codes of domain.md §3.1: invented, both check characters right. Never send them to an external registry. */
export const USCC = {
  company: uscc('91310104MA1FX0010C'),
  publicInstitution: uscc('12310000425000014Y'),
  privateNonEnterprise: uscc('52310000501777010P'),
  cooperative: uscc('93310115MA1FX00291'),
  lawPractice: uscc('31310000MD0200018A'),
};

/** A checked code from text; throws when it is wrong. */
export function uscc(text: string): Uscc {
  const result = parseUscc(text);
  if (!result.ok) throw new Error(`${text}: ${result.problem}`);
  return result.uscc;
}

/**
 * The `sequence`-th invented code with these first two characters (91 company, 92 individual household, 12 public
 * institution, …), in Huangpu district. Distinct for sequences 0 … 9 999 999.
 */
export function usccFixture(sequence: number, prefix = '91'): Uscc {
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 9_999_999)
    throw new RangeError(`sequence ${sequence}`);
  const inner =
    sequence <= 99_999 ? `MA9${String(sequence).padStart(5, '0')}` : `M${String(sequence).padStart(7, '0')}`;
  const first17 = `${prefix}310101${inner}${innerCheckCharacter(inner)}`;
  return uscc(`${first17}${usccCheckCharacter(first17)}`);
}
