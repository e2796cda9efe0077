/** Two builds: the served page with hashed files, and one whole HTML file that `bede export` puts data into. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { mailed } from './mailed-file.ts';
import { preloaded } from './preloaded.ts';

export default defineConfig(({ mode }) => ({
  base: '/static/',
  plugins: [svelte(), mode === 'mailed' ? mailed() : preloaded()],
  build: {
    outDir: mode === 'mailed' ? 'build/mailed' : '../src/bede/web/static',
    emptyOutDir: true,
    target: 'es2022',
    manifest: mode === 'mailed' ? false : 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    cssCodeSplit: false,
    rolldownOptions: mode === 'mailed' ? { output: { codeSplitting: false, format: 'iife' as const } } : {},
  },
  server: { proxy: { '^/.*\\.json': 'http://127.0.0.1:8400', '/judgements': 'http://127.0.0.1:8400' } },
}));
