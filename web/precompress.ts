/** Hides how built files are squeezed once, at build, so that no server process spends time on it later. */
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const worthSqueezing = /\.(?:js|css|html|svg|json|txt)$/

/** A Vite plugin: beside each text file of the output writes `FILE.br` and `FILE.gz`. Fonts and pictures are left alone. */
export function precompress(): Plugin {
  let folder = ''
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      const files = await readdir(folder, { recursive: true, withFileTypes: true })
      const plain = files.filter(file => file.isFile() && worthSqueezing.test(file.name))
      await Promise.all(plain.map(file => squeeze(join(file.parentPath, file.name))))
    },
  }
}

async function squeeze(path: string): Promise<void> {
  const bytes = await readFile(path)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  await Promise.all([
    writeFile(`${path}.br`, await brotli(bytes, { params })),
    writeFile(`${path}.gz`, await zip(bytes, { level: 9 })),
  ])
}
