/** What goes along with the words of a reply, above them: the message it answers, a photo or file, choices. */
import { FileText, ListOrdered, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { ThreadRef } from '../../api/talk.ts'
import { settings } from '../../settings.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { plain } from '../../ui/plain.ts'
import { sizeWords } from '../../ui/sizes.ts'
import { useStore } from '../../ui/store.ts'
import { useTimes } from '../use-times.ts'
import { isPhoto } from './attachment.ts'
import { tidy } from './choices.ts'
import { useDraft, writeDraft } from './drafts.ts'
import { type Quote, QuoteWords } from './kinds/quoted.tsx'

type AlongProps = { thread: ThreadRef; quote: Quote | null; onChoices: () => void }

export function Along({ thread, quote, onChoices }: AlongProps) {
  const t = useText()
  const { number } = useTimes()
  const { file, choices } = useDraft(thread)
  return (
    <>
      {quote && (
        <Taken words={t.messages.quote.cancel} keyName="Esc" onRemove={() => writeDraft(thread, { quote: null })}>
          <span className="block min-w-0 flex-1 rounded-md border-l-2 border-jade bg-hover py-1 pr-3 pl-2.5 text-xs text-ink-soft">
            <QuoteWords quote={quote} />
          </span>
        </Taken>
      )}
      {file && (
        <Taken
          words={isPhoto(file) ? t.composer.removePhoto : t.messages.add.removeFile}
          onRemove={() => writeDraft(thread, { file: null })}
        >
          <Attached file={file} />
        </Taken>
      )}
      {choices && (
        <Taken words={t.messages.choices.drop} onRemove={() => writeDraft(thread, { choices: null })}>
          <ListOrdered size={18} className="shrink-0 text-ink-soft" aria-hidden />
          <span className="min-w-0 flex-1 truncate text-sm text-ink-soft">
            {t.messages.choices.attached(number(tidy(choices).items.length))}:{' '}
            {tidy(choices)
              .items.map(({ title }) => title)
              .join(' · ')}
          </span>
          <Button className="min-h-8" onPress={onChoices}>
            {t.messages.choices.edit}
          </Button>
        </Taken>
      )}
    </>
  )
}

type TakenProps = { words: string; keyName?: string; onRemove: () => void; children: ReactNode }

function Taken({ words, keyName, onRemove, children }: TakenProps) {
  return (
    <div className="flex items-center gap-3">
      {children}
      <Button look="quiet" tip={words} keyName={keyName} icon={<X size={18} aria-hidden />} onPress={onRemove} />
    </div>
  )
}

function Attached({ file }: { file: File }) {
  const t = useText()
  const language = useStore(settings, now => now.language)
  const photo = isPhoto(file)
  const url = useObjectUrl(photo ? file : null)
  return (
    <>
      {photo ? (
        url && <img src={url} alt={t.composer.photo} className="size-16 rounded-lg border border-line object-cover" />
      ) : (
        <FileText size={22} className="shrink-0 text-jade" role="img" aria-label={t.messages.add.attached} />
      )}
      <span className="min-w-0 flex-1 text-sm text-ink-soft">
        <bdi className="block truncate">{plain(file.name)}</bdi>
        {!photo && <span className="block text-xs">{sizeWords(file.size, language)}</span>}
      </span>
    </>
  )
}

function useObjectUrl(file: File | null): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!file) return setUrl(null)
    const next = URL.createObjectURL(file)
    setUrl(next)
    return () => URL.revokeObjectURL(next)
  }, [file])
  return url
}
