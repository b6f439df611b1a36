/** What proves that somebody can do something. */
type Proof = {
  /** The needs that it is about. */
  readonly need: RegExp;
  /** Names of certificates that prove it. */
  readonly certificate: RegExp;
  /** Nobody may do it without: 特种作业、特种设备、执业资格 and what the police must have on record. */
  readonly demanded: boolean;
};

/**
 * Which certificate is for what. Demanded after 特种作业人员安全技术培训考核管理规定 (电工、焊接与热切割、高处作业、制冷),
 * 特种设备作业人员监督管理办法 (电梯), 城镇燃气管理条例 (燃气), 道路交通安全法 (驾驶), 执业医师法 and 护士条例, 律师法,
 * 公证法, and the rule that locksmiths be on record with the police.
 */
const PROOFS: readonly Proof[] = [
  { need: /电工|强电|电路|电气/, certificate: /电工|电气|高压|低压|配电/, demanded: true },
  { need: /焊/, certificate: /焊/, demanded: true },
  { need: /高空作业|高处作业|登高/, certificate: /高空|高处|登高/, demanded: true },
  { need: /电梯/, certificate: /电梯|特种设备/, demanded: true },
  { need: /燃气/, certificate: /燃气/, demanded: true },
  { need: /锁匠|开锁/, certificate: /锁/, demanded: true },
  { need: /驾驶|司机/, certificate: /驾驶|驾照|驾证|行驶/, demanded: true },
  { need: /上门医护|换药|医生|义诊/, certificate: /医师|医生|护士|执业/, demanded: true },
  { need: /公证/, certificate: /公证/, demanded: true },
  { need: /护理|陪护|护工|助浴/, certificate: /护士|护理|护工|照护|养老/, demanded: false },
  { need: /急救|应急救援/, certificate: /急救|救护|救援|救生/, demanded: false },
  { need: /心理/, certificate: /心理/, demanded: false },
  { need: /法律|劳动维权|合同/, certificate: /律师|法律|法考|司法/, demanded: false },
  { need: /调解/, certificate: /调解/, demanded: false },
  { need: /消防/, certificate: /消防|建构筑物/, demanded: false },
  { need: /辅导|托管|托育|儿童/, certificate: /教师|保育|育婴|托育/, demanded: false },
  { need: /水暖|水管|管道/, certificate: /水暖|管道|水电/, demanded: false },
  { need: /家电|制冷|空调/, certificate: /家电|制冷|空调/, demanded: false },
  { need: /手语|翻译/, certificate: /手语|翻译/, demanded: false },
  { need: /财会|会计/, certificate: /会计|财会/, demanded: false },
  { need: /康复|推拿|理疗/, certificate: /康复|推拿|理疗|中医/, demanded: false },
  { need: /健康咨询|药/, certificate: /医师|药师|护士|健康管理|营养/, demanded: false },
  { need: /无人机/, certificate: /无人机/, demanded: false },
];

/** Whether nobody may meet a need without a certificate. */
export function demandsCertificate(need: string): boolean {
  return PROOFS.some((proof) => proof.demanded && proof.need.test(need));
}

/** Whether a certificate of a name is for a need: by the table, or because it is called after it. */
export function provesNeed(certificate: string, need: string): boolean {
  if (certificate.includes(need)) return true;
  return PROOFS.some((proof) => proof.need.test(need) && proof.certificate.test(certificate));
}
