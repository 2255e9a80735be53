import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { common } from '../build-settings.ts';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const { build, ...rest } = common('payment-frame');

export default defineConfig({
  ...rest,
  // Where the payments service serves it.
  base: '/payments/frame/',
  css: {
    preprocessorOptions: {
      scss: { loadPaths: [here('../../../node_modules/@uswds/uswds/packages')], quietDeps: true },
    },
  },
  build: { ...build, rolldownOptions: { input: here('index.html') } },
});
