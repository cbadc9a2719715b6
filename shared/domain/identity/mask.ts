import type { E164Cn } from './phone.ts';

/** `张三` → `张**`. The number of stars tells nothing of the length. */
export function maskName(name: string): string {
  const [first] = name.trim();
  return first === undefined ? '**' : `${first}**`;
}

/** `+8613812341234` → `138****1234`. */
export function maskPhone(phone: E164Cn): string {
  return `${phone.slice(3, 6)}****${phone.slice(-4)}`;
}
