/** A file: its name as text, size, type by content, what the virus scanner said, and the way to it. */
import { Download, FileText, ShieldAlert, ShieldCheck, ShieldQuestionMark } from 'lucide-react'
import type { Media } from '../../../api/shapes.ts'
import { settings } from '../../../settings.ts'
import { useText } from '../../../text/text.ts'
import { plain } from '../../../ui/plain.ts'
import { sizeWords } from '../../../ui/sizes.ts'
import { useStore } from '../../../ui/store.ts'

const scans = {
  clean: { Icon: ShieldCheck, look: 'text-ink-soft' },
  infected: { Icon: ShieldAlert, look: 'font-medium text-ink' },
  unscanned: { Icon: ShieldQuestionMark, look: 'text-ink-soft' },
} as const

export function FileCard({ file }: { file: Media }) {
  const t = useText().messages
  const language = useStore(settings, now => now.language)
  const { name, type, bytes, state, why, scan, download_url } = file
  const facts = [type?.toUpperCase() ?? t.file.unknownType, bytes === null ? null : sizeWords(bytes, language)]
  const trouble =
    state === 'wanted'
      ? t.media.wanted('file')
      : state === 'gone'
        ? t.media.gone('file')
        : state === 'refused'
          ? (why?.phrase ?? t.media.refused('file'))
          : why?.phrase
  return (
    <div className="flex w-72 max-w-full flex-col gap-1.5">
      <div className="flex items-start gap-2.5">
        <FileText size={22} className="mt-0.5 shrink-0 text-jade" aria-hidden />
        <div className="min-w-0 text-sm">
          <p className="font-medium break-words text-ink">
            <bdi>{name ? plain(name) : t.file.noName}</bdi>
          </p>
          {state !== 'wanted' && <p className="text-xs text-ink-soft">{facts.filter(Boolean).join(' · ')}</p>}
        </div>
      </div>
      {trouble && scan !== 'infected' && <p className="text-sm text-ink-soft">{trouble}</p>}
      {scan && <Scan scan={scan} />}
      {download_url && scan !== 'infected' && (
        <a
          href={download_url}
          download
          className="inline-flex min-h-8 w-fit items-center gap-1.5 text-sm font-medium text-news underline underline-offset-4"
        >
          <Download size={15} aria-hidden />
          {t.file.download}
        </a>
      )}
    </div>
  )
}

function Scan({ scan }: { scan: keyof typeof scans }) {
  const t = useText().messages.file
  const { Icon, look } = scans[scan]
  return (
    <p className={`flex items-start gap-1.5 text-xs ${look}`}>
      <Icon size={14} className="mt-0.5 shrink-0" aria-hidden />
      <span>
        {t[scan]}
        {scan === 'unscanned' && <span className="block">{t.unscannedWhy}</span>}
      </span>
    </p>
  )
}
