/** What may happen to a version next; publishing and taking back ask once more, and a writer is told who must publish. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Step, take, type VersionRead } from '../../api/procedure-calls.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useKeys } from '../keys.ts'
import { useMe } from '../me.tsx'
import { useProcedureText } from './text.ts'
import { useAct } from './use-act.ts'

const moveOf = { proposal: 'propose', return: 'send_back', publication: 'publish', withdrawal: 'withdraw' } as const
const actOf = {
  proposal: 'procedure.propose',
  return: 'procedure.propose',
  publication: 'procedure.publish',
  withdrawal: 'procedure.publish',
} as const

export function VersionActs({ read: { version, may } }: { read: VersionRead }) {
  const t = useProcedureText()
  const me = useMe()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<Step | null>(null)
  const step = useAct(
    (name: Step) => take(version.version_id, name),
    name => t.done[name],
  )
  const wrote = version.writers.includes(me.name)
  const able = (name: Step): boolean => may.includes(moveOf[name]) && me.may.includes(actOf[name])
  const write = me.may.includes('procedure.draft')
  const edit =
    write && (() => void navigate({ to: '/procedures/$versionId/edit', params: { versionId: version.version_id } }))
  const publish = able('publication') && !wrote
  const press = (name: Step): void =>
    name === 'publication' || name === 'withdrawal' ? setAsked(name) : step.mutate(name)
  useKeys({
    E: edit,
    T: able('proposal') && (() => press('proposal')),
    P: publish && (() => press('publication')),
  })
  const early = version.standing !== 'holds' && version.standing !== 'review_due' && version.standing !== 'expired'
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {able('proposal') && (
          <Button look="primary" keyName="T" isDisabled={step.isPending} onPress={() => press('proposal')}>
            {t.acts.proposal}
          </Button>
        )}
        {publish && (
          <Button look="primary" keyName="P" isDisabled={step.isPending} onPress={() => press('publication')}>
            {t.acts.publication}
          </Button>
        )}
        {edit && (
          <Button keyName="E" onPress={edit}>
            {may.includes('rewrite') ? t.edit : t.newVersion}
          </Button>
        )}
        {able('return') && (
          <Button isDisabled={step.isPending} onPress={() => press('return')}>
            {t.acts.return}
          </Button>
        )}
        {able('withdrawal') && (
          <Button look="quiet" isDisabled={step.isPending} onPress={() => press('withdrawal')}>
            {t.acts.withdrawal}
          </Button>
        )}
      </div>
      {able('publication') && wrote && <p className="text-sm font-medium text-ink-soft">{t.fourEyes}</p>}
      <Ask
        step={asked}
        words={asked === 'publication' ? t.publishWhat : early ? t.withdrawEarly : t.withdrawNow}
        onYes={() => asked && step.mutate(asked)}
        onClose={() => setAsked(null)}
      />
    </div>
  )
}

type AskProps = { step: Step | null; words: string; onYes: () => void; onClose: () => void }

function Ask({ step, words, onYes, onClose }: AskProps) {
  const t = useProcedureText()
  const { close } = useText()
  const name = step === 'withdrawal' ? 'withdrawal' : 'publication'
  return (
    <Dialog
      title={name === 'withdrawal' ? t.withdrawAsk : t.publishAsk}
      closeWord={close}
      isOpen={step !== null}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4 p-5">
        <p className="text-sm">{words}</p>
        <div className="flex gap-2">
          <Button look="primary" onPress={() => (onYes(), onClose())}>
            {t.acts[name]}
          </Button>
          <Button onPress={onClose}>{t.cancel}</Button>
        </div>
      </div>
    </Dialog>
  )
}
