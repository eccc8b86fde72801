/** More ways to narrow the list, and the filters an officer keeps under a name. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { type InboxView, keepView, listViews, removeView } from '../../api/inbox-calls.ts'
import { useText } from '../../text/text.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Pick } from '../../ui/pick.tsx'
import { say } from '../../ui/toast.tsx'
import { sentence } from '../wrong.tsx'
import { type Filter, keptOf } from './filter.ts'
import { filterOf } from './kept-filter.ts'
import { useInboxText } from './text.ts'
import type { ToolProps } from './tool-window.tsx'

export function FilterWindow({ filter, onClose }: ToolProps) {
  const { close } = useText()
  const t = useInboxText().filters
  const navigate = useNavigate()
  const [free, setFree] = useState(filter.free === true)
  const [wait, setWait] = useState(String(filter.wait ?? 0))
  const { free: _free, wait: _wait, ...plain } = filter
  const chosen: Filter = {
    ...plain,
    ...(free ? { free: true } : {}),
    ...(Number(wait) > 0 ? { wait: Number(wait) } : {}),
  }
  const use = (next: Filter) => {
    void navigate({ to: '/inbox', search: next })
    onClose()
  }
  return (
    <Dialog title={t.title} closeWord={close} isOpen onClose={onClose}>
      <div className="flex flex-col gap-4 p-5">
        <Choice
          label={t.held}
          value={free ? 'nobody' : 'anyone'}
          options={[
            { value: 'anyone', words: t.anyone },
            { value: 'nobody', words: t.nobody },
          ]}
          onChange={value => setFree(value === 'nobody')}
        />
        <Pick
          label={t.wait}
          value={wait}
          options={Object.entries(t.waits).map(([value, words]) => ({ value, words }))}
          onChange={setWait}
        />
        <div className="flex gap-2">
          <Button look="primary" className="flex-1" onPress={() => use(chosen)}>
            {t.use}
          </Button>
          <Button onPress={() => use(plain)}>{t.clear}</Button>
        </div>
        <Views chosen={chosen} onUse={use} />
      </div>
    </Dialog>
  )
}

function Views({ chosen, onUse }: { chosen: Filter; onUse: (filter: Filter) => void }) {
  const t = useInboxText().filters
  const queries = useQueryClient()
  const { data } = useQuery({ queryKey: ['inbox-views'], queryFn: listViews })
  const [name, setName] = useState('')
  const again = () => queries.invalidateQueries({ queryKey: ['inbox-views'] })
  const keep = useMutation({
    mutationFn: () => keepView(name.trim(), keptOf(chosen)),
    onSuccess: () => {
      setName('')
      say(t.kept)
      return again()
    },
  })
  const remove = useMutation({ mutationFn: (view: InboxView) => removeView(view.view_id), onSettled: again })
  const views = data?.views ?? []
  return (
    <section className="flex flex-col gap-2 border-t border-line pt-4">
      <h3 className="text-sm font-medium">{t.views}</h3>
      {views.length === 0 && <p className="text-sm text-ink-soft">{t.noViews}</p>}
      <ul className="flex flex-col gap-1">
        {views.map(view => (
          <li key={view.view_id} className="flex gap-1">
            <Button look="quiet" className="min-w-0 flex-1 justify-start" onPress={() => onUse(filterOf(view.filter))}>
              <span className="truncate">{view.name}</span>
            </Button>
            <Button
              look="quiet"
              tip={t.remove(view.name)}
              icon={<Trash2 size={16} aria-hidden />}
              onPress={() => remove.mutate(view)}
            />
          </li>
        ))}
      </ul>
      <Field label={t.name} value={name} onChange={setName} maxLength={40} />
      <Button isDisabled={name.trim() === '' || keep.isPending} onPress={() => keep.mutate()}>
        {t.keep}
      </Button>
      <Alert words={keep.isError ? sentence(keep.error) : null} />
    </section>
  )
}
