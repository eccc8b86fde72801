/** How the console is built: one page, hashed files, each written again as .br and .gz for the server to hand out. */
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { leanFonts } from './lean-fonts.ts'
import { precompress } from './precompress.ts'

const server = process.env['BY_SERVER'] ?? 'http://localhost:4100'

export default defineConfig({
  base: '/',
  plugins: [react(), tailwind(), leanFonts(), precompress()],
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
})
