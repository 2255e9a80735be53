import { defineConfig } from 'vite';
import { microFrontEnd } from '../build-settings.ts';

export default defineConfig({
  ...microFrontEnd('flood-premium', 'main.tsx'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
