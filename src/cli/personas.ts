import { Command } from 'commander';
import { formatDuration, type Citizen } from '../model/index.ts';
import type { PersonaLine } from '../run/index.ts';
import { listPersonas, previewCitizens } from '../run/later.ts';
import { seedNumber, wholeNumber } from './numbers.ts';

interface PreviewFlags {
  count: number;
  seed: number;
  json?: true;
}

/** `esr personas`: who could fly here. `esr personas preview ID`: some citizens of a kind, as a run would have them. */
export function personasCommand(): Command {
  return new Command('personas')
    .description('list the kinds of citizens of this project, or show some citizens of one kind')
    .option('--json', 'everything, for programs')
    .exitOverride()
    .action(async (flags: { json?: true }) => {
      const lines = await listPersonas(process.cwd());
      console.log(flags.json ? json(lines.map(({ persona }) => persona)) : table(lines));
    })
    .addCommand(previewCommand());
}

function previewCommand(): Command {
  return new Command('preview')
    .description('make some citizens of one kind and show who they are')
    .argument('<persona>', 'a file in personas/, without its ending: first-gen-student')
    .option('--count <n>', 'how many', wholeNumber, 5)
    .option('--seed <n>', 'same seed, same citizens', seedNumber, 1)
    .option('--json', 'every field of each citizen, for programs')
    .exitOverride()
    .action(async (persona: string, _own: unknown, command: Command) => {
      // Wherever --json stands on the line, the command around this one takes it first.
      const flags = command.optsWithGlobals<PreviewFlags>();
      const citizens = await previewCitizens(process.cwd(), persona, flags);
      const shown = citizens.map(({ number, identity }) => ({ number, persona, identity }));
      console.log(flags.json ? json(shown) : citizens.map(portrait).join('\n\n'));
    });
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

const HEADINGS = ['persona', 'of all', 'role', 'screen', 'patience', 'who they are'];

function table(lines: readonly PersonaLine[]): string {
  const rows = lines.map(({ persona, crowd, role, remarks }) => [
    persona.id,
    crowd || 'named',
    role,
    `${persona.device} ${persona.viewport.width}x${persona.viewport.height}`,
    formatDuration(persona.patienceMs),
    `${persona.name}: ${remarks.join(', ')}`,
  ]);
  const all = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function portrait({ number, identity }: Citizen): string {
  const { fullName, age, gender, birthDate, street, street2, city, stateCode, zip, county } = identity;
  const home = [street, street2, city, `${stateCode} ${zip}`].filter(Boolean).join(', ');
  return [
    `${number}  ${fullName}, ${age}, ${gender.toLowerCase()}, born ${birthDate}`,
    `   ${home} (${county})`,
    `   ${identity.phone}  ${identity.email}`,
    `   SSN ${identity.ssn}  ${identity.jobTitle} at ${identity.employer}`,
  ].join('\n');
}
