import type { Project } from './a-project.ts';

/** The fault files that most tests need. */
export async function withFiles(project: Project): Promise<void> {
  await project.write(
    'fixtures/faults/db_down.yml',
    'about: The end.\nstatus: { status: 503, retryAfter: 30 }\nservice: "**/api/**"\n',
  );
  await project.write('fixtures/faults/slow-service.yml', 'latency: 1s\n');
  await project.write(
    'fixtures/faults/half.yml',
    'latency: 2s\nshare: 50%\nservice: grants\nat: 5m\nname: half of them\n',
  );
}
