/** Which form an act on a case opens. */
import type { CaseClock, CaseWhole, Informant } from '../../api/case-calls.ts'
import { ConcludeForm, CloseForm, DisputeForm, FalseForm, DecideFalseForm, ReopenForm } from './forms-ending.tsx'
import { JoinForm, MergeForm, SplitForm } from './forms-gather.tsx'
import { AnswerForm, OutsideForm, ReferForm, ReturnForm } from './forms-refer.tsx'
import { ByHandForm, TellForm } from './forms-tell.tsx'
import { AssignForm, BookForm, ExtendForm, TaskForm } from './forms-work.tsx'

export type CaseWish =
  | { do: 'assign' | 'task' | 'book' | 'refer' | 'return' | 'outside' | 'conclude' | 'close' | 'reopen' }
  | { do: 'join' | 'split' | 'merge' | 'false' }
  | { do: 'extend'; clock: CaseClock }
  | { do: 'answer'; id: string }
  | { do: 'tell' | 'by-hand'; who: Informant }
  | { do: 'decide-false'; id: string; confirmed: boolean }
  | { do: 'dispute'; id: string; upheld: boolean }

export type FormProps = { whole: CaseWhole; onClose: () => void }

export function CaseForm({ whole, wish, onClose }: FormProps & { wish: CaseWish }) {
  const props = { whole, onClose }
  switch (wish.do) {
    case 'assign':
      return <AssignForm {...props} />
    case 'task':
      return <TaskForm {...props} />
    case 'book':
      return <BookForm {...props} />
    case 'extend':
      return <ExtendForm {...props} clock={wish.clock} />
    case 'refer':
      return <ReferForm {...props} />
    case 'return':
      return <ReturnForm {...props} />
    case 'outside':
      return <OutsideForm {...props} />
    case 'answer':
      return <AnswerForm {...props} slip_id={wish.id} />
    case 'conclude':
      return <ConcludeForm {...props} />
    case 'tell':
      return <TellForm {...props} who={wish.who} />
    case 'by-hand':
      return <ByHandForm {...props} who={wish.who} />
    case 'close':
      return <CloseForm {...props} />
    case 'reopen':
      return <ReopenForm {...props} />
    case 'false':
      return <FalseForm {...props} />
    case 'decide-false':
      return <DecideFalseForm {...props} id={wish.id} confirmed={wish.confirmed} />
    case 'dispute':
      return <DisputeForm {...props} id={wish.id} upheld={wish.upheld} />
    case 'join':
      return <JoinForm {...props} />
    case 'split':
      return <SplitForm {...props} />
    case 'merge':
      return <MergeForm {...props} />
  }
}

/** Shortest reason the server takes. */
const shortest = 10
export const isReason = (text: string): boolean => text.trim().length >= shortest
