/** One thing for all that the list's filter holds: part by part, with what was done and what was left and why. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type BatchPart, type BatchWish, doBatch } from '../../api/inbox-calls.ts'
import type { Counts } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Pick } from '../../ui/pick.tsx'
import { now } from '../clock.ts'
import { useMe } from '../me.tsx'
import { useReceivers } from '../thread/handing/receivers.ts'
import { snoozeTimes } from '../thread/handing/snooze-times.ts'
import { useTimes } from '../use-times.ts'
import { sentence } from '../wrong.tsx'
import { type Filter, keptOf } from './filter.ts'
import { useInboxText } from './text.ts'
import type { ToolProps } from './tool-window.tsx'
import { useConversations } from './use-conversations.ts'

type Act = BatchWish['act']
type Sum = Omit<BatchPart, 'next'>
const none: Sum = { done: 0, left: [] }

const counted = (counts: Counts | undefined, { tab = 'open' }: Filter): number => counts?.[tab] ?? 0

export function BatchWindow({ filter, counts, onClose }: ToolProps) {
  const { close } = useText()
  const t = useInboxText()
  const me = useMe()
  const times = useTimes()
  const queries = useQueryClient()
  const [act, setAct] = useState<Act>('done')
  const [until, setUntil] = useState('hour')
  const [to, setTo] = useState('')
  const [sum, setSum] = useState<Sum>(none)
  const [asOf] = useState(() => Math.round(now()))
  // of one page they are the same for all
  const { officers } = useReceivers(useConversations(filter).rows[0])
  const mayAssign = me.may.includes('conversation.assign')
  const acts = (['done', 'waiting', 'snooze', 'assign'] as const).filter(each => each !== 'assign' || mayAssign)
  const offered = snoozeTimes(times.now)
  const chosen = to || (officers[0]?.officer_id ?? '')
  const run = useMutation({
    mutationFn: async () => {
      let all = none
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const part = await doBatch({
          filter: keptOf(filter),
          act,
          as_of: asOf,
          ...(act === 'snooze'
            ? { until: offered.find(({ name }) => name === until)?.at ?? times.now + 3_600_000 }
            : {}),
          ...(act === 'assign' ? { to_officer_id: chosen } : {}),
          ...(cursor ? { cursor } : {}),
        })
        all = { done: all.done + part.done, left: [...all.left, ...part.left] }
        setSum(all)
        cursor = part.next
      }
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: ['conversations'] }),
  })
  const ready = act !== 'assign' || chosen !== ''
  return (
    <Dialog title={t.batch.title} closeWord={close} isOpen onClose={onClose}>
      <div className="flex flex-col gap-4 p-5">
        {run.isSuccess ? (
          <Result sum={sum} />
        ) : (
          <>
            <p className="text-sm text-ink-soft">{t.batch.lead(times.number(counted(counts, filter)))}</p>
            <Pick
              label={t.batch.act}
              value={act}
              options={acts.map(value => ({ value, words: t.batch.acts[value] }))}
              onChange={value => setAct(value as Act)}
            />
            {act === 'snooze' && (
              <Pick
                label={t.batch.until}
                value={until}
                options={offered.map(({ name, at }) => ({
                  value: name,
                  words: `${t.snooze[name]} · ${times.moment(at)}`,
                }))}
                onChange={setUntil}
              />
            )}
            {act === 'assign' && (
              <Pick
                label={t.batch.to}
                value={chosen}
                options={officers.map(({ officer_id, name }) => ({ value: officer_id, words: name }))}
                onChange={setTo}
              />
            )}
            <p role="status" className="text-sm text-ink-soft empty:hidden">
              {run.isPending ? t.batch.running(times.number(sum.done)) : ''}
            </p>
            <Alert words={run.isError ? sentence(run.error) : null} />
            <Button look="primary" isDisabled={!ready || run.isPending} onPress={() => run.mutate()}>
              {t.batch.submit}: {t.batch.acts[act]}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  )
}

function Result({ sum }: { sum: Sum }) {
  const t = useInboxText().batch
  const { number } = useTimes()
  const byCode = Map.groupBy(sum.left, each => each.code)
  return (
    <div role="status" className="flex flex-col gap-3 text-sm">
      <p className="font-medium">{t.result(number(sum.done))}</p>
      {sum.left.length > 0 && (
        <>
          <p>{t.leftTitle(number(sum.left.length))}</p>
          <ul className="flex flex-col gap-2">
            {[...byCode].map(([code, list]) => (
              <li key={code}>
                <span className="font-medium">
                  {number(list.length)} · {t.codes[code] ?? code}
                </span>
                <span className="block text-ink-soft">{list.map(({ alias }) => alias).join(', ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
