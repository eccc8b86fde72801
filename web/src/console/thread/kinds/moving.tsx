/** A sticker or moving picture: it runs where the officer's machine wants motion, and stands still where not. */
import { ImageOff, Pause, Play } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Media } from '../../../api/shapes.ts'
import { useText } from '../../../text/text.ts'
import { Button } from '../../../ui/button.tsx'
import { fitted } from './fitted.ts'
import { KindNote } from './note.tsx'
import { Veil } from './veil.tsx'

/** Stickers are signs, not pictures to look into. */
const stickerPx = 128

const wantsMotion = (): boolean => !matchMedia('(prefers-reduced-motion: reduce)').matches

export function Moving({ media, ours }: { media: Media; ours: boolean }) {
  const t = useText().messages.media
  const [broken, setBroken] = useState(false)
  const { kind, url, play_url } = media
  if ((!url && !play_url) || broken) return <KindNote Icon={ImageOff} words={t.broken(kind)} />
  const size = fitted(media, kind === 'sticker' ? stickerPx : undefined)
  const still = (words: string) =>
    url && (
      <img src={url} alt={words} {...size} onError={() => setBroken(true)} className="h-auto max-w-full rounded-xl" />
    )
  return (
    <Veil kind={kind} still={still('')}>
      {play_url ? (
        <Loop url={play_url} poster={url} size={size} label={t.alt(kind, ours)} onBroken={() => setBroken(true)} />
      ) : (
        <figure className="flex w-fit flex-col gap-1">
          {still(t.alt(kind, ours))}
          {kind === 'gif' && <figcaption className="text-xs text-ink-soft">{t.still}</figcaption>}
        </figure>
      )}
    </Veil>
  )
}

type LoopProps = { url: string; poster: string | null; size: object; label: string; onBroken: () => void }

function Loop({ url, poster, size, label, onBroken }: LoopProps) {
  const t = useText().messages.media
  const video = useRef<HTMLVideoElement>(null)
  const [starts] = useState(wantsMotion)
  const [runs, setRuns] = useState(starts)
  const turn = () => void (runs ? video.current?.pause() : video.current?.play().catch(onBroken))
  return (
    <div className="relative w-fit">
      <video
        ref={video}
        src={url}
        poster={poster ?? undefined}
        {...size}
        aria-label={label}
        muted
        loop
        playsInline
        autoPlay={starts}
        preload={starts ? 'auto' : 'none'}
        onPlay={() => setRuns(true)}
        onPause={() => setRuns(false)}
        onError={onBroken}
        className="h-auto max-w-full rounded-xl"
      />
      <Button
        className="absolute right-1.5 bottom-1.5 min-h-8 min-w-8"
        tip={runs ? t.pause : t.play}
        icon={runs ? <Pause size={15} /> : <Play size={15} />}
        onPress={turn}
      />
    </div>
  )
}
