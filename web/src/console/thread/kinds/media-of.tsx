/** Hides the way of everything that was sent along: on its way, kept, refused or gone, and which kind shows how. */
import { CloudOff, ImageOff, type LucideIcon, Mic, VideoOff, VolumeX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Media } from '../../../api/shapes.ts'
import { useText } from '../../../text/text.ts'
import { FileCard } from './file-card.tsx'
import { Moving } from './moving.tsx'
import { KindNote } from './note.tsx'
import { Picture } from './picture.tsx'
import { Video } from './video.tsx'
import { Voice } from './voice.tsx'

const missing: Partial<Record<Media['kind'], LucideIcon>> = { voice: VolumeX, video: VideoOff, file: CloudOff }

export function MediaOf({ media, ours }: { media: Media; ours: boolean }) {
  const t = useText().messages.media
  const { kind, state, why } = media
  const note = (words: string): ReactNode => <KindNote Icon={missing[kind] ?? ImageOff} words={words} />
  if (kind === 'file') return <FileCard file={media} />
  if (state === 'wanted')
    return kind === 'voice' ? <KindNote Icon={Mic} words={t.wanted(kind)} /> : <Wanted words={t.wanted(kind)} />
  if (state === 'refused') return note(why?.phrase ?? t.refused(kind))
  if (state === 'gone') return note(t.gone(kind))
  const unplayable = why?.phrase ?? t.unplayable(kind)
  switch (kind) {
    case 'voice':
      return media.play_url ? <Voice url={media.play_url} /> : note(unplayable)
    case 'video':
      return <Video media={media} ours={ours} note={unplayable} />
    case 'gif':
    case 'sticker':
      return <Moving media={media} ours={ours} />
    case 'image':
      return <Picture media={media} ours={ours} />
  }
}

function Wanted({ words }: { words: string }) {
  return (
    <div role="status" className="flex h-37.5 w-55 max-w-full items-end">
      <div className="shimmer flex size-full items-end p-2 text-xs text-ink">{words}</div>
    </div>
  )
}
