import { dayNumber } from '../availability/index.ts';
import { SKILL_LEVELS } from '../kinds/values.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { provesNeed } from './certificates.ts';
import { IntRows } from './intRows.ts';
import type { MatchDoc } from './types.ts';

/** A proof in two numbers: which text with what it is (skill or certificate), and its level or last day. */
const LENGTH = 2;
const CERTIFICATE = 1;
/** A certificate that does not end. */
const ENDLESS = 0x7fff_ffff;
const [UNKNOWN, NO, YES] = [0, 1, 2];

/** What speaks for a candidate's skill in one need; level -1 when none is told. */
export type Proof = {
  level: number;
  /** The last day of the certificate that holds longest, -1 when there is none. */
  untilDay: number;
  /** The text of that certificate, -1 when there is none. */
  certificate: number;
};

/** Which texts of skills and certificates are for a need; each text is judged when it is first met. */
export type NeedProofs = { readonly need: string; judged: Uint8Array };

/** Levels of skills and certificates of each candidate. Their texts are kept once: offices use the same few. */
export class ProofRows {
  #rows = new IntRows();
  #texts: string[] = [];
  #numbers = new Map<string, number>();
  readonly #needs = new Map<string, NeedProofs>();

  #numberOf(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#texts.push(text) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }

  /** Appends the row of the next document number; answers whether there is anything in it. */
  add(n: number, doc: Pick<MatchDoc, 'levels' | 'certificates'>): boolean {
    const row: number[] = [];
    for (const { skill, level } of doc.levels ?? [])
      row.push(this.#numberOf(skill) * 2, SKILL_LEVELS.indexOf(level));
    for (const { name, expiresOn } of doc.certificates ?? [])
      row.push(
        this.#numberOf(name) * 2 + CERTIFICATE,
        (expiresOn === null ? null : dayNumber(expiresOn)) ?? ENDLESS,
      );
    this.#rows.add(n, row);
    return row.length > 0;
  }

  /** Prepares looking up a need. */
  forNeed(need: string): NeedProofs {
    let known = this.#needs.get(need);
    if (known === undefined) {
      known = { need, judged: new Uint8Array(0) };
      this.#needs.set(need, known);
    }
    const size = this.#texts.length * 2;
    if (known.judged.length < size) {
      const judged = new Uint8Array(size);
      judged.set(known.judged);
      known.judged = judged;
    }
    return known;
  }

  #isFor(key: number, { need, judged }: NeedProofs): boolean {
    if (judged[key] === UNKNOWN) {
      const text = this.#texts[key >> 1] as string;
      const fits = (key & CERTIFICATE) === 1 ? provesNeed(text, need) : text.includes(need);
      judged[key] = fits ? YES : NO;
    }
    return judged[key] === YES;
  }

  /** Puts into `proof` what a candidate has for a need: its highest level, its certificate that holds longest. */
  read(n: number, need: NeedProofs, proof: Proof): void {
    const { values } = this.#rows;
    const end = this.#rows.end(n);
    proof.level = -1;
    proof.untilDay = -1;
    proof.certificate = -1;
    for (let i = this.#rows.start(n); i < end; i += LENGTH) {
      const key = values[i] as number;
      if (!this.#isFor(key, need)) continue;
      const value = values[i + 1] as number;
      if ((key & CERTIFICATE) === 0) proof.level = Math.max(proof.level, value);
      else if (value > proof.untilDay) {
        proof.untilDay = value;
        proof.certificate = key >> 1;
      }
    }
  }

  get hasTexts(): boolean {
    return this.#texts.length > 0;
  }
  textOf(number: number): string {
    return this.#texts[number] ?? '';
  }

  copyRow(from: ProofRows, old: number, n: number): void {
    const row: number[] = [];
    for (let i = from.#rows.start(old); i < from.#rows.end(old); i += LENGTH) {
      const key = from.#rows.values[i] as number;
      row.push(this.#numberOf(from.textOf(key >> 1)) * 2 + (key & 1), from.#rows.values[i + 1] as number);
    }
    this.#rows.add(n, row);
  }

  write(writer: ByteWriter, size: number): void {
    writer.texts('proofTexts', this.#texts);
    this.#rows.write(writer, 'proofs', size);
  }
  static read(reader: ByteReader): ProofRows {
    const made = new ProofRows();
    made.#texts = reader.texts('proofTexts');
    made.#numbers = new Map(made.#texts.map((text, number) => [text, number]));
    made.#rows = IntRows.read(reader, 'proofs');
    return made;
  }
}
