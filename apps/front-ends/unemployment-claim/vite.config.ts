import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { microFrontEnd } from '../build-settings.ts';

const settings = microFrontEnd('unemployment-claim', 'main.ts');

export default defineConfig({
  ...settings,
  define: {
    ...settings.define,
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  plugins: [vue()],
});
