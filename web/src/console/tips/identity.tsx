/** Who the informant is, behind its seal: every opening with its reason, the second person's word, a look while it lasts. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Phone, UserLock } from 'lucide-react'
import { useState } from 'react'
import {
  askOpening,
  callInformant,
  grantOpening,
  type Identity,
  lookAtIdentity,
  type Opening,
  refuseOpening,
} from '../../api/opening-calls.ts'
import type { Tip } from '../../api/tip-calls.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/toast.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { ActForm } from '../act-form.tsx'
import { grouped } from '../codes.ts'
import { useMe } from '../me.tsx'
import { useTimes } from '../use-times.ts'
import { sentence } from '../wrong.tsx'
import { openingsQuery } from './queries.ts'
import { useOpeningText } from './text.ts'

export function IdentityPart({ tip }: { tip: Tip }) {
  const t = useOpeningText()
  const query = useQuery(openingsQuery(tip.id))
  const [asks, setAsks] = useState<'open' | 'call' | null>(null)
  const openings = query.data?.openings ?? []
  const mayCall = tip.urgency !== 'none' && tip.contact_rule === 'may_call' && tip.confidentiality === 'ordinary'
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-sm font-medium">{t.part}</h2>
      {query.isSuccess && openings.length === 0 && <p className="text-sm text-ink-soft">{t.none}</p>}
      {openings.length > 0 && (
        <ul className="flex flex-col gap-3">
          {openings.map(opening => (
            <OpeningLine key={opening.id} opening={opening} />
          ))}
        </ul>
      )}
      <div className="flex flex-col gap-2">
        {mayCall && (
          <Button className="justify-start" icon={<Phone size={17} aria-hidden />} onPress={() => setAsks('call')}>
            {t.call}
          </Button>
        )}
        <Button
          className="justify-start"
          look="quiet"
          icon={<UserLock size={17} aria-hidden />}
          onPress={() => setAsks('open')}
        >
          {t.ask}
        </Button>
      </div>
      {asks === 'open' && <AskForm tip={tip} onClose={() => setAsks(null)} />}
      {asks === 'call' && <CallForm tip={tip} onClose={() => setAsks(null)} />}
    </section>
  )
}

const shortest = 10

function AskForm({ tip, onClose }: { tip: Tip; onClose: () => void }) {
  const t = useOpeningText()
  const [reason, setReason] = useState('')
  const second = tip.confidentiality === 'confidential'
  return (
    <ActForm
      title={`${t.ask} · ${tip.code}`}
      lead={second ? `${t.askLead} ${t.askSecond}` : t.askLead}
      submit={t.ask}
      done={second ? t.asked : t.opened}
      wish={reason.trim().length < shortest ? null : () => askOpening(tip.id, reason)}
      again={[openingsQuery(tip.id).queryKey]}
      onClose={onClose}
    >
      <WordsField label={t.reason} value={reason} onChange={setReason} maxLength={1_000} rows={3} autoFocus />
    </ActForm>
  )
}

/** The number shows here alone and goes with the dialog. */
function CallForm({ tip, onClose }: { tip: Tip; onClose: () => void }) {
  const { close } = useText()
  const t = useOpeningText()
  const queries = useQueryClient()
  const call = useMutation({
    mutationFn: () => callInformant(tip.id),
    gcTime: 0,
    onError: error => say(sentence(error), 'wrong'),
    onSettled: () => queries.invalidateQueries({ queryKey: openingsQuery(tip.id).queryKey }),
  })
  return (
    <Dialog title={`${t.call} · ${tip.code}`} closeWord={close} isOpen onClose={onClose}>
      <div className="flex flex-col gap-4 p-5">
        <p className="text-sm text-ink-soft">{t.callLead}</p>
        {call.data ? (
          <p role="status" className="text-lg font-medium select-all">
            {call.data.phone ?? t.noPhone}
          </p>
        ) : (
          <Button
            look="primary"
            icon={<Phone size={17} aria-hidden />}
            isDisabled={call.isPending}
            onPress={() => call.mutate()}
          >
            {t.callShow}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function OpeningLine({ opening }: { opening: Opening }) {
  const t = useOpeningText()
  const me = useMe()
  const { short, full, clock } = useTimes()
  const queries = useQueryClient()
  const [identity, setIdentity] = useState<Identity | null>(null)
  const settled = {
    onError: (error: unknown) => say(sentence(error), 'wrong' as const),
    onSettled: () => queries.invalidateQueries({ queryKey: ['openings'] }),
  }
  const decide = useMutation({
    mutationFn: (grant: boolean) => (grant ? grantOpening(opening.id) : refuseOpening(opening.id)),
    onSuccess: (_, grant) => say(grant ? t.granted : t.refused),
    ...settled,
  })
  const look = useMutation({
    mutationFn: () => lookAtIdentity(opening.id),
    gcTime: 0,
    onSuccess: setIdentity,
    ...settled,
  })
  const own = opening.asked_by.officer_id === me.officer_id
  return (
    <li className="text-sm">
      <p>
        <span className="font-medium">{opening.asked_by.name}</span>
        <span className="text-ink-soft">
          {' '}
          · {t.what[opening.what]} · {t.states[opening.state]}
          {opening.state === 'open' && opening.until !== null && ` ${t.until(clock(opening.until))}`}
        </span>
      </p>
      <p className="break-words text-ink-soft">{opening.reason}</p>
      <p className="text-xs text-ink-faint" title={full(opening.asked_at)}>
        {short(opening.asked_at)}
        {opening.second_by && ` · ${opening.second_by.name}`}
      </p>
      {opening.state === 'asked' && !own && me.may.includes('identity.second') && (
        <div className="mt-1 flex gap-2">
          <Button isDisabled={decide.isPending} onPress={() => decide.mutate(true)}>
            {t.grant}
          </Button>
          <Button look="quiet" isDisabled={decide.isPending} onPress={() => decide.mutate(false)}>
            {t.refuse}
          </Button>
        </div>
      )}
      {opening.state === 'open' && own && opening.what === 'identity' && (
        <Button className="mt-1" isDisabled={look.isPending} onPress={() => look.mutate()}>
          {t.look}
        </Button>
      )}
      <Shown identity={identity} code={grouped(opening.code)} onClose={() => setIdentity(null)} />
    </li>
  )
}

function Shown({ identity, code, onClose }: { identity: Identity | null; code: string; onClose: () => void }) {
  const { close } = useText()
  const t = useOpeningText()
  return (
    <Dialog title={`${t.part} · ${code}`} closeWord={close} isOpen={identity !== null} onClose={onClose}>
      <dl className="flex flex-col gap-4 p-5">
        {(['name', 'phone', 'zalo_id'] as const).map(field => (
          <div key={field}>
            <dt className="text-xs text-ink-faint">{t.who[field]}</dt>
            <dd className="font-medium">{identity?.[field] ?? t.who.unknown}</dd>
          </div>
        ))}
      </dl>
      <p className="border-t border-line px-5 py-3 text-xs text-ink-faint">{t.seen}</p>
    </Dialog>
  )
}
