import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// The targets are those of the oldest runtime that opens the station: Electron 33 (Node 20.18, Chromium 130).
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      rolldownOptions: {
        // The shell, and the services that it starts: each a program of its own.
        input: {
          index: 'electron/main/index.ts',
          station: 'electron/station/main.ts',
          'slip-worker': 'electron/station/printing/slip-worker.ts',
          'clerk-worker': 'electron/station/clerk/clerk-worker.ts',
          sync: 'electron/sync/main.ts',
          sandbox: 'electron/sandbox/main.ts',
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file: it can load neither packages nor ES modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      rolldownOptions: { input: 'renderer/index.html' },
      // The page's content security policy allows no inline fonts, and there is no network to save requests on.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  },
});
