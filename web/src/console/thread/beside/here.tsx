/** Who else looks at or types in this conversation; and says that this officer does, as long as the screen is looked at. */
import { useQuery } from '@tanstack/react-query'
import { Eye, PenLine } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Ref } from '../../../api/calls.ts'
import { getPresence, tellPresence } from '../../../api/inbox-calls.ts'
import { useInboxText } from '../../inbox/text.ts'
import { useMe } from '../../me.tsx'
import { useDraft } from '../drafts.ts'

const beatMs = 10_000
/** Typing is over when nothing was typed for so long. */
const typingMs = 8_000

export function Here({ page_id, id }: Ref) {
  const may = useMe().may.includes('conversation.note')
  return may ? <Line page_id={page_id} id={id} /> : null
}

function Line({ page_id, id }: Ref) {
  const t = useInboxText().here
  useTelling(page_id, id)
  const { data } = useQuery({ queryKey: ['presence', page_id, id], queryFn: () => getPresence({ page_id, id }) })
  const here = data?.here ?? []
  const names = (doing: 'looking' | 'typing') => here.filter(each => each.doing === doing).map(each => each.name)
  const [typing, looking] = [names('typing'), names('looking')]
  return (
    <p
      role="status"
      className="flex flex-wrap gap-x-4 border-t border-line bg-surface px-4 py-1.5 text-xs text-ink-soft empty:hidden"
    >
      {typing.length > 0 && (
        <span className="flex items-center gap-1.5 font-medium text-ink">
          <PenLine size={13} aria-hidden />
          {t.typing(typing.join(', '))}
        </span>
      )}
      {looking.length > 0 && (
        <span className="flex items-center gap-1.5">
          <Eye size={13} aria-hidden />
          {t.looking(looking.join(', '))}
        </span>
      )}
    </p>
  )
}

/** Tells at once what changed and every ten seconds that it is still so; whoever cannot be told does not matter. */
function useTelling(page_id: string, id: string): void {
  const { reply } = useDraft({ page_id, id })
  const typedAt = useRef(0)
  const said = useRef('')
  const tell = useRef<(force: boolean) => void>(() => {})
  tell.current = force => {
    if (document.visibilityState !== 'visible') return
    const doing = Date.now() - typedAt.current < typingMs ? 'typing' : 'looking'
    if (!force && doing === said.current) return
    said.current = doing
    tellPresence({ page_id, id }, doing).catch(() => undefined)
  }
  const first = useRef(reply)
  useEffect(() => {
    if (reply === first.current || reply === '') return
    typedAt.current = Date.now()
    tell.current(false)
  }, [reply])
  useEffect(() => {
    tell.current(true)
    const beat = setInterval(() => tell.current(true), beatMs)
    const turn = setInterval(() => tell.current(false), 2_000)
    return () => {
      clearInterval(beat)
      clearInterval(turn)
      tellPresence({ page_id, id }, 'left').catch(() => undefined)
    }
  }, [page_id, id])
}
