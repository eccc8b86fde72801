/** A card of a third person: name and number, shown here and nowhere else. */
import { Copy, SquareUserRound } from 'lucide-react'
import type { MessageLine } from '../../../api/shapes.ts'
import { useText } from '../../../text/text.ts'
import { Button } from '../../../ui/button.tsx'
import { plain } from '../../../ui/plain.ts'
import { say } from '../../../ui/toast.tsx'
import { KindNote } from './note.tsx'

export function ContactCard({ contact: { name, phone } }: { contact: NonNullable<MessageLine['contact']> }) {
  const t = useText().messages.contact
  const copy = (number: string) => navigator.clipboard.writeText(number).then(() => say(t.copied))
  return (
    <KindNote Icon={SquareUserRound} words={t.title} why={t.why}>
      <p className="mt-1 font-medium break-words text-ink">{name ? plain(name) : t.noName}</p>
      {phone && (
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="select-all">{plain(phone)}</span>
          {'clipboard' in navigator && (
            <Button
              look="quiet"
              className="min-h-8 px-2"
              icon={<Copy size={14} aria-hidden />}
              onPress={() => void copy(plain(phone))}
            >
              {t.copy}
            </Button>
          )}
        </p>
      )}
    </KindNote>
  )
}
