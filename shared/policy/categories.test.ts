import { expect, it } from 'vitest';
import {
  missingQualifications,
  qualificationKinds,
  serviceCategories,
  serviceCategoriesSchema,
} from './categories.ts';

const byCode = (code: string) => serviceCategories.find((category) => category.code === code)!;

it('[5-5b] offers six active categories and four that sleep', () => {
  expect(serviceCategories.filter(({ active }) => active).map(({ code }) => code)).toEqual([
    'RESEARCH_DEVELOPMENT',
    'TECHNOLOGY_TRANSFER',
    'INSPECTION_TESTING',
    'INTELLECTUAL_PROPERTY',
    'SCI_TECH_CONSULTING',
    'INSTRUMENT_SHARING',
  ]);
  expect(serviceCategories).toHaveLength(10);
});

it('[5-2c] asks for one qualification of each group', () => {
  const testing = byCode('INSPECTION_TESTING');
  expect(missingQualifications(testing, new Set())).toEqual([['CMA', 'CNAS']]);
  expect(missingQualifications(testing, new Set(['CNAS']))).toEqual([]);
  expect(missingQualifications(byCode('RESEARCH_DEVELOPMENT'), new Set())).toEqual([]);
});

it('names every qualification it requires', () => {
  const required = serviceCategories.flatMap((category) => category.requiredQualifications.flat());
  expect(qualificationKinds.map(({ code }) => code).toSorted()).toEqual([...new Set(required)].toSorted());
});

it('refuses a code that stands twice', () => {
  expect(serviceCategoriesSchema().safeParse([...serviceCategories, serviceCategories[0]]).success).toBe(
    false,
  );
});
