/** What the phone will show of a text: the card and what *Xem thêm* adds, as the server would send them on a page. */
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { type Content, previewQuery } from '../../api/procedure-calls.ts'
import { Pick } from '../../ui/pick.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useMe } from '../me.tsx'
import { Section } from '../records/sheet.tsx'
import { useText } from '../../text/text.ts'
import { useProcedureText } from './text.ts'

type PreviewProps = { content: Content; procedure_id: string | null; stacked?: boolean }

export function Preview({ content, procedure_id, stacked = false }: PreviewProps) {
  const t = useProcedureText()
  const { loading } = useText()
  const { pages } = useMe()
  const [page, setPage] = useState(pages[0]?.page_id ?? '')
  const shown = useDeferredValue(content)
  const query = useQuery(previewQuery({ content: shown, page_id: page || null, procedure_id }))
  return (
    <Section title={t.preview}>
      <Pick
        label={t.previewPage}
        value={page}
        options={[
          ...pages.map(each => ({ value: each.page_id, words: each.name })),
          { value: '', words: t.previewNoPage },
        ]}
        onChange={setPage}
      />
      {query.isError && <p className="text-sm text-ink-soft">{t.previewWrong}</p>}
      {query.isPending && <SkeletonRows count={4} words={loading} />}
      {query.data && (
        <div className={`grid gap-4 ${stacked ? '' : 'md:grid-cols-2'} ${query.isError ? 'opacity-60' : ''}`}>
          <Bubble title={t.firstScreen} words={query.data.card} buttons={t.phoneButtons} bold />
          <Bubble title={t.more} words={query.data.more} />
        </div>
      )}
    </Section>
  )
}

type BubbleProps = { title: string; words: string; buttons?: string[]; bold?: boolean }

/** The first line of a card answers; it stands out. */
function Bubble({ title, words, buttons = [], bold = false }: BubbleProps) {
  const [first = '', ...rest] = words.split('\n')
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="text-sm text-ink-soft">{title}</figcaption>
      <div className="rounded-2xl border border-line bg-sunken p-4">
        <div className="max-w-90 rounded-2xl rounded-tl-md bg-surface px-3.5 py-2.5 text-base break-words whitespace-pre-line">
          <p className={bold ? 'font-semibold' : ''}>{first}</p>
          {rest.join('\n')}
        </div>
        {buttons.length > 0 && (
          <ul aria-hidden className="mt-2 flex max-w-90 flex-col gap-1">
            {buttons.map(button => (
              <li key={button} className="rounded-lg bg-surface py-1.5 text-center text-sm font-medium text-jade">
                {button}
              </li>
            ))}
          </ul>
        )}
      </div>
    </figure>
  )
}
