/** A video: its poster and the browser's own player; where the server has no copy to play, the poster and why. */
import { VideoOff } from 'lucide-react'
import { useState } from 'react'
import type { Media } from '../../../api/shapes.ts'
import { useText } from '../../../text/text.ts'
import { fitted } from './fitted.ts'
import { KindNote } from './note.tsx'
import { Veil } from './veil.tsx'

export function Video({ media, ours, note }: { media: Media; ours: boolean; note: string }) {
  const t = useText().messages.media
  const [broken, setBroken] = useState(false)
  const { url, play_url } = media
  const label = t.alt('video', ours)
  const poster = (words: string) =>
    url && <img src={url} alt={words} {...fitted(media)} loading="lazy" className="h-auto max-w-full rounded-xl" />
  if (!play_url || broken)
    return (
      <div className="flex flex-col gap-2">
        {url && (
          <Veil kind="video" still={poster('')}>
            {poster(label)}
          </Veil>
        )}
        <KindNote Icon={VideoOff} words={broken ? t.broken('video') : note} />
      </div>
    )
  return (
    <Veil kind="video" still={poster('')}>
      <video
        controls
        controlsList="nodownload"
        playsInline
        preload="none"
        src={play_url}
        poster={url ?? undefined}
        {...fitted(media)}
        aria-label={label}
        onError={() => setBroken(true)}
        className="h-auto max-w-full rounded-xl"
      />
    </Veil>
  )
}
