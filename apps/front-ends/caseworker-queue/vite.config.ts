import { defineConfig } from 'vite';
import { microFrontEnd } from '../build-settings.ts';

export default defineConfig({
  ...microFrontEnd('caseworker-queue', 'main.tsx'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
