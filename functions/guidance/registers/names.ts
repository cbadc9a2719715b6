/** The registers as their addresses name them. */
export const REGISTER_NAMES = [
  'follow-ups',
  'training-sessions',
  'training-places',
  'consultations',
  'visits',
  'advice',
  'guides',
  'guide-versions',
  'prospects',
] as const;
export type RegisterName = (typeof REGISTER_NAMES)[number];
