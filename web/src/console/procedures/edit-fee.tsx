/** The fee: amounts with their rule and dates, free, or only heard; what is only heard is never told. */
import { Plus, X } from 'lucide-react'
import type { Content } from '../../api/procedure-calls.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { DateField } from './date-field.tsx'
import { useProcedureText } from './text.ts'

type Fee = Content['fee']
type Amount = Extract<Fee, { state: 'verified' }>['amounts'][number]
const freshAmount: Amount = { label: '', amount: 0, currency: 'VND', from: null, to: null, basis: '' }

const begin: Record<Fee['state'], Fee> = {
  verified: { state: 'verified', amounts: [freshAmount] },
  not_verified: { state: 'not_verified', heard: '' },
  none: { state: 'none', note: null },
}

export function EditFee({ label, fee, onChange }: { label: string; fee: Fee; onChange: (fee: Fee) => void }) {
  const t = useProcedureText()
  const options = Object.entries(t.feeFigure).map(([value, words]) => ({ value: value as Fee['state'], words }))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <Choice
        label={label}
        value={fee.state}
        options={options}
        onChange={state => state !== fee.state && onChange(begin[state])}
      />
      {fee.state === 'none' && (
        <Field
          label={t.note}
          value={fee.note ?? ''}
          onChange={note => onChange({ ...fee, note: note || null })}
          maxLength={200}
        />
      )}
      {fee.state === 'not_verified' && (
        <Field
          label={t.heard}
          hint={t.heardHint}
          value={fee.heard}
          onChange={heard => onChange({ ...fee, heard })}
          maxLength={500}
        />
      )}
      {fee.state === 'verified' && (
        <Amounts amounts={fee.amounts} onChange={amounts => onChange({ ...fee, amounts })} />
      )}
    </fieldset>
  )
}

function Amounts({ amounts, onChange }: { amounts: Amount[]; onChange: (amounts: Amount[]) => void }) {
  const t = useProcedureText()
  const set = (n: number, part: Partial<Amount>) =>
    onChange(amounts.map((each, i) => (i === n ? { ...each, ...part } : each)))
  return (
    <>
      {amounts.map((each, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no name of their own
        <div key={n} className="grid items-start gap-3 border-b border-line pb-3 sm:grid-cols-2">
          <Field label={t.amountLabel} value={each.label} onChange={text => set(n, { label: text })} maxLength={120} />
          <Field
            label={`${t.amount} (${each.currency})`}
            inputMode="numeric"
            value={String(each.amount)}
            onChange={text => set(n, { amount: Number(text.replaceAll(/\D/g, '')) })}
          />
          <DateField
            label={t.parts['effective_from'] ?? ''}
            hint={t.dateHint}
            value={each.from}
            onChange={from => set(n, { from })}
          />
          <DateField
            label={t.parts['effective_to'] ?? ''}
            hint={t.dateHint}
            value={each.to}
            onChange={to => set(n, { to })}
          />
          <Field label={t.basis} value={each.basis} onChange={basis => set(n, { basis })} maxLength={200} />
          <Button
            look="quiet"
            className="justify-self-start sm:mt-7"
            icon={<X size={17} />}
            isDisabled={amounts.length === 1}
            onPress={() => onChange(amounts.toSpliced(n, 1))}
          >
            {t.remove}
          </Button>
        </div>
      ))}
      <Button className="self-start" icon={<Plus size={16} />} onPress={() => onChange([...amounts, freshAmount])}>
        {t.addAmount}
      </Button>
    </>
  )
}
