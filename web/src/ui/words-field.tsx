/** Hides how a labelled field of several lines looks. */
import { Label } from 'react-aria-components/Label'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField, type TextFieldProps } from 'react-aria-components/TextField'
import { Text } from 'react-aria-components/Text'

type WordsFieldProps = Omit<TextFieldProps, 'className' | 'children'> & { label: string; hint?: string; rows?: number }

/** A field for some sentences, with its label above and a hint below. */
export function WordsField({ label, hint, rows = 4, ...rest }: WordsFieldProps) {
  return (
    <TextField {...rest} className="flex flex-col gap-1">
      <Label className="text-sm font-medium text-ink">{label}</Label>
      <TextArea
        rows={rows}
        className="rounded-lg border border-edge bg-surface px-3 py-2 text-base text-ink data-[focused]:border-jade"
      />
      {hint && (
        <Text slot="description" className="text-xs text-ink-faint">
          {hint}
        </Text>
      )}
    </TextField>
  )
}
