export { CONSENT_STATES, type ConsentState } from '../consent.ts';
export {
  CONDITION_OPS,
  type Condition,
  type ConditionOp,
  conditionSchema,
  type Moment,
  makeTest,
  OPS_OF,
} from './conditions.ts';
export { DERIVED, type DerivedField, isDerived } from './derived.ts';
export { type FieldHolder, holderOf, isSensitiveField, kindsWithField } from './fields.ts';
export { type FieldFilter, type PlannedTest, planTests } from './plan.ts';
export { asksForUnposted, MEMBERS_WITHOUT_POST, withUnposted } from './unposted.ts';
