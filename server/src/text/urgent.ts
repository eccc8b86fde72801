// What citizens are told in the urgent lane, and officers on their own phones. Vietnamese; nothing outgoing names the matter.

import { timeVi } from './figures.ts'
import { type Number, numberLines } from './number-lines.ts'

/** Titles to press; pressed, the phone says them. */
export const yesNo = ['Có', 'Không'] as const
export const callDuty = 'Gọi trực ban'
export const sendPhone = 'Gửi số điện thoại'

/** The first thing said: which number to call, then only the place, where it is not known yet. */
export function callNow(numbers: readonly Number[], asksPlace: boolean): string {
  const call =
    numbers.length > 0
      ? `Nếu đang nguy hiểm, anh/chị gọi ngay:\n${numberLines(numbers)}`
      : 'Nếu đang nguy hiểm, anh/chị gọi ngay số khẩn cấp.'
  return asksPlace ? `${call}\n\nAnh/chị cho biết sự việc ở đâu ạ? Có thể gửi vị trí.` : call
}

export const isDangerNow = 'Có người đang gặp nguy hiểm ngay lúc này không?'

/** No shift is taken, or nobody acted in time. */
export const alone = (numbers: readonly Number[]): string => {
  const named = numbers.slice(0, 2).map(({ number }) => number)
  return `Chưa có cán bộ xác nhận, anh/chị hãy gọi ${named.length > 0 ? named.join('/') : 'ngay số khẩn cấp'}.`
}

export const rungLoud = 'Đã báo gấp cho trực ban. Anh/chị giữ an toàn cho mình trước, đừng tắt điện thoại.'
export const rungSoft = 'Dạ, cán bộ vẫn xem tin này. Nếu thấy nguy hiểm, anh/chị nhắn lại ngay hoặc gọi số ở trên.'

export const dutyNumbers = (numbers: readonly Number[]): string =>
  numbers.length > 0
    ? `Anh/chị bấm số để gọi:\n${numberLines(numbers)}`
    : 'Trang chưa có số trực ban. Anh/chị nhắn số điện thoại của mình tại đây, cán bộ sẽ gọi lại.'

/** Said before an officer calls, so that nobody has to take a call from a stranger. */
export const willCall = (unit: string, number: string): string =>
  `${unit} sẽ gọi cho anh/chị trong ít phút từ số ${number}. Cuộc gọi từ số khác, anh/chị không cần nghe.`

/** To an officer's own phone: that it rings, since when and where to look; never what about. */
export const officerRing = (at: number): string => `Chuông khẩn lúc ${timeVi(at)}. Mở Bình Yên để xem.`

/** On the internal page. */
export const takeShiftTitle = 'Nhận ca trực'
export const internal = {
  help: 'Đã nhận tin. Đến ca, anh/chị bấm “Nhận ca trực” để chuông khẩn đến được máy này.',
  hello: 'Đây là trang nội bộ cho cán bộ trực. Mở Bình Yên, mục Chuông, lấy mã liên kết rồi nhắn mã vào đây.',
  linked: (name: string) => `Đã liên kết với ${name}. Đến ca, nhắn “ca trực” để nhận ca; chuông khẩn sẽ đến máy này.`,
  unknownCode: 'Mã không đúng hoặc đã quá 10 phút. Lấy mã mới trong Bình Yên, mục Chuông.',
  taken: (unit: string, until: string) => `Đã nhận ca trực ${unit} đến ${until}. Chuông khẩn sẽ đến máy này.`,
  onDuty: (unit: string, until: string) => `Anh/chị đang trực ${unit} đến ${until}. Chuông khẩn sẽ đến máy này.`,
  noShift: 'Chưa có ca nào xếp cho anh/chị lúc này. Nhận ca ngoài lịch trong Bình Yên, mục Ca trực.',
}
