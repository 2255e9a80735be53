import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { common } from '../build-settings.ts';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const { build, ...rest } = common('shell');

export default defineConfig({
  ...rest,
  base: '/',
  css: {
    preprocessorOptions: {
      scss: { loadPaths: [here('../../../node_modules/@uswds/uswds/packages')], quietDeps: true },
    },
  },
  build: { ...build, rolldownOptions: { input: { index: here('index.html'), error: here('error.html') } } },
});
