import { Command } from 'commander';
import { initProject } from '../run/later.ts';

/** `esr init`: a commented starter, in a new folder or in an existing repository. */
export function initCommand(): Command {
  return new Command('init')
    .exitOverride()
    .description('write a commented starter: personas, scenarios, fixtures, a target, playwright.config.ts')
    .argument('[folder]', 'where; this folder without', '.')
    .addHelpText('after', '\nNothing that is there is changed.')
    .action(async (folder: string) => {
      const { written, kept, config, target } = await initProject(folder);
      for (const path of written) console.log(`wrote ${path}`);
      for (const path of kept) console.log(`kept  ${path} (was there already)`);
      console.log(nextSteps(folder, { config, target }).join('\n'));
    });
}

/** What to do now, each as it is typed. */
function nextSteps(folder: string, { config, target }: { config: string; target: string }): string[] {
  const own = config.startsWith('playwright.config.') ? '' : ` -c ${config}`;
  return [
    '',
    'Next:',
    ...(folder === '.' ? [] : [`  cd ${quoted(folder)}`]),
    '  npm install --save-dev hms-esr @playwright/test',
    `  # set the address of your service in targets/${target}.yml`,
    `  npx esr run scenarios/first-visit.yml --target ${target} --dry-run`,
    `  npx esr run scenarios/first-visit.yml --target ${target}`,
    `  npx playwright test${own} --project=first-visit`,
    '  # let git ignore reports/ and .esr/',
  ];
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `"${word}"`;
}
