/** Attaching a photo: picking a JPEG or PNG, seeing it before it goes, taking it off again. */
import { ImagePlus, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/toast.tsx'
import { photoFault, photoTypes } from './limits.ts'

export function AttachPhoto({ onPhoto }: { onPhoto: (file: File) => void }) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const take = (file: File | undefined) => {
    if (!file) return
    const fault = photoFault(file)
    if (fault === null) onPhoto(file)
    else say(fault === 'kind' ? t.composer.photoKind : t.composer.photoSize, 'wrong')
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={photoTypes.join(',')}
        onChange={event => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button
        look="quiet"
        tip={t.composer.attach}
        icon={<ImagePlus size={19} />}
        onPress={() => input.current?.click()}
      />
    </>
  )
}

export function PhotoPreview({ photo, onRemove }: { photo: File; onRemove: () => void }) {
  const t = useText()
  const url = useObjectUrl(photo)
  return (
    <div className="flex items-center gap-3">
      {url && <img src={url} alt={t.composer.photo} className="size-16 rounded-lg border border-line object-cover" />}
      <span className="min-w-0 flex-1 truncate text-sm text-ink-soft">{photo.name}</span>
      <Button look="quiet" tip={t.composer.removePhoto} icon={<X size={18} />} onPress={onRemove} />
    </div>
  )
}

function useObjectUrl(file: File): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const next = URL.createObjectURL(file)
    setUrl(next)
    return () => URL.revokeObjectURL(next)
  }, [file])
  return url
}
