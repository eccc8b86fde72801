/** Where replies and notes are written: two modes, what goes along, the limit, the closed window, the line on secrets. */
import { useQueryClient } from '@tanstack/react-query'
import { LockKeyhole, SendHorizontal } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, lazy, Suspense, useRef, useState } from 'react'
import { linesQuery } from '../../api/queries.ts'
import { mayWrite, type Talk } from '../../api/talk.ts'
import { settings } from '../../settings.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useStore } from '../../ui/store.ts'
import { say } from '../../ui/toast.tsx'
import { now } from '../clock.ts'
import { useKeys } from '../keys.ts'
import { useListens } from '../me.tsx'
import { isPhoto } from './attachment.ts'
import { Add, useTake } from './composer-add.tsx'
import { Along } from './composer-along.tsx'
import { ComposerNotice } from './composer-notice.tsx'
import { draftOf, type Mode, useDraft, writeDraft } from './drafts.ts'
import { measure, messageLimit } from './limits.ts'
import { allLines } from './lines.ts'
import { Modes } from './modes.tsx'
import { press } from './outbox.ts'
import { hasGap } from '../templates/find.ts'
import { quote, replyField } from './quote.ts'
import { sends } from './sends.ts'
import { newestQuotable, useQuote } from './use-message.ts'

const ChoicesBuilder = lazy(async () => ({ default: (await import('./choices-builder.tsx')).ChoicesBuilder }))
const TemplatePicker = lazy(async () => ({ default: (await import('../templates/picker.tsx')).TemplatePicker }))
const InfoRequest = lazy(async () => ({ default: (await import('./info-request.tsx')).InfoRequest }))

const noneAlong = { file: null, quote: null, choices: null }

export function Composer({ talk }: { talk: Talk }) {
  const t = useText()
  const queries = useQueryClient()
  const field = useRef<HTMLTextAreaElement>(null)
  const [asks, setAsks] = useState<'choices' | 'info' | null>(null)
  const sendBy = useStore(settings, choice => choice.sendBy)
  const draft = useDraft(talk)
  const mayReply = mayWrite(talk, 'reply')
  const mayNote = mayWrite(talk, 'note')
  const mode: Mode = mayReply ? (mayNote ? draft.mode : 'reply') : 'note'
  const note = mode === 'note'
  /** Pictures, files, choices and quotes go with conversations alone. */
  const plainTalk = talk.of !== 'tip'
  const text = draft[mode]
  const { file, choices } = note ? noneAlong : draft
  const quoted = useQuote(talk, note ? null : draft.quote)
  const take = useTake(talk)
  const shut = (useListens(talk.page_id) || talk.barred !== undefined) && !note
  const wait = !note && !talk.window.open
  const length = measure(text, plainTalk || note ? undefined : messageLimit)
  const needsText = choices?.form === 'buttons' && text.trim() === ''
  const something = text.trim() !== '' || file !== null || choices !== null
  const gap = !note && hasGap(text)
  /** "/" alone, or with the beginning of a template's shortcut, asks for templates. */
  const slash = note || shut ? null : (/^\/(\S*)$/u.exec(text)?.[1] ?? null)
  const ready = something && !needsText && !shut && !gap && slash === null && length.state !== 'over'

  const turnTo = (next: Mode) => {
    writeDraft(talk, { mode: next })
    requestAnimationFrame(() => field.current?.focus())
  }
  const submit = () => {
    if (!ready) return
    const words = text.trim().normalize('NFC')
    press(queries, { thread: talk, mode, text: words, wait, at: now(), quote: quoted, choices }, file)
    writeDraft(talk, { [mode]: '', ...(note ? {} : noneAlong) })
    field.current?.focus()
  }
  const takeTemplate = (words: string) => {
    writeDraft(talk, { reply: words })
    requestAnimationFrame(() => field.current?.focus())
  }
  const cancelQuote = () => writeDraft(talk, { quote: null })
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape' && slash !== null) return writeDraft(talk, { reply: '' })
    if (event.key === 'Escape') return quoted ? cancelQuote() : event.currentTarget.blur()
    if (!sends(event.nativeEvent, sendBy)) return
    event.preventDefault()
    submit()
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.files[0]
    if (!pasted || note || !plainTalk) return
    event.preventDefault()
    if (file || choices) say(t.messages.add.oneForm, 'wrong')
    else take(pasted, isPhoto(pasted) ? 'photo' : 'document')
  }
  const quoteNewest = () => {
    const newest = newestQuotable(allLines(queries.getQueryData(linesQuery(talk).queryKey)))
    if (newest) quote(talk, newest.id)
    else say(t.messages.add.noQuote, 'wrong')
  }
  useKeys({
    R: mayReply && (() => turnTo('reply')),
    N: mayNote && (() => turnTo('note')),
    Q: mayReply && plainTalk && quoteNewest,
    '/': mayReply && !shut && (() => (text === '' && writeDraft(talk, { mode: 'reply', reply: '/' }), turnTo('reply'))),
    Escape: quoted !== null && cancelQuote,
  })

  if (!mayReply && !mayNote)
    return <p className="border-t border-line bg-surface px-5 py-4 text-sm text-ink-soft">{t.composer.notAllowed}</p>
  const label = note ? t.composer.noteLabel : t.composer.label
  const close = () => setAsks(null)
  return (
    <section aria-label={label} className={`border-t border-line ${note ? 'bg-note' : 'bg-surface'}`}>
      <div className="mx-auto flex w-full max-w-190 flex-col gap-2 px-4 pt-2.5 pb-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Modes mode={mode} mayReply={mayReply} mayNote={mayNote} onChange={turnTo} />
          <p className="text-xs text-ink-soft">{t.composer.secret}</p>
        </div>
        <ComposerNotice talk={talk} mode={mode} mayReply={mayReply} length={length} />
        {!note && <Along thread={talk} quote={quoted} onChoices={() => setAsks('choices')} />}
        {slash !== null && (
          <Suspense>
            <TemplatePicker thread={talk} typed={slash} field={field} onPick={takeTemplate} />
          </Suspense>
        )}
        {(needsText || gap) && (
          <p role="status" className="text-sm text-ink-soft">
            {gap ? t.composer.gap : t.messages.choices.needsText}
          </p>
        )}
        <div className="flex items-end gap-1.5 rounded-xl border border-edge bg-surface p-1.5 focus-within:border-jade focus-within:outline-2 focus-within:outline-jade">
          {!note && !shut && plainTalk && (
            <Add talk={talk} onChoices={() => setAsks('choices')} onInfoRequest={() => setAsks('info')} />
          )}
          <textarea
            ref={field}
            id={replyField}
            rows={1}
            value={text}
            aria-label={label}
            placeholder={note ? t.composer.notePlaceholder : t.composer.placeholder}
            enterKeyHint={sendBy === 'enter' ? 'send' : 'enter'}
            onChange={event => writeDraft(talk, { [mode]: event.target.value })}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            className="field-sizing-content max-h-48 min-h-9 min-w-0 flex-1 resize-none bg-transparent px-2 py-1.5 text-base outline-none"
          />
          <Button
            look={ready ? 'primary' : 'plain'}
            icon={note ? <LockKeyhole size={16} /> : <SendHorizontal size={16} />}
            keyName={sendBy === 'enter' ? 'Enter' : 'Ctrl+Enter'}
            isDisabled={!ready}
            onPress={submit}
          >
            {note ? t.composer.saveNote : wait ? t.composer.sendWaiting : t.composer.send}
          </Button>
        </div>
      </div>
      <Dialog title={t.messages.choices.title} closeWord={t.close} isOpen={asks === 'choices'} onClose={close}>
        <Suspense>
          <ChoicesBuilder
            text={text}
            first={draftOf(talk).choices}
            onUse={next => {
              writeDraft(talk, { choices: next })
              close()
            }}
          />
        </Suspense>
      </Dialog>
      <Dialog title={t.messages.infoRequest.title} closeWord={t.close} isOpen={asks === 'info'} onClose={close}>
        <Suspense>
          <InfoRequest talk={talk} onDone={close} />
        </Suspense>
      </Dialog>
    </section>
  )
}
