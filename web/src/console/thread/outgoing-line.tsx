/** A message or note on its way to the server, or one that did not get there and what to do about it. */
import { useQueryClient } from '@tanstack/react-query'
import { CircleX, FileText, Send } from 'lucide-react'
import { Unanswered } from '../../api/refusal.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { plain } from '../../ui/plain.ts'
import { useMe } from '../me.tsx'
import { sentence } from '../wrong.tsx'
import { tidy } from './choices.ts'
import { KindNote } from './kinds/note.tsx'
import { Options } from './kinds/options.tsx'
import { Quoted } from './kinds/quoted.tsx'
import { Words } from './kinds/words.tsx'
import { MessageShape } from './message.tsx'
import { drop, type Outgoing, pressAgain } from './outbox.ts'
import { NoteShape } from './thread-line.tsx'

export function OutgoingLine({ outgoing }: { outgoing: Outgoing }) {
  const me = useMe()
  const { mode, text, file, quote, choices, why } = outgoing
  const below = <Progress failed={why !== null} />
  const trouble = why !== null && <Trouble outgoing={outgoing} />
  if (mode === 'note') return <NoteShape by={me.name} below={below} text={text} trouble={trouble} />
  return (
    <MessageShape from="officer" by={me.name} below={below} trouble={trouble}>
      <div className="flex flex-col gap-2">
        {quote && <Quoted quote={quote} />}
        {file?.url && <img src={file.url} alt="" className="max-h-75 max-w-full rounded-xl" />}
        {file && !file.url && <KindNote Icon={FileText} words={plain(file.file.name)} />}
        {text && <Words text={text} />}
        {choices && <Options options={tidy(choices).items} />}
      </div>
    </MessageShape>
  )
}

function Progress({ failed }: { failed: boolean }) {
  const t = useText()
  const Icon = failed ? CircleX : Send
  return (
    <span className={`inline-flex items-center gap-1 text-xs ${failed ? 'font-medium text-ink' : 'text-ink-faint'}`}>
      <Icon size={13} aria-hidden />
      {failed ? t.outbox.failed : t.outbox.sending}
    </span>
  )
}

function Trouble({ outgoing }: { outgoing: Outgoing }) {
  const t = useText()
  const queries = useQueryClient()
  const why = outgoing.why instanceof Unanswered ? t.outbox.unanswered : sentence(outgoing.why)
  return (
    <div role="alert" className="mt-1 flex flex-wrap items-center justify-end gap-2 text-xs text-ink-soft">
      <span className="max-w-80 text-right">{why}</span>
      <Button className="min-h-8" onPress={() => pressAgain(queries, outgoing)}>
        {t.retry}
      </Button>
      <Button className="min-h-8" onPress={() => drop(outgoing)}>
        {t.outbox.drop}
      </Button>
    </div>
  )
}
