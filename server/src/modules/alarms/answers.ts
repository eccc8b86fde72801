// How the answer to "is somebody in danger right now" is read: only what can mean nothing else. Pure.

/** The words without marks, capitals and politeness; a letter đ is a d. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replaceAll(/\b(da|vang|a|ah|oi|nha|nhe|em|anh|chi|ban)\b/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const yes = new Set(
  '1|co|co co|co roi|co nguoi|co nguoi dang gap nguy hiem|dang co|dang gap nguy hiem|dung|dung roi|dung vay|phai|phai roi|yes|y|ok co|co gap'.split(
    '|',
  ),
)
const no = new Set(
  '2|khong|khong co|khong co ai|khong con|khong phai|khong dau|ko|k|kg|khg|hok|hong|hem|hk|ko co|k co|hong co|ko co ai|k co ai|het roi|khong sao|no|none'.split(
    '|',
  ),
)
const agreed = /^\s*(dạ|vâng|da|vang|dạ vâng)\W*$/iu

/** *Có*, *Không*, or words that are no answer: those ring on as if nothing had been said. */
export function readAnswer(text: string): 'yes' | 'no' | undefined {
  if (agreed.test(text)) return 'yes'
  const words = plain(text)
  return yes.has(words) ? 'yes' : no.has(words) ? 'no' : undefined
}
