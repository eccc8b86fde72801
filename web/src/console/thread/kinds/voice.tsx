/** A voice message: the browser's own player, which shows its length. */
import { VolumeX } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../../../text/text.ts'
import { KindNote } from './note.tsx'

export function Voice({ url }: { url: string }) {
  const t = useText().messages
  const [broken, setBroken] = useState(false)
  if (broken) return <KindNote Icon={VolumeX} words={t.media.broken('voice')} />
  return (
    <audio
      controls
      controlsList="nodownload noplaybackrate"
      preload="metadata"
      src={url}
      aria-label={t.kinds['voice']}
      onError={() => setBroken(true)}
      className="h-11 w-72 max-w-full"
    />
  )
}
