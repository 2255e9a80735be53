import { useEffect, useRef, useState } from 'preact/hooks';
import { type Problem, Refused } from '../api.ts';

/** What is being done right now, in words (empty: nothing), and what was refused last. */
interface Attempting {
  readonly busy: string;
  readonly problem: Problem | undefined;
  /** Does something that may be refused. A second wish while the first is worked on is the same wish. */
  attempt(what: string, work: () => Promise<void>): Promise<void>;
}

/** For a part of the page that asks the portal for things, one at a time. */
export function useAttempt(): Attempting {
  const [busy, setBusy] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const running = useRef(false);
  return {
    busy,
    problem,
    async attempt(what, work) {
      if (running.current) return;
      running.current = true;
      setProblem(undefined);
      setBusy(what);
      try {
        await work();
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        setProblem(error.problem);
      } finally {
        running.current = false;
        setBusy('');
      }
    },
  };
}

/** The refusal, which gets the focus so that nobody misses it. */
export function ProblemBox({ problem }: { problem: Problem | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  if (!problem) return null;
  return (
    <div ref={box} class="usa-alert usa-alert--error" role="alert" tabIndex={-1}>
      <div class="usa-alert__body">
        <h2 class="usa-alert__heading">{problem.title}</h2>
        <p class="usa-alert__text">{problem.detail}</p>
      </div>
    </div>
  );
}
