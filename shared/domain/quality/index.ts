export { arePhonesSound, daysBetween, findingsOf, isCitizenNumberSound } from './checks.ts';
export {
  type Finding,
  QUALITY_RULES,
  type QualityContext,
  type QualityRecord,
  type QualityRule,
} from './types.ts';
