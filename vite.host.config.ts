import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The local host and its reading processes: plain Node modules with everything bundled but the two native packages. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/jieba'] },
  build: {
    ssr: true,
    outDir: at('out/host'),
    target: 'node24',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        index: at('electron/host/index.ts'),
        parserProcess: at('electron/core/services/imports/parserProcess.ts'),
        trainProcess: at('electron/core/services/learning/trainProcess.ts'),
        tileProcess: at('electron/core/services/basemaps/reader/tileProcess.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
});
