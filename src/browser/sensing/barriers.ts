import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright';
import { impacts, messageOf, type AccessibilityState, type Impact } from '../../model/index.ts';
import { within } from '../within.ts';

type Looked = Pick<AccessibilityState, 'violations' | 'error'>;
type Violation = AccessibilityState['violations'][number];

/** Somebody waits for their next step. */
const WITHIN_MS = 10_000;
/** axe-core takes about a second for so many elements, and they all belong to the page that a citizen is at. */
const MOST_ELEMENTS = 20_000;
/** The page and its first frames. */
const MOST_FRAMES = 5;
const MOST_CHARS = 200;

/** WCAG 2.2 A and AA, which has everything of 2.0 and 2.1 that Section 508 and ADA Title II ask for; no habits beyond. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What only the page around a frame can have. */
const NOT_IN_FRAMES = ['document-title', 'bypass', 'meta-refresh', 'meta-viewport'];

const require = createRequire(import.meta.url);
let library: string | undefined;

/**
 * Looks at a page for barriers with axe-core, in a world of its own beside the page's scripts, which see nothing of it.
 * Frames of other sites are processes of their own and are not looked at. Never throws: what went wrong is said.
 */
export async function barriersIn(page: Page, signal: AbortSignal): Promise<Looked> {
  let session: CDPSession | undefined;
  let stop: () => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('the run was stopped'));
  });
  signal.addEventListener('abort', stop, { once: true });
  try {
    const late = `axe-core did not answer within ${WITHIN_MS / 1_000} s`;
    const looking = (async () => {
      session = await page.context().newCDPSession(page);
      return look(session);
    })();
    return { violations: await within(Promise.race([looking, stopped]), WITHIN_MS, late) };
  } catch (error) {
    return { violations: [], error: messageOf(error).split('\n', 1)[0] ?? '' };
  } finally {
    signal.removeEventListener('abort', stop);
    // It may hang with its page.
    void session?.detach().catch(() => undefined);
  }
}

async function look(session: CDPSession): Promise<Violation[]> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const frames = [frameTree, ...(frameTree.childFrames ?? [])].slice(0, MOST_FRAMES);
  const found = new Map<string, Violation>();
  for (const [index, { frame }] of frames.entries()) {
    for (const violation of await lookInto(session, frame.id, index > 0)) {
      const known = found.get(violation.rule);
      if (known) known.nodes += violation.nodes;
      else found.set(violation.rule, violation);
    }
  }
  return [...found.values()];
}

async function lookInto(session: CDPSession, frameId: string, isInner: boolean): Promise<Violation[]> {
  const world = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'esr-axe' });
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: world.executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  };
  const elements = Number(await evaluate('document.getElementsByTagName("*").length'));
  if (elements > MOST_ELEMENTS)
    throw new Error(`the page has ${elements} elements; one of more than ${MOST_ELEMENTS} is not looked at`);
  await evaluate((library ??= readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')));
  const options = {
    runOnly: TAGS,
    resultTypes: ['violations'],
    // It would load the page's style sheets from the service once more.
    preload: false,
    iframes: false,
    ...(isInner ? { rules: Object.fromEntries(NOT_IN_FRAMES.map((id) => [id, { enabled: false }])) } : {}),
  };
  const said = await evaluate(`(${inPage.toString()})(${JSON.stringify(options)}, ${MOST_CHARS})`);
  return (JSON.parse(String(said)) as Violation[]).map((one) => ({ ...one, impact: impactOf(one.impact) }));
}

/** As much of axe-core as `inPage` uses. */
interface Axe {
  run(
    root: Document,
    options: object,
  ): Promise<{
    violations: { id: string; impact?: string | null; help: string; nodes: { target: unknown[] }[] }[];
  }>;
}

/** Runs beside the page, as text: nothing from outside is there. */
async function inPage(options: object, most: number): Promise<string> {
  const { axe } = globalThis as unknown as { axe: Axe };
  const { violations } = await axe.run(document, options);
  return JSON.stringify(
    violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact,
      help,
      nodes: nodes.length,
      selector: (nodes[0]?.target ?? []).flat().join(' ').slice(0, most),
    })),
  );
}

function impactOf(said: unknown): Impact {
  return impacts.find((impact) => impact === said) ?? 'minor';
}
