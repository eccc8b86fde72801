/** Hides how an open dialog covers the screen: centred on the desk, a sheet from below on a phone. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './button.tsx'

export type DialogProps = {
  title: string
  closeWord: string
  onClose: () => void
  /** `wide` lets a picture use the whole screen; `side` is a panel from the right. */
  shape?: 'box' | 'wide' | 'side'
  /** Nothing in it can be focused but what it says: the keys scroll it. */
  isText?: boolean
  children: ReactNode
}

const shapes = {
  box: 'w-full max-w-md max-sm:rounded-b-none',
  wide: 'w-fit max-w-[96vw]',
  side: 'ml-auto h-dvh max-h-dvh w-full max-w-90 rounded-none',
} as const

/** The window of a modal dialog; Esc, the button and a press outside close it. */
export function DialogWindow({ title, closeWord, onClose, shape = 'box', isText = false, children }: DialogProps) {
  return (
    <ModalOverlay
      isDismissable
      isOpen
      onOpenChange={open => open || onClose()}
      className={`fixed inset-0 z-30 flex h-dvh bg-shade ${
        shape === 'side' ? '' : 'items-end justify-center sm:items-center sm:p-6'
      }`}
    >
      <Modal
        className={`flex max-h-[92dvh] flex-col overflow-hidden rounded-2xl bg-surface text-ink shadow-float motion-safe:animate-[arrive_150ms_ease-out] ${shapes[shape]}`}
      >
        <AriaDialog className="flex min-h-0 flex-1 flex-col">
          <header className="flex items-center gap-3 border-b border-line py-2 pr-2 pl-5">
            <Heading slot="title" className="flex-1 text-base font-medium">
              {title}
            </Heading>
            <Button look="quiet" tip={closeWord} keyName="Esc" icon={<X size={18} />} onPress={onClose} />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto" {...(isText ? { tabIndex: 0 } : {})}>
            {children}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
