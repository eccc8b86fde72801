/** Where, when and whom to call on this page: for every procedure at the commune, or for one of them. */
import { type FormEvent, useState } from 'react'
import { type OnPage, type Place, setPlace } from '../../api/procedure-calls.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Pick } from '../../ui/pick.tsx'
import { Section } from '../records/sheet.tsx'
import { useProcedureText } from './text.ts'
import { useAct } from './use-act.ts'

const nothing: Place = { place: null, hours: null, contact: null }

export function Places({ page_id, all, general }: { page_id: string; all: OnPage[]; general: Place | null }) {
  const t = useProcedureText()
  const [chosen, setChosen] = useState('')
  const place = chosen === '' ? general : all.find(({ procedure_id }) => procedure_id === chosen)?.place
  const named = all.map(each => ({ value: each.procedure_id, words: `${each.place ? '• ' : ''}${each.name}` }))
  return (
    <Section title={t.places} lead={t.placesWhat}>
      <Pick
        label={t.placeOf}
        value={chosen}
        options={[{ value: '', words: t.placeAll }, ...named]}
        onChange={setChosen}
      />
      <PlaceForm key={chosen} page_id={page_id} procedure_id={chosen || null} place={place ?? nothing} />
    </Section>
  )
}

type FormProps = { page_id: string; procedure_id: string | null; place: Place }

function PlaceForm({ page_id, procedure_id, place }: FormProps) {
  const t = useProcedureText()
  const [now, setNow] = useState(place)
  const save = useAct((wish: Place) => setPlace(page_id, { ...wish, procedure_id }), t.placeSaved)
  const set = (name: keyof Place) => (text: string) => setNow(before => ({ ...before, [name]: text || null }))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(now)
  }
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-3">
      <Field label={t.place} value={now.place ?? ''} onChange={set('place')} maxLength={300} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t.hours} value={now.hours ?? ''} onChange={set('hours')} maxLength={200} />
        <Field label={t.contact} value={now.contact ?? ''} onChange={set('contact')} maxLength={200} />
      </div>
      <Button type="submit" className="self-start" isDisabled={save.isPending}>
        {t.savePlace}
      </Button>
    </form>
  )
}
