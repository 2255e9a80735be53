import { startFaultProxy, type FaultProxy, type FaultProxyOptions } from './fault-proxy/index.ts';

/** A proxy below the browser, in which faults act. */
export interface SessionProxy extends Pick<FaultProxy, 'intercept'> {
  /** From now on tells which exchange a fault touched. */
  hear(listener: NonNullable<FaultProxyOptions['marked']>): void;
}

/** A proxy that one citizen's context goes through, so that faults can act below the browser. */
export interface OwnProxy {
  /** For the context; also for the loopback, which browsers go to directly otherwise. */
  context: { server: string; bypass: string };
  session: SessionProxy;
  close(): Promise<void>;
}

/** @param upstream address of the proxy that the browser goes through already, that of simulated time. */
export async function ownProxy(upstream?: string): Promise<OwnProxy> {
  let listener: FaultProxyOptions['marked'];
  const proxy = await startFaultProxy({
    ...(upstream === undefined ? {} : { upstream }),
    marked: (touched) => listener?.(touched),
  });
  return {
    context: { server: proxy.server, bypass: '<-loopback>' },
    session: {
      intercept: (glob, handler) => proxy.intercept(glob, handler),
      hear: (told) => void (listener = told),
    },
    close: () => proxy.close(),
  };
}
