/** The right pane of a tip: what may come next, what the machine suggests, legal clocks, facts. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Archive, BellOff, Copy, FilePlus2, FolderOpen, FolderPlus, type LucideIcon, Tags } from 'lucide-react'
import type { Tip } from '../../api/tip-calls.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/toast.tsx'
import { caseQuery } from '../cases/queries.ts'
import { Clocks } from '../cases/clocks.tsx'
import { useCategories } from '../categories.ts'
import { grouped } from '../codes.ts'
import { Fact } from '../fact.tsx'
import { useMe } from '../me.tsx'
import { useTimes } from '../use-times.ts'
import type { TipWish } from './forms.tsx'
import { IdentityPart } from './identity.tsx'
import { triageQuery } from './queries.ts'
import { Suggestions } from './suggestions.tsx'
import { useTipText } from './text.ts'

type ContextProps = { tip: Tip; onTriage: () => void; onWish: (wish: TipWish) => void }

export function TipContext({ tip, onTriage, onWish }: ContextProps) {
  const t = useTipText()
  return (
    <div className="flex flex-col gap-7 p-5">
      <section className="flex flex-col gap-3">
        <h2 className="text-sm font-medium">{t.next}</h2>
        <Acts tip={tip} onTriage={onTriage} onWish={onWish} />
      </section>
      <Suggestions tip={tip} />
      {tip.case_id && <CaseClocks case_id={tip.case_id} tip_id={tip.id} />}
      {tip.may.includes('identity.open') && <IdentityPart tip={tip} />}
      <section className="flex flex-col gap-3">
        <h2 className="text-sm font-medium">{t.info}</h2>
        <Facts tip={tip} />
      </section>
    </div>
  )
}

type Row = { words: string; Icon: LucideIcon; key?: string; onPress: () => void }

/** The first thing to do is the primary: classify what is new, gather what is classified. */
function Acts({ tip, onTriage, onWish }: ContextProps) {
  const t = useTipText()
  const me = useMe()
  const mayTriage = tip.may.includes('tip.triage')
  const free = tip.case_id === null && tip.state === 'triaged' && mayTriage
  const rows: Row[] = [
    ...(free ? [{ words: t.acts.openCase, Icon: FolderPlus, onPress: () => onWish('open-case') }] : []),
    ...(free && me.may.includes('case.work')
      ? [{ words: t.acts.joinCase, Icon: FilePlus2, onPress: () => onWish('join-case') }]
      : []),
    ...(mayTriage
      ? [{ words: tip.state === 'new' ? t.acts.triage : t.acts.triageAgain, Icon: Tags, key: 'T', onPress: onTriage }]
      : []),
    ...(mayTriage && tip.case_id === null && tip.state !== 'set_aside' && tip.state !== 'closed'
      ? [{ words: t.acts.setAside, Icon: Archive, onPress: () => onWish('set-aside') }]
      : []),
    ...(tip.may.includes('tip.lower') && tip.urgency !== 'none'
      ? [{ words: t.acts.lower, Icon: BellOff, onPress: () => onWish('lower') }]
      : []),
  ]
  return (
    <div className="flex flex-col gap-2">
      {tip.case_id && (
        <Link
          to="/cases/$caseId"
          params={{ caseId: tip.case_id }}
          className="inline-flex min-h-9 items-center gap-2 rounded-lg bg-jade px-3 text-sm font-medium text-on-jade hover:bg-jade-deep"
        >
          <FolderOpen size={17} aria-hidden />
          {t.acts.seeCase}
        </Link>
      )}
      {rows.map(({ words, Icon, key, onPress }, order) => (
        <Button
          key={words}
          look={order === 0 && !tip.case_id ? 'primary' : 'plain'}
          icon={<Icon size={17} aria-hidden />}
          keyName={key}
          onPress={onPress}
          className="justify-start"
        >
          {words}
        </Button>
      ))}
      {rows.length === 0 && !tip.case_id && <p className="text-sm text-ink-soft">{t.nothing}</p>}
    </div>
  )
}

function CaseClocks({ case_id, tip_id }: { case_id: string; tip_id: string }) {
  const t = useTipText()
  const { data } = useQuery(caseQuery(case_id))
  const clocks = data?.clocks.filter(clock => clock.tip_id === tip_id) ?? []
  if (clocks.length === 0) return null
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-sm font-medium">{t.clocks}</h2>
      <Clocks clocks={clocks} />
    </section>
  )
}

function Facts({ tip }: { tip: Tip }) {
  const t = useTipText()
  const names = useCategories()
  const { day, full } = useTimes()
  const moment = (at: number) => <time title={full(at)}>{day(at)}</time>
  const copy = () => void navigator.clipboard.writeText(tip.code).then(() => say(t.copied))
  const { window } = tip
  return (
    <dl className="flex flex-col gap-4 text-sm">
      <Fact name={t.code}>
        <span className="flex items-center gap-1">
          <span className="text-base font-medium select-all">{grouped(tip.code)}</span>
          {'clipboard' in navigator && (
            <Button
              look="quiet"
              className="min-h-8"
              tip={t.copy}
              icon={<Copy size={15} aria-hidden />}
              onPress={copy}
            />
          )}
        </span>
      </Fact>
      <Fact name={t.facts.contact}>{t.contact[tip.contact_rule]}</Fact>
      <Fact name={t.facts.window}>
        {window === null
          ? t.noWindow
          : window.open && window.until !== null
            ? t.window(day(window.until))
            : t.windowClosed}
      </Fact>
      <Fact name={t.facts.place}>{placeWords(tip) ?? t.facts.noPlace}</Fact>
      <Fact name={t.facts.state}>{t.stateOf[tip.state]}</Fact>
      {tip.category && <Fact name={t.facts.category}>{names[tip.category] ?? tip.category}</Fact>}
      <KindFact tip={tip} />
      <Fact name={t.facts.grounds}>{t.groundsOf[tip.grounds]}</Fact>
      <Fact name={t.facts.received}>{moment(tip.received_at)}</Fact>
      {tip.last_heard_at !== tip.received_at && <Fact name={t.facts.heard}>{moment(tip.last_heard_at)}</Fact>}
      <Fact name={t.facts.source}>{t.sources[tip.source]}</Fact>
      <Fact name={t.facts.unit}>{tip.unit.name}</Fact>
      <Fact name={t.facts.assigned}>{tip.assigned_to?.name ?? t.facts.nobody}</Fact>
    </dl>
  )
}

/** The informant's words for it, or the last point they sent. */
function placeWords({ place }: Tip): string | null {
  if (!place) return null
  const { text, latitude, longitude } = place
  return text ?? (latitude === null || longitude === null ? null : `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`)
}

function KindFact({ tip }: { tip: Tip }) {
  const t = useTipText()
  const { data } = useQuery({ ...triageQuery(tip.id), enabled: tip.kind !== null && tip.may.includes('tip.triage') })
  const name = data?.kinds.find(({ slug }) => slug === tip.kind)?.name
  return <Fact name={t.facts.kind}>{tip.kind === null ? t.facts.noKind : (name ?? tip.kind)}</Fact>
}
