/** A place someone sent: the coordinates, a copy button, a link to a map outside. */
import { Copy, ExternalLink, MapPin } from 'lucide-react'
import type { Place } from '../../../api/shapes.ts'
import { useText } from '../../../text/text.ts'
import { Button } from '../../../ui/button.tsx'
import { say } from '../../../ui/toast.tsx'

export function PlaceOf({ place }: { place: Place }) {
  const t = useText()
  const words = `${place.latitude.toFixed(6)}, ${place.longitude.toFixed(6)}`
  const copy = () => navigator.clipboard.writeText(words).then(() => say(t.place.copied))
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-2 font-medium">
        <MapPin size={17} className="text-jade" aria-hidden />
        {t.place.title}
        <span className="font-normal whitespace-nowrap select-all">{words}</span>
      </p>
      <div className="flex flex-wrap items-center gap-x-3">
        {place.link && (
          <a
            href={place.link}
            title={t.place.openHint}
            className="inline-flex min-h-8 items-center gap-1.5 text-sm font-medium text-news underline underline-offset-4"
          >
            {t.place.open}
            <ExternalLink size={14} aria-hidden />
          </a>
        )}
        {'clipboard' in navigator && (
          <Button look="quiet" className="min-h-8 px-2" icon={<Copy size={14} />} onPress={() => void copy()}>
            {t.place.copy}
          </Button>
        )}
      </div>
    </div>
  )
}
