/** The built-in lexicon alone on the labelled messages: no label is ever learnt from. */
import { readFileSync } from 'node:fs';
import { CategoryLexicon } from '#shared/domain/matching/category';
import { normaliseText } from '#shared/domain/matching/normalise';
import type { ProblemCategory } from '#shared/domain/matching/types';
import { fullText, type Message, shortText } from './data.ts';
import type { Outcome } from './learned.ts';
import { Confusion } from './scores.ts';

/**
 * Which categories belong to a class of the petition board, by the board's own tree (二级, 三级分类) and general knowledge;
 * written before any label was looked at. What is in none of the seven (the board has others for it: 政法, 民政, 农村农业,
 * 党务政务, …) is left out. Where the tree and custom part: 特种设备 (lifts) is 商贸旅游, 食品安全 卫生计生, 噪音 环境保护,
 * 公积金 and 地铁 城乡建设; buses are 交通运输 as everybody says, though the tree has 公共汽车 under 城乡建设.
 */
const CATEGORIES_OF: Readonly<Record<string, string>> = {
  城乡建设:
    'property property-lighting property-gate property-leak property-facade property-fitness ' +
    'property-fee property-committee environment environment-garbage environment-pests environment- ' +
    'greening environment-sewage environment-toilet environment-cleaning parking parking-zombie ' +
    'parking-block parking-ebike parking-space parking-illegal neighbour-space neighbour-compensation ' +
    'neighbour-land neighbour-light fire fire-blaze fire-passage fire-equipment fire-wiring fire- ' +
    'dangerous falling falling-throw falling-drop illegal-build illegal-build-annex illegal-build- ' +
    'wall illegal-build-enforce pets pets-leash pets-stray utilities utilities-water utilities-power ' +
    'utilities-gas utilities-heating lift-install safety-manhole flood-waterlog flood-wind rental ' +
    'rental-group rental-dispute rental-homestay traffic-road traffic-metro street-order street- ' +
    'order-stalls street-order-bikes street-order-ads street-order-works street-order-enforce housing ' +
    'housing-demolition housing-deed housing-fund housing-affordable housing-developer housing- ' +
    'quality housing-planning housing-renewal housing-rural housing-works',
  环境保护:
    'noise noise-building-work noise-square-dance noise-household noise-shop-noise noise-traffic ' +
    'noise-equipment noise-animal fire-fireworks pets-poultry street-order-fumes pollution pollution- ' +
    'river pollution-dust pollution-factory pollution-farm pollution-waste pollution-mine pollution- ' +
    'radiation pollution-approval',
  交通运输:
    'traffic traffic-signal traffic-accident traffic-bus traffic-taxi traffic-coach traffic-highway ' +
    'traffic-freight traffic-express traffic-driving',
  教育文体:
    'education education-tutoring education-childcare education-aid education-enrol education-fee ' +
    'education-teacher education-kindergarten education-training education-exam education-campus ' +
    'education-diploma minor minor-abuse minor-runaway minor-net minor-left culture culture-venue ' +
    'culture-class culture-sport culture-relic culture-library culture-media culture-market',
  劳动和社会保障:
    'labour labour-wages labour-injury labour-contract labour-hours labour-retire labour-pay labour- ' +
    'restructure labour-public employment employment-job employment-training employment-subsidy ' +
    'employment-exam policy-insurance policy-medicare policy-relief policy-talent elderly-allowance ' +
    'disability-allowance party-veterans',
  商贸旅游:
    'market market-goods market-price market-tourism market-online market-prepaid market-ads market- ' +
    'license market-place market-vehicle market-equipment food-market safety-pyramid safety-fraud ' +
    'lift lift-trapped lift-fault lift-maintenance',
  卫生计生:
    'medical medical-emergency medical-home-care medical-mental medical-service medical-dispute ' +
    'medical-fee medical-drug medical-vaccine medical-illegal medical-staff policy-birth food food- ' +
    'poisoning food-shop food-goods',
};
const CLASS_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(CATEGORIES_OF).flatMap(([label, ids]) =>
    ids.split(' ').map((id) => [`problem-${id}`, label] as const),
  ),
);
/** Where nothing speaks: the class with the most of the board's own tree. */
const FALLBACK = '城乡建设';

const read = (): ProblemCategory[] =>
  JSON.parse(
    readFileSync(new URL('../../../resources/categories/problem.json', import.meta.url), 'utf8'),
  ) as ProblemCategory[];

/** Tests the lexicon on full texts and on what a clerk would have typed. */
export function untrained(messages: readonly Message[]): Outcome {
  const lexicon = new CategoryLexicon(read());
  const given = (text: string): string => {
    const sums = new Map<string, number>();
    for (const [categoryId, points] of lexicon.evidence(normaliseText(text))) {
      const label = CLASS_OF.get(categoryId);
      if (label !== undefined) sums.set(label, (sums.get(label) ?? 0) + points);
    }
    return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? FALLBACK;
  };
  const outcome: Outcome = { full: new Confusion(), short: new Confusion() };
  for (const message of messages) {
    outcome.full.add(message.label, given(fullText(message)));
    outcome.short.add(message.label, given(shortText(message)));
  }
  return outcome;
}
