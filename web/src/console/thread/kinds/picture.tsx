/** A photo in the thread: its working copy, larger in a dialog, or why there is none to see. */
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { Media } from '../../../api/shapes.ts'
import { useText } from '../../../text/text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { fitted } from './fitted.ts'
import { KindNote } from './note.tsx'
import { Veil } from './veil.tsx'

export function Picture({ media, ours }: { media: Media; ours: boolean }) {
  const t = useText()
  const [large, setLarge] = useState(false)
  const [broken, setBroken] = useState(false)
  const { url, kind } = media
  if (!url || broken) return <KindNote Icon={ImageOff} words={t.messages.media.broken(kind)} />

  const alt = t.messages.media.alt(kind, ours)
  const still = (words: string) => (
    <img
      src={url}
      alt={words}
      {...fitted(media)}
      loading="lazy"
      onError={() => setBroken(true)}
      className="h-auto max-w-full"
    />
  )
  return (
    <Veil kind={kind} still={still('')}>
      <AriaButton
        aria-label={t.messages.media.open}
        onPress={() => setLarge(true)}
        className="-mx-2 cursor-zoom-in overflow-hidden rounded-xl"
      >
        {still(alt)}
      </AriaButton>
      <Dialog shape="wide" title={alt} closeWord={t.close} isOpen={large} onClose={() => setLarge(false)}>
        <img src={url} alt={alt} className="max-h-[80dvh] max-w-full object-contain" />
      </Dialog>
    </Veil>
  )
}
