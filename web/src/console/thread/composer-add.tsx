/** What can be added to a reply: a photo by its own button, the rest from a menu; each has a key. */
import { ContactRound, FileText, ImagePlus, ListOrdered, Plus } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import type { Talk } from '../../api/talk.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { say } from '../../ui/toast.tsx'
import { useKeys } from '../keys.ts'
import { attachFault, documentEndings, photoTypes } from './attachment.ts'
import { draftOf, writeDraft } from './drafts.ts'

type AddProps = { talk: Talk; onChoices: () => void; onInfoRequest: () => void }

export function Add({ talk, onChoices, onInfoRequest }: AddProps) {
  const t = useText()
  const { add, keys } = t.messages
  const photo = useRef<HTMLInputElement>(null)
  const document = useRef<HTMLInputElement>(null)
  const take = useTake(talk)
  const freely = (run: () => void) => () => {
    const { file, choices } = draftOf(talk)
    if (file || choices) say(add.oneForm, 'wrong')
    else run()
  }
  const mayAskInfo = talk.address === 'zalo'
  const acts = {
    file: freely(() => document.current?.click()),
    choices: () => (draftOf(talk).choices ? onChoices() : freely(onChoices)()),
    info: onInfoRequest,
  }
  useKeys({ F: acts.file, B: acts.choices, I: mayAskInfo && acts.info })
  const items = [
    { id: 'file', words: add.file, icon: <FileText size={16} aria-hidden />, keyName: 'F' },
    { id: 'choices', words: add.choices, icon: <ListOrdered size={16} aria-hidden />, keyName: 'B' },
    { id: 'info', words: keys.info, icon: <ContactRound size={16} aria-hidden />, keyName: 'I' },
  ]
  return (
    <div className="flex">
      <Picker from={photo} accept={photoTypes} onFile={file => take(file, 'photo')} />
      <Picker from={document} accept={documentEndings} onFile={file => take(file, 'document')} />
      <Button
        look="quiet"
        tip={t.composer.attach}
        icon={<ImagePlus size={19} aria-hidden />}
        onPress={freely(() => photo.current?.click())}
      />
      <MenuButton
        tip={add.menu}
        icon={<Plus size={19} aria-hidden />}
        items={items.filter(({ id }) => id !== 'info' || mayAskInfo)}
        onPick={id => acts[id as keyof typeof acts]()}
      />
    </div>
  )
}

/** Takes a picked file into the draft, or says why not. */
export function useTake(talk: Talk) {
  const t = useText()
  return (file: File, as: 'photo' | 'document') => {
    const fault = attachFault(file, as)
    if (fault === null) return writeDraft(talk, { file })
    const { photoKind, photoSize } = t.composer
    const { fileKind, fileSize } = t.messages.add
    const words = as === 'photo' ? { kind: photoKind, size: photoSize } : { kind: fileKind, size: fileSize }
    say(words[fault], 'wrong')
  }
}

type PickerProps = {
  from: RefObject<HTMLInputElement | null>
  accept: readonly string[]
  onFile: (file: File) => void
}

function Picker({ from, accept, onFile }: PickerProps) {
  return (
    <input
      ref={from}
      type="file"
      hidden
      accept={accept.join(',')}
      onChange={({ target }) => {
        const file = target.files?.[0]
        target.value = ''
        if (file) onFile(file)
      }}
    />
  )
}
