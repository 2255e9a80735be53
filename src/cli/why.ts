import { Command } from 'commander';
import { BadInput, causeTitles, formatCount, formatDuration, type Cause } from '../model/index.ts';
import type { WhyAnswer, WhyCheck } from '../run/index.ts';
import { explainRun } from '../run/later.ts';

interface WhyFlags {
  citizen?: string;
  check?: string;
  json?: true;
  reports?: string;
}

/** `esr why [RUN]`: why citizens failed and checks are red, with the evidence. */
export function whyCommand(): Command {
  return new Command('why')
    .exitOverride()
    .description('say why citizens failed and checks are red, with the evidence and what to do')
    .argument(
      '[run]',
      'a run id, a folder, latest, SCENARIO/latest, or a scenario (default: the latest run of all but reruns)',
    )
    .option('--citizen <number>', 'why this citizen failed')
    .option('--check <number>', 'why this check is red; they count from 1')
    .option('--json', 'one document, for programs')
    .option('--reports <folder>', 'where run folders are (default: reports)')
    .addHelpText('after', '\nExit codes: 0 answered, 2 no such run, citizen or check.')
    .action(async (run: string | undefined, flags: WhyFlags) => {
      const { json, reports } = flags;
      const [citizen, check] = numbersOf(flags);
      const answer = await explainRun({
        projectDir: process.cwd(),
        ...(run === undefined ? {} : { run }),
        ...(reports === undefined ? {} : { reportsDir: reports }),
        ...(citizen === undefined ? {} : { citizen }),
        ...(check === undefined ? {} : { check }),
      });
      const lines = json ? [jsonOf(answer)] : linesOf(answer, { check });
      for (const line of lines) console.log(line);
    });
}

/** @throws BadInput with all that is wrong. */
function numbersOf({ citizen, check }: WhyFlags): (number | undefined)[] {
  const problems = Object.entries({ citizen, check }).flatMap(([name, said]) =>
    said === undefined || /^[1-9]\d{0,8}$/.test(said)
      ? []
      : [{ message: `--${name} takes a whole number from 1, not “${plain(said)}”` }],
  );
  if (citizen !== undefined && check !== undefined)
    problems.push({ message: '--citizen and --check exclude each other' });
  if (problems.length > 0) throw new BadInput(problems);
  return [citizen, check].map((said) => (said === undefined ? undefined : Number(said)));
}

function linesOf(answer: WhyAnswer, asked: { check: number | undefined }): string[] {
  const { scenario, runId, citizen, checks } = answer;
  const head = `${plain(scenario)}, run ${runId}: `;
  if (citizen) {
    const { why, outcome = 'has no end in the record', citizen: number, isStaff } = citizen;
    const who = isStaff ? `${number}, one of the staff,` : `citizen ${number}`;
    const ended = `${who} ${outcome === 'abandoned' ? 'gave up' : outcome}`;
    return why ? [`${head}${ended}`, ...causeLines(why)] : [`${head}${ended}: nothing to explain`];
  }
  if (asked.check !== undefined) return [head.trimEnd(), ...checks.flatMap(checkLines)];
  return [...crowdLines(answer, head), ...checks.flatMap(checkLines)];
}

function crowdLines({ failed, started, findings, checks }: WhyAnswer, head: string): string[] {
  const none = `none of ${formatCount(started)} citizens failed${checks.length === 0 ? ', and no check is red' : ''}`;
  return [
    `${head}${failed === 0 ? none : `${formatCount(failed)} of ${formatCount(started)} citizens failed`}`,
    ...findings.flatMap(({ count, citizens, isStaff, why }) => [
      '',
      `${formatCount(count)} × ${titleOf(why)}: ${isStaff ? 'staff' : 'citizens'} ${citizens.join(', ')}${count > citizens.length ? ', …' : ''}`,
      ...causeLines(why).slice(1),
    ]),
  ];
}

function checkLines({ number, title, status, reason, why }: WhyCheck): string[] {
  const head = `check ${number} ‘${plain(title)}’ is ${status}: ${plain(reason)}`;
  if (status !== 'red') return ['', `${head}: nothing to explain`];
  return ['', head, ...(why ? causeLines(why) : ['   the record has nothing that explains it'])];
}

/** `injected fault ‘slow db’ (certain)`, the sentence, the evidence with its moments and lines, what to do. */
function causeLines(why: Cause): string[] {
  const evidence = why.evidence.map(({ t, line, what }) => {
    const place = line === undefined ? '' : ` (line ${line})`;
    return `   ${formatDuration(t).padStart(8)}  ${plain(what)}${place}`;
  });
  return [
    `   ${titleOf(why)}`,
    `   ${plain(why.summary)}`,
    ...evidence,
    `   → ${plain(why.fix)} (${plain(why.who)})`,
  ];
}

function titleOf({ kind, subject, confidence }: Cause): string {
  return `${causeTitles[kind]} ‘${plain(subject)}’ (${confidence})`;
}

/** Nothing that could move the cursor or turn the direction of writing: a page under test may have put it there. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, codeOf);
}

function jsonOf(answer: WhyAnswer): string {
  return JSON.stringify(answer).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, codeOf);
}

function codeOf(character: string): string {
  // By code units: JSON has no other way to write one beyond the first plane.
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
}
