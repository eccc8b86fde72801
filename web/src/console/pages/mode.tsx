/** Chỉ nghe or Trả lời: what the page does now, and the switch, whose second step says what it means. */
import { Ear, MessageSquareText } from 'lucide-react'
import { useState } from 'react'
import { setMode } from '../../api/calls.ts'
import type { PageHours } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Section } from '../records/sheet.tsx'
import { useTimes } from '../use-times.ts'
import { usePageChange } from './use-page-change.ts'
import { useDutyText } from '../duty-text.ts'

export function Mode({ page }: { page: PageHours }) {
  const t = useDutyText().pages
  const [asking, setAsking] = useState(false)
  const listens = page.mode === 'listening'
  const Icon = listens ? Ear : MessageSquareText
  return (
    <Section title={t.mode}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-y border-line py-3">
        <Icon size={20} className="shrink-0 text-ink-soft" aria-hidden />
        <div className="min-w-0 flex-1 basis-56">
          <p className="font-medium">{listens ? t.listening : t.speaking}</p>
          <p className="text-sm text-ink-soft">{listens ? t.listeningIs : t.speakingIs}</p>
        </div>
        {page.may.includes('page.switch') && (
          <Button onPress={() => setAsking(true)}>{listens ? t.toSpeaking : t.toListening}</Button>
        )}
      </div>
      {asking && <Confirm page={page} onClose={() => setAsking(false)} />}
    </Section>
  )
}

function Confirm({ page, onClose }: { page: PageHours; onClose: () => void }) {
  const words = useText()
  const t = useDutyText().pages
  const { number } = useTimes()
  const next = page.mode === 'listening' ? 'speaking' : 'listening'
  const change = usePageChange(() => setMode(page.page_id, next), next === 'listening' ? t.listeningIs : t.speakingIs)
  const means = next === 'listening' ? t.listeningMeans : t.speakingMeans
  const due = next === 'listening' ? t.dueKept : t.dueNow
  const title = next === 'listening' ? t.toListening : t.toSpeaking
  return (
    <Dialog title={title} closeWord={words.close} isOpen onClose={onClose}>
      <div className="flex flex-col gap-4 p-5">
        <p className="font-medium">{page.name}</p>
        <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm">
          {means.map(line => (
            <li key={line}>{line}</li>
          ))}
          {page.due > 0 && <li className="font-medium">{due(number(page.due))}</li>}
        </ul>
        <p className="text-sm text-ink-soft">{t.trailed}</p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={onClose} autoFocus>
            {t.cancel}
          </Button>
          <Button
            look="primary"
            isDisabled={change.isPending}
            onPress={() => change.mutate(undefined, { onSuccess: onClose })}
          >
            {t.confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
