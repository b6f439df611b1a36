/** Which class of the petition board a built-in category stands for: the only bridge between the two. */

/**
 * Which categories belong to a class of the petition board, by the board's own tree (二级, 三级分类) and general knowledge;
 * written before any label was looked at. What is in none of the seven (the board has others for it: 政法, 民政, 农村农业,
 * 党务政务, …) is left out. Where the tree and custom part: 特种设备 (lifts) is 商贸旅游, 食品安全 卫生计生, 噪音 环境保护,
 * 公积金 and 地铁 城乡建设; buses are 交通运输 as everybody says, though the tree has 公共汽车 under 城乡建设.
 */
const CATEGORIES_OF: Readonly<Record<string, string>> = {
  城乡建设:
    'property property-lighting property-gate property-leak property-facade property-fitness ' +
    'property-fee property-committee environment environment-garbage environment-pests ' +
    'environment-greening environment-sewage environment-toilet environment-cleaning parking ' +
    'parking-zombie parking-block parking-ebike parking-space parking-illegal neighbour-space ' +
    'neighbour-compensation neighbour-land neighbour-light fire fire-blaze fire-passage ' +
    'fire-equipment fire-wiring fire-dangerous falling falling-throw falling-drop illegal-build ' +
    'illegal-build-annex illegal-build-wall illegal-build-enforce pets pets-leash pets-stray ' +
    'utilities utilities-water utilities-power utilities-gas utilities-heating lift-install ' +
    'safety-manhole flood-waterlog flood-wind rental rental-group rental-dispute rental-homestay ' +
    'traffic-road traffic-metro street-order street-order-stalls street-order-bikes ' +
    'street-order-ads street-order-works street-order-enforce housing housing-demolition ' +
    'housing-deed housing-fund housing-affordable housing-developer housing-quality ' +
    'housing-planning housing-renewal housing-rural housing-works',
  环境保护:
    'noise noise-building-work noise-square-dance noise-household noise-shop-noise noise-traffic ' +
    'noise-equipment noise-animal fire-fireworks pets-poultry street-order-fumes pollution ' +
    'pollution-river pollution-dust pollution-factory pollution-farm pollution-waste pollution-mine ' +
    'pollution-radiation pollution-approval',
  交通运输:
    'traffic traffic-signal traffic-accident traffic-bus traffic-taxi traffic-coach traffic-highway ' +
    'traffic-freight traffic-express traffic-driving',
  教育文体:
    'education education-tutoring education-childcare education-aid education-enrol education-fee ' +
    'education-teacher education-kindergarten education-training education-exam education-campus ' +
    'education-diploma minor minor-abuse minor-runaway minor-net minor-left culture culture-venue ' +
    'culture-class culture-sport culture-relic culture-library culture-media culture-market',
  劳动和社会保障:
    'labour labour-wages labour-injury labour-contract labour-hours labour-retire labour-pay ' +
    'labour-restructure labour-public employment employment-job employment-training ' +
    'employment-subsidy employment-exam policy-insurance policy-medicare policy-relief ' +
    'policy-talent elderly-allowance disability-allowance party-veterans',
  商贸旅游:
    'market market-goods market-price market-tourism market-online market-prepaid market-ads ' +
    'market-license market-place market-vehicle market-equipment food-market safety-pyramid ' +
    'safety-fraud lift lift-trapped lift-fault lift-maintenance',
  卫生计生:
    'medical medical-emergency medical-home-care medical-mental medical-service medical-dispute ' +
    'medical-fee medical-drug medical-vaccine medical-illegal medical-staff policy-birth food ' +
    'food-poisoning food-shop food-goods',
};

/** Id of a built-in category → its class; one that is not here has none of the seven. */
export const CLASS_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(CATEGORIES_OF).flatMap(([label, ids]) =>
    ids.split(' ').map((id) => [`problem-${id}`, label] as const),
  ),
);
