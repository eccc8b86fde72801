/** Where replies and notes are written: two modes, a photo, the limit, the closed window, and the line on secrets. */
import { useQueryClient } from '@tanstack/react-query'
import { LockKeyhole, MessageSquareText, SendHorizontal } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import type { Conversation } from '../../api/shapes.ts'
import { settings } from '../../settings.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { WithTip } from '../../ui/tooltip.tsx'
import { now } from '../clock.ts'
import { useKeys } from '../keys.ts'
import { ComposerNotice } from './composer-notice.tsx'
import { type Mode, useDraft, writeDraft } from './drafts.ts'
import { measure } from './limits.ts'
import { press } from './outbox.ts'
import { AttachPhoto, PhotoPreview } from './photo.tsx'
import { sends } from './sends.ts'

export function Composer({ conversation }: { conversation: Conversation }) {
  const t = useText()
  const queries = useQueryClient()
  const field = useRef<HTMLTextAreaElement>(null)
  const sendBy = useStore(settings, choice => choice.sendBy)
  const draft = useDraft(conversation)
  const mayReply = conversation.may.includes('conversation.reply')
  const mayNote = conversation.may.includes('conversation.note')
  const mode: Mode = mayReply ? (mayNote ? draft.mode : 'reply') : 'note'
  const text = draft[mode]
  const photo = mode === 'reply' ? draft.photo : null
  const wait = mode === 'reply' && !conversation.window.open
  const length = measure(text)
  const ready = (text.trim() !== '' || photo !== null) && length.state !== 'over'

  const turnTo = (next: Mode) => {
    writeDraft(conversation, { mode: next })
    requestAnimationFrame(() => field.current?.focus())
  }
  const submit = () => {
    if (!ready) return
    press(queries, { conversation, mode, text: text.trim().normalize('NFC'), wait, at: now() }, photo)
    writeDraft(conversation, { [mode]: '', ...(mode === 'reply' ? { photo: null } : {}) })
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') return event.currentTarget.blur()
    if (!sends(event.nativeEvent, sendBy)) return
    event.preventDefault()
    submit()
  }
  useKeys({ R: mayReply && (() => turnTo('reply')), N: mayNote && (() => turnTo('note')) })

  if (!mayReply && !mayNote)
    return <p className="border-t border-line bg-surface px-5 py-4 text-sm text-ink-soft">{t.composer.notAllowed}</p>
  const note = mode === 'note'
  return (
    <section
      aria-label={note ? t.composer.noteLabel : t.composer.label}
      className={`border-t border-line ${note ? 'bg-note' : 'bg-surface'}`}
    >
      <div className="mx-auto flex w-full max-w-190 flex-col gap-2 px-4 pt-2.5 pb-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Modes mode={mode} mayReply={mayReply} mayNote={mayNote} onChange={turnTo} />
          <p className="text-xs text-ink-soft">{t.composer.secret}</p>
        </div>
        <ComposerNotice conversation={conversation} mode={mode} mayReply={mayReply} length={length} />
        {photo && <PhotoPreview photo={photo} onRemove={() => writeDraft(conversation, { photo: null })} />}
        <div className="flex items-end gap-1.5 rounded-xl border border-edge bg-surface p-1.5 focus-within:border-jade focus-within:outline-2 focus-within:outline-jade">
          {!note && <AttachPhoto onPhoto={file => writeDraft(conversation, { photo: file })} />}
          <textarea
            ref={field}
            rows={1}
            value={text}
            aria-label={note ? t.composer.noteLabel : t.composer.label}
            placeholder={note ? t.composer.notePlaceholder : t.composer.placeholder}
            enterKeyHint={sendBy === 'enter' ? 'send' : 'enter'}
            onChange={event => writeDraft(conversation, { [mode]: event.target.value })}
            onKeyDown={onKeyDown}
            className="field-sizing-content max-h-48 min-h-9 flex-1 resize-none bg-transparent px-2 py-1.5 text-base outline-none"
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
    </section>
  )
}

type ModesProps = { mode: Mode; mayReply: boolean; mayNote: boolean; onChange: (mode: Mode) => void }

function Modes({ mode, mayReply, mayNote, onChange }: ModesProps) {
  const t = useText()
  const look =
    'inline-flex min-h-8 items-center gap-1.5 rounded-md px-2.5 text-sm text-ink-soft disabled:opacity-50 ' +
    'data-[hovered]:text-ink data-[selected]:bg-hover data-[selected]:font-medium data-[selected]:text-ink'
  return (
    <ToggleButtonGroup
      aria-label={t.composer.mode}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[mode]}
      onSelectionChange={keys => onChange([...keys][0] as Mode)}
      className="flex gap-1"
    >
      <WithTip words={t.keys.reply} keyName="R">
        <ToggleButton id="reply" isDisabled={!mayReply} aria-keyshortcuts="R" className={look}>
          <MessageSquareText size={15} aria-hidden />
          {t.composer.reply}
        </ToggleButton>
      </WithTip>
      <WithTip words={t.keys.note} keyName="N">
        <ToggleButton id="note" isDisabled={!mayNote} aria-keyshortcuts="N" className={look}>
          <LockKeyhole size={15} aria-hidden />
          {t.composer.note}
        </ToggleButton>
      </WithTip>
    </ToggleButtonGroup>
  )
}
