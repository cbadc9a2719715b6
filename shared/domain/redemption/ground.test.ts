import { expect, it } from 'vitest';
import { refuseGround, refuseUnrelated } from './ground.ts';

const order = { orderId: 'O1', productId: 'P1' };
const about = (subjectRef: string) => ({ agencyId: 'A1', status: 'CLOSED', subjectRef, order });

const bears = (subjectRef: string) => refuseUnrelated(about(subjectRef), '14-2c') === undefined;

it('[14-2c] a ground bears on a payment where it is about the order, its product or the whole agency', () => {
  expect(['ORDER#O1', 'PRODUCT#P1', 'AGENCY#A1'].map(bears)).toEqual([true, true, true]);
  const others = ['ORDER#O2', 'PRODUCT#P2', 'ORDER#P1', 'COMPLAINT#O1', 'COMPLAINT#P1'];
  expect(others.filter(bears)).toEqual([]);
  expect(refuseUnrelated(about('ORDER#O2'), '14-2c')).toMatchSnapshot();
});

it('[14-2a] a payment is refused on a confirmed violation of the agency in the order', () => {
  expect(refuseGround('A1', about('ORDER#O1'), '14-2a')).toBeUndefined();
  expect(refuseGround('A1', undefined, '14-2a')).toMatchObject({ refused: 'NOT_CONFIRMED' });
  expect(refuseGround('A2', about('ORDER#O1'), '14-2a')).toMatchObject({ refused: 'NOT_CONFIRMED' });
  expect(refuseGround('A1', about('ORDER#O2'), '14-2a')).toMatchObject({ refused: 'NO_GROUND' });
});
