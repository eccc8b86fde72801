/** Signing for a page: the ten most asked first; what is signed names its officer, what is not is ticked and signed together. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type OnPage, onPageQuery, type Place, sign, unsign } from '../../api/procedure-calls.ts'
import { Button } from '../../ui/button.tsx'
import { Pick } from '../../ui/pick.tsx'
import { useKeys } from '../keys.ts'
import { useMe } from '../me.tsx'
import { Empty, Loaded, Section, Sheet } from '../records/sheet.tsx'
import { useTimes } from '../use-times.ts'
import { BackToList } from './back.tsx'
import { Places } from './places.tsx'
import { SignRow } from './sign-row.tsx'
import { useProcedureText } from './text.ts'
import { useAct } from './use-act.ts'

export function SigningScreen() {
  const t = useProcedureText()
  const { pages } = useMe()
  const search = useSearch({ from: '/procedures/signing' })
  const navigate = useNavigate()
  const page = pages.find(each => each.page_id === search.page) ?? pages[0]
  const query = useQuery({ ...onPageQuery(page?.page_id ?? ''), enabled: page !== undefined })
  return (
    <Sheet title={t.signTitle} lead={t.signWhat}>
      <BackToList />
      {pages.length > 1 && (
        <Pick
          label={t.page}
          value={page?.page_id ?? ''}
          options={pages.map(each => ({ value: each.page_id, words: each.name }))}
          onChange={next => void navigate({ to: '/procedures/signing', search: { page: next } })}
        />
      )}
      <Loaded query={query}>
        {({ procedures, place }) => (
          <OfPage key={page?.page_id} page_id={page?.page_id ?? ''} all={procedures} place={place} />
        )}
      </Loaded>
    </Sheet>
  )
}

const unsignedIn = (list: OnPage[]): string[] =>
  list.flatMap(({ versions }) =>
    versions.filter(({ signed, standing }) => signed === null && standing !== 'expired').map(each => each.version_id),
  )

function OfPage({ page_id, all, place }: { page_id: string; all: OnPage[]; place: Place | null }) {
  const t = useProcedureText()
  const me = useMe()
  const { number } = useTimes()
  const maySign = me.may.includes('procedure.sign')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const signing = useAct((ids: string[]) => sign(page_id, ids), t.signed)
  const taking = useAct((id: string) => unsign(page_id, [id]), t.unsigned)
  const ready = unsignedIn(all)
    .filter(id => chosen.has(id))
    .slice(0, 100)
  const go = () => signing.mutate(ready, { onSuccess: () => setChosen(new Set()) })
  const choose = (id: string, isOn: boolean) =>
    setChosen(before => (isOn ? new Set([...before, id]) : new Set([...before].filter(each => each !== id))))
  useKeys({ S: maySign && ready.length > 0 && !signing.isPending && go })
  if (all.length === 0) return <Empty words={t.none} />
  const groups = [
    { title: t.tenFirst, list: all.filter(({ rank }) => rank !== null) },
    { title: t.others, list: all.filter(({ rank }) => rank === null) },
  ].filter(({ list }) => list.length > 0)
  return (
    <>
      {groups.map(({ title, list }) => (
        <Section
          key={title}
          title={title}
          lead={t.signedCount(number(list.filter(isSigned).length), number(list.length))}
        >
          {maySign && unsignedIn(list).length > 0 && (
            <Button className="self-start" onPress={() => setChosen(new Set([...chosen, ...unsignedIn(list)]))}>
              {t.chooseAll}
            </Button>
          )}
          <ul className="border-b border-line">
            {list.map(procedure => (
              <SignRow
                key={procedure.procedure_id}
                procedure={procedure}
                chosen={chosen}
                mayChoose={maySign}
                onChoose={choose}
                onUnsign={id => taking.mutate(id)}
              />
            ))}
          </ul>
        </Section>
      ))}
      {maySign && ready.length > 0 && (
        <div className="sticky bottom-0 -mx-2 border-t border-line bg-surface px-2 py-3">
          <Button look="primary" keyName="S" isDisabled={signing.isPending} onPress={go}>
            {t.signChosen(number(ready.length))}
          </Button>
        </div>
      )}
      {me.may.includes('procedure.place') && <Places page_id={page_id} all={all} general={place} />}
    </>
  )
}

const isSigned = ({ versions }: OnPage): boolean => versions[0]?.signed != null
