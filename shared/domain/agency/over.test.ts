import { describe, expect, it } from 'vitest';
import { cooperationMachine } from '../cooperation/machine.ts';
import { hearingMachine } from '../hearing/machine.ts';
import type { Machine } from '../machine.ts';
import { paymentHoldMachine } from '../payment-hold/machine.ts';
import { recoveryMachine } from '../recovery/machine.ts';
import { rectificationMachine } from '../rectification/machine.ts';
import { removalMachine } from '../removal/machine.ts';
import { suspensionMachine } from '../suspension/machine.ts';
import { violationMachine } from '../violation/machine.ts';
import { isOver, type MatterKind } from './over.ts';

const MACHINES: Readonly<Partial<Record<MatterKind, Machine<string, string>>>> = {
  RECTIFICATION: rectificationMachine,
  SUSPENSION: suspensionMachine,
  REMOVAL: removalMachine,
  VIOLATION: violationMachine,
  COOPERATION: cooperationMachine,
  HEARING: hearingMachine,
  PAYMENTHOLD: paymentHoldMachine,
  FUNDRECOVERY: recoveryMachine,
};
/** States that ask nothing of the agency, though a review may still leave them. */
const ASKS_NOTHING: Readonly<Partial<Record<MatterKind, readonly string[]>>> = {
  COOPERATION: ['SUBMITTED'],
  REMOVAL: ['EXECUTED'],
  VIOLATION: ['CLOSED'],
};

describe('[12-4] a matter of an agency', () => {
  it.each(Object.entries(MACHINES))(
    '[12-4] of %s is over where its table ends, and nowhere before',
    (name, machine) => {
      const kind = name as MatterKind;
      const over = machine.states.filter((status) => isOver(kind, status));
      expect(over.toSorted()).toEqual([...machine.terminal, ...(ASKS_NOTHING[kind] ?? [])].toSorted());
    },
  );

  it('[12-4] of upkeep is over with the agency', () => {
    expect(['RUNNING', 'DUE', 'ENDED'].filter((status) => isOver('UPKEEP', status))).toEqual(['ENDED']);
  });
});
