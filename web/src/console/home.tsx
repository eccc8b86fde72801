/** `/` leads to the first screen this officer may open. */
import { Navigate } from '@tanstack/react-router'
import { screensFor, useMe } from './me.tsx'

export function Home() {
  return <Navigate to={`/${screensFor(useMe())[0] ?? 'units'}`} replace />
}
