/** One line of a thread of any kind: a message, an internal note, or a small system line. */
import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Line } from '../../api/shapes.ts'
import type { Talk } from '../../api/talk.ts'
import { useText } from '../../text/text.ts'
import { When } from '../when.tsx'
import { Words } from './kinds/words.tsx'
import { Message } from './message.tsx'

type LineProps = { talk: Talk; line: Line; goesOn: boolean }

export function ThreadLine({ talk, line, goesOn }: LineProps) {
  switch (line.line) {
    case 'message':
      return <Message talk={talk} message={line} goesOn={goesOn} />
    case 'note':
      return <NoteShape by={line.officer_name} below={<When at={line.at} as="clock" />} text={line.text} />
    case 'system':
      return (
        <p className="px-6 text-center text-xs text-ink-faint">
          {line.text} · <When at={line.at} as="clock" />
        </p>
      )
  }
}

/** A note: full width on a tinted ground, so that nobody takes it for something the citizen reads. */
export function NoteShape({
  by,
  below,
  text,
  trouble,
}: {
  by: string
  below: ReactNode
  text: string
  trouble?: ReactNode
}) {
  const t = useText()
  return (
    <article className="rounded-lg bg-note px-4 py-2.5">
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-soft">
        <LockKeyhole size={13} aria-hidden />
        <span className="font-medium text-ink">{t.thread.note}</span>
        <span>· {by}</span>
        <span className="ml-auto">{below}</span>
      </p>
      <Words text={text} />
      {trouble}
    </article>
  )
}
