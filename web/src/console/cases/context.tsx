/** The right pane of a case: what may come next, one thing first; then the legal clocks and the facts. */
import { useQueryClient, useMutation } from '@tanstack/react-query'
import {
  ArrowRightLeft, BookText, CircleCheck, FilePlus2, FolderCheck, Gavel, Hand, Landmark, Merge, RotateCcw, Split, Undo2, UserRoundPlus,
  type LucideIcon,
} from 'lucide-react' // biome-ignore format: a list
import { acceptCase, type CaseClock, type CaseMay, type CaseWhole, withdrawOffer } from '../../api/case-calls.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/toast.tsx'
import { useCategories } from '../categories.ts'
import { Fact } from '../fact.tsx'
import { useKeys } from '../keys.ts'
import { useTimes } from '../use-times.ts'
import { sentence } from '../wrong.tsx'
import { Clocks } from './clocks.tsx'
import type { CaseWish } from './forms.tsx'
import { caseKeys } from './queries.ts'
import { useCaseText } from './text.ts'

type ContextProps = { whole: CaseWhole; onWish: (wish: CaseWish) => void }

export function CaseContext({ whole, onWish }: ContextProps) {
  const t = useCaseText()
  const several = whole.informants.length > 1
  const aliases = new Map(whole.informants.map(({ tip_id, alias }) => [tip_id, alias]))
  const mayExtend = whole.case.may.includes('case.extend')
  return (
    <div className="flex flex-col gap-7 p-5">
      <section className="flex flex-col gap-3">
        <h2 className="text-sm font-medium">{t.next}</h2>
        <Acts whole={whole} onWish={onWish} />
      </section>
      <section className="flex flex-col gap-3">
        <h2 className="text-sm font-medium">{t.clocks.title}</h2>
        <Clocks
          clocks={whole.clocks}
          of={several ? (clock: CaseClock) => aliases.get(clock.tip_id) ?? '' : undefined}
          onExtend={mayExtend ? (clock: CaseClock) => clock.extension && onWish({ do: 'extend', clock }) : undefined}
        />
      </section>
      <section className="flex flex-col gap-3">
        <h2 className="text-sm font-medium">{t.info}</h2>
        <Facts whole={whole} />
      </section>
    </div>
  )
}

type Row = { may: CaseMay; do: CaseWish['do'] | 'accept' | 'withdraw'; words: string; Icon: LucideIcon; key?: string }

/** The acts in the order they are offered; the first allowed one is the primary. */
function Acts({ whole, onWish }: ContextProps) {
  const t = useCaseText()
  const queries = useQueryClient()
  const one = whole.case
  const settle = useMutation({
    mutationFn: (what: 'accept' | 'withdraw') => (what === 'accept' ? acceptCase(one.id) : withdrawOffer(one.id)),
    onSuccess: (_, what) => say(what === 'accept' ? t.referral.accepted : t.referral.withdrawn),
    onError: error => say(sentence(error), 'wrong'),
    onSettled: () => {
      for (const queryKey of caseKeys(one.id)) void queries.invalidateQueries({ queryKey })
    },
  })
  const worked = one.state === 'verifying' || one.state === 'outside'
  const rows: Row[] = [
    { may: 'case.accept', do: 'accept', words: t.acts.accept, Icon: Hand, key: 'A' },
    { may: 'case.return', do: 'return', words: t.acts.return, Icon: Undo2 },
    ...(worked
      ? []
      : [{ may: 'case.assign', do: 'assign', words: t.acts.assign, Icon: UserRoundPlus, key: 'G' } as const]),
    { may: 'case.conclude', do: 'conclude', words: t.acts.conclude, Icon: CircleCheck, key: 'E' },
    ...(worked
      ? [{ may: 'case.assign', do: 'assign', words: t.acts.assign, Icon: UserRoundPlus, key: 'G' } as const]
      : []),
    { may: 'case.close', do: 'close', words: t.acts.close, Icon: FolderCheck, key: 'E' },
    { may: 'case.refer', do: 'refer', words: t.acts.refer, Icon: ArrowRightLeft, key: 'C' },
    { may: 'case.withdraw', do: 'withdraw', words: t.acts.withdraw, Icon: Undo2 },
    { may: 'case.pass_outside', do: 'outside', words: t.acts.outside, Icon: Landmark },
    { may: 'case.reopen', do: 'reopen', words: t.acts.reopen, Icon: RotateCcw },
    { may: 'case.write_book', do: 'book', words: t.acts.book, Icon: BookText },
    { may: 'case.join', do: 'join', words: t.acts.join, Icon: FilePlus2 },
    ...(whole.informants.length > 1
      ? [{ may: 'case.split', do: 'split', words: t.acts.split, Icon: Split } as const]
      : []),
    { may: 'case.merge', do: 'merge', words: t.acts.merge, Icon: Merge },
    { may: 'case.propose_false', do: 'false', words: t.acts.false, Icon: Gavel },
  ]
  const offered = rows.filter(({ may }) => one.may.includes(may))
  const run =
    ({ do: what }: Row) =>
    () =>
      what === 'accept' || what === 'withdraw' ? settle.mutate(what) : onWish({ do: what } as CaseWish)
  useKeys(Object.fromEntries(offered.flatMap(row => (row.key ? [[row.key, run(row)]] : []))))
  if (offered.length === 0) return <p className="text-sm text-ink-soft">{t.nothing}</p>
  const [first, ...rest] = offered as [Row, ...Row[]]
  return (
    <div className="flex flex-col gap-2">
      <Act row={first} look={leads(first, whole) ? 'primary' : 'plain'} onPress={run(first)} busy={settle.isPending} />
      {rest.slice(0, 3).map(row => (
        <Act key={row.do} row={row} look="plain" onPress={run(row)} busy={settle.isPending} />
      ))}
      {rest.length > 3 && (
        <details className="group">
          <summary className="flex min-h-9 cursor-default items-center rounded-lg px-3 text-sm font-medium text-ink-soft hover:bg-hover hover:text-ink">
            {t.more}
          </summary>
          <div className="flex flex-col gap-1 pt-1">
            {rest.slice(3).map(row => (
              <Act key={row.do} row={row} look="quiet" onPress={run(row)} busy={settle.isPending} />
            ))}
          </div>
        </details>
      )}
    </div>
  )
}

/** What moves the case on: giving it to somebody does so once, and nothing is closed while somebody was not told. */
const leads = ({ do: what }: Row, { case: one, informants, tellings }: CaseWhole): boolean => {
  const heard = informants.every(({ tip_id }) =>
    tellings.some(each => each.tip_id === tip_id && each.state !== 'failed'),
  )
  if (what === 'close') return heard
  return what === 'accept' || what === 'conclude' || (what === 'assign' && one.officer === null)
}

type ActProps = { row: Row; look: 'primary' | 'plain' | 'quiet'; onPress: () => void; busy: boolean }

function Act({ row: { Icon, words, key }, look, onPress, busy }: ActProps) {
  return (
    <Button
      look={look}
      icon={<Icon size={17} aria-hidden />}
      keyName={key}
      isDisabled={busy}
      onPress={onPress}
      className="justify-start"
    >
      {words}
    </Button>
  )
}

function Facts({ whole }: { whole: CaseWhole }) {
  const t = useCaseText()
  const names = useCategories()
  const { day, full, number } = useTimes()
  const one = whole.case
  const moment = (at: number) => <time title={full(at)}>{day(at)}</time>
  const { year, number: line } = whole.book
  return (
    <dl className="flex flex-col gap-4 text-sm">
      <Fact name={t.facts.state}>{t.states[one.state]}</Fact>
      {one.result && <Fact name={t.facts.result}>{t.results[one.result]}</Fact>}
      <Fact name={t.facts.kind}>{one.kind_name ?? t.noKind}</Fact>
      <Fact name={t.facts.category}>{one.category ? (names[one.category] ?? one.category) : t.noCategory}</Fact>
      <Fact name={t.facts.unit}>{one.unit.name}</Fact>
      <Fact name={t.facts.officer}>{one.officer?.name ?? t.nobody}</Fact>
      <Fact name={t.facts.received}>{moment(one.received_at)}</Fact>
      <Fact name={t.facts.opened}>{moment(one.opened_at)}</Fact>
      {one.moved_at !== null && <Fact name={t.facts.moved}>{moment(one.moved_at)}</Fact>}
      <Fact name={t.facts.book}>
        {line === null || year === null ? t.facts.noBook : t.facts.bookNumber(number(line), String(year))}
      </Fact>
    </dl>
  )
}
