import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * What reading PDFs needs by name: character maps and fonts of files that bring none of their own, and the decoders of
 * scans as plain scripts (the window's policy allows no WebAssembly).
 */
const pdfFiles = {
  name: 'pdf-files',
  generateBundle(this: {
    emitFile: (file: { type: 'asset'; fileName: string; source: Uint8Array }) => string;
  }) {
    const from = at('node_modules/pdfjs-dist/');
    const wanted: Record<string, RegExp> = {
      cmaps: /\.bcmap$/,
      standard_fonts: /\.(pfb|ttf)$/,
      wasm: /_nowasm_fallback\.js$/,
    };
    for (const [folder, pattern] of Object.entries(wanted))
      for (const name of readdirSync(from + folder).filter((file) => pattern.test(file)))
        this.emitFile({
          type: 'asset',
          fileName: `pdf/${folder}/${name}`,
          source: readFileSync(`${from}${folder}/${name}`),
        });
  },
};

export default defineConfig({
  main: {
    build: {
      // Everything else is bundled, so that a package holds two modules and no tree of thousands of files.
      externalizeDeps: { include: ['better-sqlite3', '@node-rs/jieba'] },
      rolldownOptions: {
        input: { index: at('electron/main/index.ts') },
        external: ['better-sqlite3', '@node-rs/jieba'],
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing but electron and a few built-ins.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react(), pdfFiles],
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      // Data URLs in scripts and fonts would need holes in the CSP.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
