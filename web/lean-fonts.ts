/** Hides that the Latin fonts are handed out with only the letters our screens can show: a third of their weight falls away. */
import subsetFont from 'subset-font'
import type { Plugin } from 'vite'

const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, n) => 32 + n))
/** Letters of Vietnamese that stand in Latin-1, and of names nearby; those beyond are in the Vietnamese files. */
const letters = 'ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýÄÖÜäöüßÑñÇç'
const signs = '\u00a0«»·×°±²³µ§©®–—‘’“”•…‹›€™−'

/** A Vite plugin: a sign that is left out is drawn in the next font of the list. */
export function leanFonts(): Plugin {
  return {
    name: 'lean-fonts',
    apply: 'build',
    async generateBundle(_, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !/-latin-.*\.woff2$/.test(asset.fileName)) continue
        const whole = Buffer.from(asset.source as Uint8Array)
        asset.source = await subsetFont(whole, ascii + letters + signs, { targetFormat: 'woff2' })
      }
    },
  }
}
