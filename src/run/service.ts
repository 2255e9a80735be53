import { isPrivateHost } from '../language/index.ts';
import { BadInput, type Target } from '../model/index.ts';
import { probeTarget, startTarget, type RunningTarget } from '../sandbox/index.ts';

/**
 * Brings the service under test up, or makes sure that it is there.
 * @param options `faultsToken`: opens the control address of a target that is started.
 * @throws BadInput when it does not start or does not answer.
 */
export async function bringUp(
  target: Target,
  options: { args?: readonly string[]; faultsToken?: string | undefined; signal: AbortSignal },
): Promise<RunningTarget> {
  const { control } = target.faults ?? {};
  if (target.start) {
    const running = await startTarget(target.start, {
      name: target.name,
      signal: options.signal,
      ...(options.args ? { extraArgs: options.args } : {}),
      ...(control && options.faultsToken !== undefined
        ? { env: { [control.tokenFrom]: options.faultsToken } }
        : {}),
    });
    if (isPrivateHost(new URL(running.url).hostname)) return running;
    await running.stop();
    throw new BadInput([
      {
        message: `the target “${target.name}” says that it is at ${running.url}, which is not on this machine nor on a private network`,
        hint: 'let its start command start a copy on this machine',
      },
    ]);
  }
  if (options.args && options.args.length > 0) {
    throw new BadInput([
      {
        message: `“${options.args.join(' ')}” is meant for the start command of the target, but ${target.name} runs already`,
        hint: 'leave out what stands after --, or use a target that is started',
      },
    ]);
  }
  const url = (target.url ?? '').replace(/\/+$/, '');
  await probeTarget(url, options.signal);
  return { url, stop: () => Promise.resolve() };
}
