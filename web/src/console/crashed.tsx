/** Shown when a screen itself failed: what to do, and nothing of what it held. */
import { TriangleAlert } from 'lucide-react'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { State } from '../ui/states.tsx'

export function Crashed() {
  const t = useText()
  return (
    <main className="flex min-h-dvh">
      <State Icon={TriangleAlert} title={t.wrong.title} words={t.wrong.crashed}>
        <Button onPress={() => location.reload()}>{t.wrong.reload}</Button>
      </State>
    </main>
  )
}
