import type { FastifyInstance } from 'fastify';
import { createGateway } from '../gateway/gateway.ts';
import { builtFrontEnd } from '../platform/built.ts';
import { openDatabase } from '../platform/database.ts';
import { openToFaults } from '../platform/faults.ts';
import { createFrontEnd } from '../platform/front-end-server.ts';
import { loadSensors, type Sensor } from '../platform/sensor.ts';
import { listen } from '../platform/server.ts';
import { flagsOf } from '../policy/flags.ts';
import { loadDefect } from '../policy/load.ts';
import { JOURNEYS } from './journeys.ts';
import type { PortalOptions } from './options.ts';
import { startServices } from './services.ts';

/** A portal that is up. */
export interface Portal {
  readonly origin: string;
  close(): Promise<void>;
}

async function startFrontEnds() {
  const names = new Set(JOURNEYS.flatMap((pages) => Object.values(pages).flat()));
  return Promise.all(
    [...names].map(async (name) => {
      const { app, modulePath } = await createFrontEnd(name, builtFrontEnd(name));
      return { name, app, module: `${await listen(app)}${modulePath}` };
    }),
  );
}

/** Listens on the wished port; when another program has it and any will do, on a free one. */
async function listenNear(app: FastifyInstance, { port, anyPort }: PortalOptions): Promise<string> {
  try {
    return await listen(app, port);
  } catch (error) {
    if (!anyPort || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    process.stderr.write(`Port ${port} is taken by another program; the portal takes a free one.\n`);
    return listen(app);
  }
}

/** Starts the whole portal in this process: micro-frontends, services, and the gateway in front of them. */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const faults = await openToFaults(options.faultsToken);
  const database = openDatabase(options.data, faults);
  const defects = await Promise.all(options.defects.map(loadDefect));
  const [frontEnds, services] = await Promise.all([
    startFrontEnds(),
    startServices({ database, defects, faults }),
  ]);

  const openSensor = await loadSensors();
  const sensors = new Map<string, Sensor>([['gateway', openSensor('/metrics/latency')]]);
  for (const [name, app] of services.running) {
    app.mounted.sensor = openSensor();
    sensors.set(name, app.mounted.sensor);
  }

  const behind = [...services.running.values(), ...frontEnds.map(({ app }) => app)];
  const gateway = await createGateway({
    shell: builtFrontEnd('shell'),
    frontEnds: Object.fromEntries(frontEnds.map(({ name, module }) => [name, { module }])),
    pages: { '/': [], ...Object.assign({}, ...JOURNEYS) },
    flags: [...flagsOf(defects)],
    upstreams: services.upstreams,
    registries: behind.map(({ metrics }) => metrics.registry),
    lastApplicant: services.lastApplicant,
    faults,
    sensors,
  });
  const origin = await listenNear(gateway, options);

  return {
    origin,
    async close() {
      await Promise.all([gateway, ...behind].map((app) => app.close()));
      await (await database).close();
    },
  };
}
