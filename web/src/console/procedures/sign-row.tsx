/** One procedure of a page: what holds and what comes, each with who signed it or a tick to sign it. */
import { Link } from '@tanstack/react-router'
import type { OnPage } from '../../api/procedure-calls.ts'
import { Button } from '../../ui/button.tsx'
import { useTimes } from '../use-times.ts'
import { spellDate } from './dates.ts'
import { Standing, Unsigned } from './standing.tsx'
import { useProcedureText } from './text.ts'

type RowProps = {
  procedure: OnPage
  chosen: ReadonlySet<string>
  mayChoose: boolean
  onChoose: (version_id: string, isOn: boolean) => void
  onUnsign: (version_id: string) => void
}

export function SignRow({ procedure: { name, versions, place }, chosen, mayChoose, onChoose, onUnsign }: RowProps) {
  const t = useProcedureText()
  const { date } = useTimes()
  return (
    <li className="flex flex-col gap-1 border-t border-line py-2.5">
      <p className="font-medium">
        {name}
        {place && <span className="ml-2 text-sm font-normal text-ink-soft">{t.ownPlace}</span>}
      </p>
      {versions.map(({ version_id, number, standing, effective_from, signed }) => (
        <div key={version_id} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
          {mayChoose && signed === null && (
            <input
              type="checkbox"
              aria-label={t.choose(`${name}, ${t.version(number)}`)}
              checked={chosen.has(version_id)}
              onChange={event => onChoose(version_id, event.target.checked)}
              className="size-4.5 accent-jade"
            />
          )}
          <Link
            to="/procedures/$versionId"
            params={{ versionId: version_id }}
            className="font-medium text-jade underline underline-offset-4"
          >
            {t.version(number)}
          </Link>
          <span>{t.from(spellDate(effective_from))}</span>
          <Standing standing={standing} />
          {signed ? <span>{t.signedBy(signed.by, date(signed.at))}</span> : <Unsigned />}
          {mayChoose && signed && (
            <Button look="quiet" className="min-h-8" onPress={() => onUnsign(version_id)}>
              {t.unsign}
            </Button>
          )}
        </div>
      ))}
    </li>
  )
}
