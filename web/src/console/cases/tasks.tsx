/** What is to be done in a case: by whom, by when; one press says that it was. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, Circle, CircleCheck, CircleSlash, Plus, X } from 'lucide-react'
import { type CaseWhole, endTask, type Task } from '../../api/case-calls.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/toast.tsx'
import { useTimes } from '../use-times.ts'
import { sentence } from '../wrong.tsx'
import type { CaseWish } from './forms.tsx'
import { Lines, Part } from './part.tsx'
import { caseKeys } from './queries.ts'
import { useCaseText } from './text.ts'

export function Tasks({ whole, onWish }: { whole: CaseWhole; onWish: (wish: CaseWish) => void }) {
  const t = useCaseText().tasks
  const mayAdd = whole.case.may.includes('case.task')
  if (whole.tasks.length === 0 && !mayAdd) return null
  return (
    <Part
      title={t.title}
      act={
        mayAdd && (
          <Button icon={<Plus size={16} aria-hidden />} onPress={() => onWish({ do: 'task' })}>
            {t.add}
          </Button>
        )
      }
    >
      {whole.tasks.length === 0 ? (
        <p className="text-sm text-ink-soft">{t.none}</p>
      ) : (
        <Lines>
          {whole.tasks.map(task => (
            <TaskLine key={task.id} case_id={whole.case.id} task={task} mayEnd={mayAdd} />
          ))}
        </Lines>
      )}
    </Part>
  )
}

const icons = { open: Circle, done: CircleCheck, dropped: CircleSlash } as const

function TaskLine({ case_id, task, mayEnd }: { case_id: string; task: Task; mayEnd: boolean }) {
  const t = useCaseText().tasks
  const { day } = useTimes()
  const queries = useQueryClient()
  const ending = useMutation({
    mutationFn: (state: 'done' | 'dropped') => endTask(case_id, task.id, state),
    onError: error => say(sentence(error), 'wrong'),
    onSettled: () => {
      for (const queryKey of caseKeys(case_id)) void queries.invalidateQueries({ queryKey })
    },
  })
  const { state, title, officer, due_at, late } = task
  const Icon = icons[state]
  const about = [
    officer?.name ?? t.anyone,
    due_at !== null && state === 'open' ? t.until(day(due_at)) : null,
    state === 'open' ? null : t[state],
  ].filter(each => each !== null)
  return (
    <li className="flex items-start gap-3 py-2.5 pr-2 pl-4">
      <Icon
        size={17}
        className={`mt-[3px] shrink-0 ${state === 'done' ? 'text-jade' : 'text-ink-faint'}`}
        aria-hidden
      />
      <span className="min-w-0 flex-1">
        <span className={`block break-words ${state === 'open' ? 'text-ink' : 'text-ink-soft'}`}>{title}</span>
        <span className="text-xs text-ink-faint">
          {about.join(' · ')}
          {late && <span className="font-medium text-soon"> · {t.late}</span>}
        </span>
      </span>
      {mayEnd && state === 'open' && (
        <span className="flex">
          <Button
            look="quiet"
            tip={t.finish}
            icon={<Check size={17} />}
            isDisabled={ending.isPending}
            onPress={() => ending.mutate('done')}
          />
          <Button
            look="quiet"
            tip={t.drop}
            icon={<X size={17} />}
            isDisabled={ending.isPending}
            onPress={() => ending.mutate('dropped')}
          />
        </span>
      )}
    </li>
  )
}
