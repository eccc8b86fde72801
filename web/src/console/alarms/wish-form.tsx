/** Hides which form a press on a ring opens; it comes with the first press. */
import { ActForm } from './act-form.tsx'
import type { Wish } from './alarms.tsx'
import { CallForm } from './call-form.tsx'
import { LowerForm } from './lower-form.tsx'

export function WishForm({ wish, onClose }: { wish: Wish; onClose: () => void }) {
  const { ring, do: what } = wish
  if (what === 'call') return <CallForm ring={ring} onClose={onClose} />
  if (what === 'lower') return <LowerForm ring={ring} onClose={onClose} />
  return <ActForm ring={ring} act={what} onClose={onClose} />
}
