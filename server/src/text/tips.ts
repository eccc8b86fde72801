// What is said to informants, in Vietnamese. Neutral: a phone may lie on somebody else's table, so nothing names the matter.

import { callAtOnce, type Number } from './number-lines.ts'

/** Titles to press; the same by number. Pressed, the phone says them. */
export const officialsChoices = ['Không', 'Có'] as const
export const contactChoices = ['Được gọi', 'Chỉ nhắn tin', 'Không liên hệ'] as const
export const whichChoices = ['Tin báo này', 'Việc khác'] as const

export const officialsQuestion =
  'Dạ, trước khi nhận tin: việc anh/chị muốn báo có liên quan đến công an hoặc cán bộ nhà nước không?'

/** Nothing is taken in the chat then (product F6). */
export const officialsElsewhere = (
  form: string | undefined,
  readers: readonly { name: string; address: string }[],
): string =>
  [
    'Dạ, xin anh/chị không nhắn nội dung ấy ở đây: người quản trị trang Zalo có thể đọc được tin nhắn.',
    ...(form === undefined ? [] : [`Anh/chị gửi qua mẫu sau, chỉ đơn vị cấp trên đọc:\n${form}`]),
    ...(readers.length === 0
      ? []
      : [`Anh/chị cũng có thể gửi tới:\n${readers.map(({ name, address }) => `• ${name}: ${address}`).join('\n')}`]),
  ].join('\n\n')

/** Said besides the receipt when words already written are kept from the unit. */
export const moreSafely = (form: string): string =>
  `Người quản trị trang Zalo này có thể đọc tin nhắn tại đây. Muốn gửi kín hơn, anh/chị mở: ${form}`

export const tellUs = (numbers: readonly Number[]): string =>
  [
    'Dạ, anh/chị nhắn tại đây: việc gì, ở đâu, lúc nào. Có thể gửi thêm ảnh, video, tin thoại hoặc vị trí.',
    'Cán bộ xử lý chỉ thấy bí danh. Zalo và người quản trị trang vẫn có thể biết tài khoản gửi tin.',
    ...callAtOnce(numbers),
  ].join('\n\n')

export const receipt = (code: string): string => `Đã nhận thông tin của anh/chị. Mã ${code}`

export const contactQuestion =
  'Khi cần hỏi thêm, anh/chị muốn thế nào? (Không liên hệ: anh/chị tự nhắn mã để hỏi kết quả.)'

export const contactKept = {
  may_call: 'Dạ, cán bộ có thể nhắn hoặc gọi khi cần.',
  message_only: 'Dạ, cán bộ chỉ nhắn tin, không gọi.',
  no_contact: 'Dạ, sẽ không ai liên hệ. Anh/chị nhắn mã để hỏi kết quả.',
} as const

export const beatKept = 'Dạ, đã ghi nhận: không chuyển cán bộ khu vực.'

export const whichQuestion = 'Dạ, anh/chị đang nói tiếp việc đã gửi, hay việc khác?'
/** Names of communes at most; with more of them it is asked without. */
export const placesNamed = 5
export const placeQuestion = (names: readonly string[]): string =>
  `Anh/chị cho biết rõ phường/xã nào${names.length > placesNamed ? '' : `: ${names.join(', ')}`}?`
/** *Công an phường Mẫu Bắc* answers for *Phường Mẫu Bắc*. */
export function communeOf(unit_name: string): string {
  const name = unit_name.replace(/^công an /iu, '')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

export const whichTip = 'Dạ, đã ghi nhận.'
export const whichOther = 'Dạ, cán bộ sẽ đọc và trả lời tại đây.'

export const stateOf = (code: string, state: string): string => `Mã ${code}: ${state}.`

/** The same whether there is no such code or it is somebody else's. */
export const noSuchCode =
  'Không thấy mã này trong những gì tài khoản này đã gửi. Anh/chị xem lại mã, hoặc gọi trực ban để được giúp.'
