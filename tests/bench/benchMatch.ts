// npm run bench:match — the text side of matching on real complaints.
// npm run -s bench:match -- --train A.csv[,B.csv] --test C.csv [--no-training] --json: as the program judges, with the
// lexicon and the sayings; `learnedAlone` without them.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assignFigures, overTarget } from './assign.bench.ts';
import { showJudged } from './judged.bench.ts';
import { learningCurve } from './match/curve.ts';
import { readMessages, readSegmented, shared } from './match/data.ts';
import { crossValidate, type Judged, type Outcome, timing, trainAndTest } from './match/learned.ts';
import { HAND_CHECKED } from './match/unitOf.ts';
import { rankUnits, readCases, summary } from './match/units.ts';
import { untrained } from './match/untrained.ts';
import { run as latency } from './match.bench.ts';

const { values } = parseArgs({
  options: {
    train: { type: 'string' },
    test: { type: 'string' },
    json: { type: 'boolean', default: false },
    'no-training': { type: 'boolean', default: false },
  },
});

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const figures = ({ full, short }: Outcome) => ({
  full: { accuracy: round(full.accuracy), macroF1: round(full.macroF1), confusion: full.table() },
  short: { accuracy: round(short.accuracy), macroF1: round(short.macroF1), confusion: short.table() },
});

function onFiles(test: string): void {
  const files = (values.train ?? '').split(',').filter(Boolean);
  const tests = readMessages(test);
  if (!values['no-training'] && files.length === 0) throw new Error('--train FILE[,FILE] or --no-training');
  if (values['no-training']) {
    const outcome = untrained(tests);
    if (values.json) console.log(JSON.stringify({ rows: tests.length, ...figures(outcome) }));
    else show('no training', outcome);
    return;
  }
  const train = files.flatMap((file) => readMessages(file));
  const judged = trainAndTest(train, tests);
  const result = { rows: tests.length, ...figures(judged.blend), learnedAlone: figures(judged.alone) };
  if (values.json) console.log(JSON.stringify(result));
  else showJudgedText('trained', judged);
}

function showJudgedText(name: string, { alone, blend }: Judged): void {
  show(`${name}, learned alone`, alone);
  show(`${name}, as the program judges: with the lexicon and the sayings`, blend);
}

function show(name: string, { full, short }: Outcome): void {
  console.log(`\n${name}`);
  console.table({
    'full text': { accuracy: round(full.accuracy), macroF1: round(full.macroF1) },
    'title or 40 characters': { accuracy: round(short.accuracy), macroF1: round(short.macroF1) },
  });
  console.table(full.table());
}

function showUnits(): void {
  const read = readCases();
  if (read === null) {
    console.log('skipped: the replies are not beside the project');
    return;
  }
  const { cases, replies } = read;
  const right = HAND_CHECKED.rows - HAND_CHECKED.wrong;
  console.log(
    `\n(3) handling unit from past cases, five folds: ${cases.length} of ${replies} replies name it surely enough ` +
      `(${right} of ${HAND_CHECKED.rows} checked by hand were right)`,
  );
  const ranks = rankUnits(cases);
  console.table(Object.fromEntries(Object.entries(ranks).map(([method, all]) => [method, summary(all)])));
}

async function everything(): Promise<void> {
  const file = shared('taidi2020c_labelled/messages.csv');
  if (!existsSync(file)) {
    console.log('skipped: the labelled messages are not beside the project');
    return;
  }
  const messages = readMessages(file);
  const segmented = readSegmented();
  showJudgedText('(1) five folds, these rows alone', crossValidate(messages, []));
  if (segmented.length > 0) {
    const helped = crossValidate(messages, segmented);
    showJudgedText(
      '(1) five folds, segmented rows help to train (targets 0.90 / 0.88 and 0.82 / 0.81)',
      helped,
    );
    console.log(`segmented rows dropped as copies of a test text, by fold: ${helped.dropped.join(', ')}`);
  } else console.log('skipped: the segmented rows are not beside the project');
  show('(2) no training (target macro-F1 0.72)', untrained(messages));
  showUnits();
  console.log("\nwhat an office's own cases add to the lexicon: accuracy on a quarter never learnt from");
  console.table(learningCurve(messages));
  const { trainMs, oneMs } = timing(messages, 5000);
  console.log(
    `(4) training on 5,000 texts: ${(trainMs / 1000).toFixed(2)} s (target 5); one analysis, median: ${oneMs.toFixed(2)} ms (target 5)`,
  );
  console.log(
    '\n(5) the complete answer against word searches (targets: p99 3 ms at 100,000, 25 ms at 1,000,000)',
  );
  console.table(await latency());
  console.log('\n(6) optimal assignment, proved');
  const assigned = assignFigures();
  console.table(assigned);
  console.log(overTarget(assigned));
}

if (values.test) onFiles(values.test);
else {
  await everything();
  await showJudged();
}
