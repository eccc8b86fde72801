/** Hides how a labelled field of one line looks and says what is wrong with it. */
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextField, type TextFieldProps } from 'react-aria-components/TextField'

type FieldProps = Omit<TextFieldProps, 'className' | 'children'> & { label: string; hint?: string; large?: boolean }

/** A field with its label above, a hint below, and room for what is wrong. */
export function Field({ label, hint, large = false, ...rest }: FieldProps) {
  return (
    <TextField {...rest} className="flex flex-col gap-1">
      <Label className="text-sm font-medium text-ink">{label}</Label>
      <Input
        className={`h-11 rounded-lg border border-edge bg-surface px-3 text-ink data-[focused]:border-jade data-[invalid]:border-2 data-[invalid]:border-ink ${
          large ? 'text-lg tracking-[0.2em]' : 'text-base'
        }`}
      />
      {hint && (
        <Text slot="description" className="text-xs text-ink-faint">
          {hint}
        </Text>
      )}
      <FieldError className="text-sm font-medium text-ink" />
    </TextField>
  )
}
