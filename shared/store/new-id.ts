import { ulid } from 'ulid';

/** A new aggregate id: time-ordered and unguessable enough to be unique (ULID). It is no secret. */
export const newId = (): string => ulid();
