/** Looks for words in conversations: look by look, with what was read so far and a button to go on. */
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LockKeyhole } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { type Found, search, type SearchLook } from '../../api/inbox-calls.ts'
import type { Conversation } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Pick } from '../../ui/pick.tsx'
import { now } from '../clock.ts'
import { useTimes } from '../use-times.ts'
import { When } from '../when.tsx'
import { sentence } from '../wrong.tsx'
import type { Filter } from './filter.ts'
import { useInboxText } from './text.ts'
import type { ToolProps } from './tool-window.tsx'

const day = 86_400_000

export function SearchWindow({ filter, first, onClose }: ToolProps & { first: string }) {
  const { close } = useText()
  const t = useInboxText().search
  const [words, setWords] = useState(first)
  const [days, setDays] = useState('90')
  const [looks, setLooks] = useState<SearchLook[]>([])
  const last = looks.at(-1)
  const look = useMutation({
    mutationFn: (cursor: string | undefined) =>
      search({
        words: words.trim(),
        from_at: Math.max(0, Math.round(now()) - Number(days) * day),
        ...(filter.page ? { page_id: filter.page } : {}),
        ...(cursor ? { cursor } : {}),
      }),
    onSuccess: (next, cursor) => setLooks(before => (cursor ? [...before, next] : [next])),
  })
  const start = () => words.trim() !== '' && !look.isPending && look.mutate(undefined)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    start()
  }
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, for what the palette was asked
  useEffect(() => void (first !== '' && start()), [])
  const found = looks.flatMap(each => each.found)
  const named = looks.flatMap(each => each.conversations)
  return (
    <Dialog title={t.title} closeWord={close} isOpen onClose={onClose}>
      <form onSubmit={onSubmit} className="flex flex-col gap-3 border-b border-line p-5">
        <Field label={t.words} hint={t.hint} value={words} onChange={setWords} maxLength={100} autoFocus />
        <Pick
          label={t.time}
          value={days}
          options={Object.entries(t.times).map(([value, said]) => ({ value, words: said }))}
          onChange={setDays}
        />
        <Button type="submit" look="primary" isDisabled={words.trim() === '' || look.isPending}>
          {t.submit}
        </Button>
        <Alert words={look.isError ? sentence(look.error) : null} />
      </form>
      <div className="flex flex-col gap-3 p-5">
        {named.length > 0 && (
          <section aria-label={t.aliases}>
            <h3 className="text-xs text-ink-faint">{t.aliases}</h3>
            <ul>
              {named.map(each => (
                <Named key={each.id} conversation={each} filter={filter} onClose={onClose} />
              ))}
            </ul>
          </section>
        )}
        <ul>
          {found.map(each => (
            <Hit key={each.line_id} hit={each} filter={filter} onClose={onClose} />
          ))}
        </ul>
        <Progress looks={looks} isPending={look.isPending} isEmpty={found.length + named.length === 0} />
        {last?.next && (
          <Button isDisabled={look.isPending} onPress={() => look.mutate(last.next ?? undefined)}>
            {t.more}
          </Button>
        )}
        <p className="text-xs text-ink-faint">{t.looked}</p>
      </div>
    </Dialog>
  )
}

function Progress({ looks, isPending, isEmpty }: { looks: SearchLook[]; isPending: boolean; isEmpty: boolean }) {
  const t = useInboxText().search
  const times = useTimes()
  const last = looks.at(-1)
  const read = looks.reduce((sum, each) => sum + each.read, 0)
  const words = [
    ...(last && isEmpty ? [t.none] : []),
    ...(last ? [t.progress(times.number(read), times.date(last.back_to)), last.next ? t.rest : t.whole] : []),
  ]
  return (
    <p role="status" className="text-sm text-ink-soft">
      {isPending ? t.searching : words.join(' ')}
    </p>
  )
}

type RowProps = { filter: Filter; onClose: () => void }
const look =
  'flex flex-col gap-0.5 rounded-md px-2 py-2 hover:bg-hover focus-visible:outline-offset-[-2px] text-sm text-ink'

function Hit({ hit, filter, onClose }: RowProps & { hit: Found }) {
  const t = useInboxText().search
  const [start, end] = hit.mark
  return (
    <li className="border-b border-line">
      <Link
        to="/inbox/$pageId/$conversationId"
        params={{ pageId: hit.page_id, conversationId: hit.id }}
        search={filter}
        onClick={onClose}
        className={look}
      >
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{hit.alias}</span>
          <When at={hit.at} as="short" className="text-xs text-ink-soft" />
        </span>
        <span className="break-words text-ink-soft">
          {hit.from === 'note' && (
            <LockKeyhole size={13} role="img" aria-label={t.note} className="mr-1 inline-block align-[-2px]" />
          )}
          {hit.words.slice(0, start)}
          <mark className="rounded-sm bg-jade-wash font-medium text-ink">{hit.words.slice(start, end)}</mark>
          {hit.words.slice(end)}
        </span>
      </Link>
    </li>
  )
}

function Named({ conversation, filter, onClose }: RowProps & { conversation: Conversation }) {
  const { page_id, id, alias, page_name } = conversation
  return (
    <li className="border-b border-line">
      <Link
        to="/inbox/$pageId/$conversationId"
        params={{ pageId: page_id, conversationId: id }}
        search={filter}
        onClick={onClose}
        className={look}
      >
        <span className="font-medium">{alias}</span>
        <span className="text-ink-soft">{page_name}</span>
      </Link>
    </li>
  )
}
