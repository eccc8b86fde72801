/** Where a note on a case is written: it stays inside and is never sent. N goes there. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { LockKeyhole } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { noteCase } from '../../api/case-calls.ts'
import { newKey } from '../../api/key.ts'
import { settings } from '../../settings.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { say } from '../../ui/toast.tsx'
import { useKeys } from '../keys.ts'
import { sends } from '../thread/sends.ts'
import { sentence } from '../wrong.tsx'
import { caseKeys } from './queries.ts'
import { useCaseText } from './text.ts'

const longest = 4_000

export function NoteField({ id }: { id: string }) {
  const t = useCaseText().timeline
  const queries = useQueryClient()
  const field = useRef<HTMLTextAreaElement>(null)
  const sendBy = useStore(settings, now => now.sendBy)
  const [text, setText] = useState('')
  const [key, setKey] = useState(newKey)
  const save = useMutation({
    mutationFn: (words: string) => noteCase(id, words, key),
    onSuccess: () => {
      setText('')
      setKey(newKey)
      say(t.saved)
    },
    onError: error => say(sentence(error), 'wrong'),
    onSettled: () => {
      for (const queryKey of caseKeys(id)) void queries.invalidateQueries({ queryKey })
    },
  })
  const ready = text.trim() !== '' && !save.isPending
  const submit = () => ready && save.mutate(text.trim().normalize('NFC'))
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') return event.currentTarget.blur()
    if (!sends(event.nativeEvent, sendBy)) return
    event.preventDefault()
    submit()
  }
  useKeys({ N: () => field.current?.focus() })
  return (
    <div className="border-t border-line bg-note">
      <div className="mx-auto flex w-full max-w-190 items-end gap-1.5 px-4 py-3 md:px-6">
        <div className="flex min-w-0 flex-1 items-end gap-1.5 rounded-xl border border-edge bg-surface p-1.5 focus-within:border-jade focus-within:outline-2 focus-within:outline-jade">
          <textarea
            ref={field}
            rows={1}
            value={text}
            maxLength={longest}
            aria-label={t.note}
            placeholder={t.notePlaceholder}
            onChange={event => setText(event.target.value)}
            onKeyDown={onKeyDown}
            className="field-sizing-content max-h-48 min-h-9 min-w-0 flex-1 resize-none bg-transparent px-2 py-1.5 text-base outline-none"
          />
          <Button
            icon={<LockKeyhole size={16} />}
            keyName={sendBy === 'enter' ? 'Enter' : 'Ctrl+Enter'}
            isDisabled={!ready}
            onPress={submit}
          >
            {t.save}
          </Button>
        </div>
      </div>
    </div>
  )
}
