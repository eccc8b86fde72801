/** The way back to the catalogue. */
import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useProcedureText } from './text.ts'

export function BackToList() {
  const t = useProcedureText()
  return (
    <Link to="/procedures" className="-my-7 flex items-center gap-1 self-start text-sm font-medium text-jade">
      <ChevronLeft size={16} aria-hidden />
      {t.back}
    </Link>
  )
}
