/** A link someone sent: words only, nothing of it is fetched; the page opens after a warning and a second press. */
import { Copy, ExternalLink, Link2 } from 'lucide-react'
import { useState } from 'react'
import type { MessageLine } from '../../../api/shapes.ts'
import { useText } from '../../../text/text.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { isPage, plain } from '../../../ui/plain.ts'
import { say } from '../../../ui/toast.tsx'

export function LinkCard({ link }: { link: NonNullable<MessageLine['link']> }) {
  const t = useText()
  const [asked, setAsked] = useState(false)
  const close = () => setAsked(false)
  const { title, description, host } = link
  const address = plain(link.address)
  const copy = () => navigator.clipboard.writeText(address).then(() => say(t.messages.link.copied))
  return (
    <div className="flex max-w-80 flex-col gap-1 text-sm">
      {title && <p className="font-medium break-words text-ink">{plain(title)}</p>}
      {description && <p className="line-clamp-3 break-words text-ink-soft">{plain(description)}</p>}
      <p className="flex items-center gap-1.5 text-xs text-ink-soft">
        <Link2 size={14} className="shrink-0" aria-hidden />
        <bdi className="break-all">{plain(host)}</bdi>
      </p>
      <Button className="min-h-8 w-fit" icon={<ExternalLink size={15} aria-hidden />} onPress={() => setAsked(true)}>
        {t.messages.link.open}
      </Button>
      <Dialog title={t.messages.link.title} closeWord={t.close} isOpen={asked} onClose={close}>
        <div className="flex flex-col gap-4 p-5">
          <p>{t.messages.link.why}</p>
          <div className="rounded-lg bg-sunken px-3 py-2">
            <p className="text-xs text-ink-soft">{t.messages.link.address}</p>
            <p className="break-all text-ink select-all">
              <bdi>{address}</bdi>
            </p>
          </div>
          {!isPage(address) && <p className="text-sm text-ink-soft">{t.messages.link.notOpened}</p>}
          <div className="flex flex-wrap justify-end gap-2">
            {'clipboard' in navigator && (
              <Button icon={<Copy size={15} aria-hidden />} onPress={() => void copy()}>
                {t.messages.link.copy}
              </Button>
            )}
            {isPage(address) && (
              <a
                href={address}
                target="_blank"
                rel="noopener noreferrer"
                onClick={close}
                className="inline-flex min-h-9 items-center gap-2 rounded-lg bg-jade px-3 text-sm font-medium text-on-jade outline-offset-2 hover:bg-jade-deep"
              >
                {t.messages.link.open}
              </a>
            )}
          </div>
        </div>
      </Dialog>
    </div>
  )
}
