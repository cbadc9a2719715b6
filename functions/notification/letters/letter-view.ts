import { fileOf } from '../../../shared/domain/document/own-file.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import { letterMachine, type LetterStatus } from '../../../shared/domain/notification/machine.ts';
import type { LetterBody, Recipient } from '../../../shared/domain/notification/notice.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

export function letterView({ id, status, version, body }: Standing<LetterBody>, { roles }: Principal) {
  const { title, body: text, basis, link, template, subjectRef, postedAt, readAt } = body;
  return {
    letterId: id,
    status,
    version,
    title,
    body: text,
    basis,
    link,
    template,
    subjectRef,
    postedAt,
    readAt,
    allowedActions: allowedActions(letterMachine, status as LetterStatus, roles),
  };
}

/** A letter is its recipient's alone; to anybody else it does not exist (requirements §8.0). */
export function isRecipient(recipient: Recipient, principal: Principal): boolean {
  const { uscc, roles } = principal;
  switch (recipient.kind) {
    case 'AGENCY':
      return uscc === recipient.uscc;
    case 'BUYER':
      return recipient.uscc === undefined ? fileOf(principal) === recipient.buyerId : uscc === recipient.uscc;
    case 'OFFICERS':
      return roles.includes(recipient.role);
    case 'OBJECTOR':
    case 'COMPLAINANT':
    case 'SURVEYED':
      return false;
  }
}
