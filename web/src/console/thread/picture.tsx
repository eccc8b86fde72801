/** A photo in the thread: its working copy, larger in a dialog, or why there is none to see. */
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { Media } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { Dialog } from '../../ui/dialog.tsx'

const widest = 300

export function Picture({ media, ours }: { media: Media; ours: boolean }) {
  const t = useText()
  const [large, setLarge] = useState(false)
  const [broken, setBroken] = useState(false)
  const { state, url } = media
  if (state === 'wanted')
    return (
      <div role="status" className="flex items-end" style={{ width: 220, height: 150 }}>
        <div className="shimmer flex size-full items-end p-2 text-xs text-ink">{t.image.wanted}</div>
      </div>
    )
  if (state !== 'kept' || !url || broken)
    return <Missing words={state === 'refused' ? t.image.refused : state === 'gone' ? t.image.gone : t.image.broken} />

  const alt = ours ? t.image.altOurs : t.image.alt
  const size = media.width && media.height ? fitted(media.width, media.height) : {}
  return (
    <>
      <AriaButton
        aria-label={t.image.open}
        onPress={() => setLarge(true)}
        className="-mx-2 cursor-zoom-in overflow-hidden rounded-xl"
      >
        <img
          src={url}
          alt={alt}
          {...size}
          loading="lazy"
          onError={() => setBroken(true)}
          className="h-auto max-w-full"
        />
      </AriaButton>
      <Dialog shape="wide" title={alt} closeWord={t.close} isOpen={large} onClose={() => setLarge(false)}>
        <img src={url} alt={alt} className="max-h-[80dvh] max-w-full object-contain" />
      </Dialog>
    </>
  )
}

function Missing({ words }: { words: string }) {
  return (
    <p className="flex items-center gap-2 text-sm text-ink-soft">
      <ImageOff size={17} className="shrink-0" aria-hidden />
      {words}
    </p>
  )
}

function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, widest / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
