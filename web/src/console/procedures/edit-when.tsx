/** Which particulars of a question mean this case: age, nationality, occasion, home, for whom, vehicle. None: it holds for all. */
import type { Content } from '../../api/procedure-calls.ts'
import { Field } from '../../ui/field.tsx'
import { Tick } from './edit-papers.tsx'
import { useProcedureText } from './text.ts'

type When = Content['cases'][number]['when']
type Slot = 'nationality' | 'occasion' | 'home' | 'for_whom' | 'vehicle'

export function EditWhen({ when, onChange }: { when: When; onChange: (when: When) => void }) {
  const t = useProcedureText()
  const age = (name: 'age_from' | 'age_below') => (text: string) => {
    const { [name]: _, ...rest } = when
    const years = text.replaceAll(/\D/g, '').slice(0, 3)
    onChange(years === '' ? rest : { ...rest, [name]: Number(years) })
  }
  const toggle = (slot: Slot, value: string) => (isOn: boolean) => {
    const { [slot]: before = [], ...rest } = when
    const next = isOn ? [...before, value] : before.filter(each => each !== value)
    onChange((next.length === 0 ? rest : { ...rest, [slot]: next }) as When)
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3 sm:max-w-sm">
        <Field label={t.ageFrom} inputMode="numeric" value={String(when.age_from ?? '')} onChange={age('age_from')} />
        <Field
          label={t.ageBelow}
          inputMode="numeric"
          value={String(when.age_below ?? '')}
          onChange={age('age_below')}
        />
      </div>
      {Object.entries(t.slots).map(([slot, { title, ...values }]) => (
        <fieldset key={slot} className="flex flex-wrap items-center gap-x-4">
          <legend className="float-left mr-2 text-sm font-medium">{title}</legend>
          {Object.entries(values).map(([value, words]) => (
            <Tick
              key={value}
              words={words}
              isOn={(when[slot as Slot] as string[] | undefined)?.includes(value) ?? false}
              onChange={toggle(slot as Slot, value)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}
