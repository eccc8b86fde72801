/** Hides which kind of message shows how: what is in the bubble, from the quoted message down to its words. */
import { ContactRound, MousePointerClick, ShieldCheck } from 'lucide-react'
import type { MessageLine } from '../../../api/shapes.ts'
import { useText } from '../../../text/text.ts'
import { CallNote } from './call-note.tsx'
import { ContactCard } from './contact-card.tsx'
import { LinkCard } from './link-card.tsx'
import { MediaOf } from './media-of.tsx'
import { KindNote } from './note.tsx'
import { Options } from './options.tsx'
import { PlaceOf } from './place.tsx'
import { Quoted } from './quoted.tsx'
import { Words } from './words.tsx'

export function Body({ message }: { message: MessageLine }) {
  const t = useText()
  const { kind, from, text, media, place, link, contact, call, options, quote, supported } = message
  return (
    <div className="flex flex-col gap-2">
      {quote && <Quoted quote={quote} />}
      {kind === 'tap' && (
        <p className="flex items-center gap-1.5 text-xs text-ink-soft">
          <MousePointerClick size={14} className="shrink-0" aria-hidden />
          {t.messages.tapped}
        </p>
      )}
      {media.map(one => (
        <MediaOf key={one.id} media={one} ours={from !== 'citizen'} />
      ))}
      {place && <PlaceOf place={place} />}
      {link && <LinkCard link={link} />}
      {contact && <ContactCard contact={contact} />}
      {call && <CallNote call={call} />}
      {kind === 'info' && <KindNote Icon={ShieldCheck} words={t.messages.info} why={t.messages.infoWhy} />}
      {kind === 'info_request' && (
        <KindNote Icon={ContactRound} words={t.messages.infoAsked} why={t.messages.infoAskedWhy} />
      )}
      {!supported && (
        <p className="text-sm text-ink-soft">
          {t.thread.unsupported(t.thread.kinds[kind] ?? kind)}
          <span className="block text-xs text-ink-faint">{t.thread.unsupportedHint}</span>
        </p>
      )}
      {text && text !== link?.address && <Words text={text} />}
      {options && <Options options={options} />}
    </div>
  )
}
