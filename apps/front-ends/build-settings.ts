import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import type { UserConfig } from 'vite';

/** Where a front-end is built to: beside the compiled servers, which serve it. */
function outDir(name: string): string {
  return fileURLToPath(new URL(`../../dist/apps/front-ends/${name}/public`, import.meta.url));
}

/** What all front-ends have in common: one folder each, hashed names, and today's browsers. */
export function common(name: string): UserConfig {
  return {
    root: fileURLToPath(new URL(`./${name}`, import.meta.url)),
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: outDir(name), emptyOutDir: true, target: 'es2022', modulePreload: false },
  };
}

/** A micro-frontend: one module that exports `mount`, and a manifest that says under which name it is found. */
export function microFrontEnd(name: string, entry: string): UserConfig {
  const { build, ...rest } = common(name);
  return {
    ...rest,
    build: {
      ...build,
      manifest: true,
      rolldownOptions: {
        input: fileURLToPath(new URL(`./${name}/${entry}`, import.meta.url)),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'assets/[name]-[hash].js' },
      },
    },
  };
}

/** One written with Vue, without what only its developer tools need. */
export function vueFrontEnd(name: string): UserConfig {
  const settings = microFrontEnd(name, 'main.ts');
  return {
    ...settings,
    define: {
      ...settings.define,
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [vue()],
  };
}

/** One written with Preact. */
export function preactFrontEnd(name: string): UserConfig {
  return {
    ...microFrontEnd(name, 'main.tsx'),
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  };
}
