// What the assistant says of look-ups, none of which is built yet: where to go, or that an officer answers. No name is ever looked for.

import type { Host } from '../modules/bot/bot.ts'
import { numberLines } from './number-lines.ts'

type Numbers = Host['hot_lines']

/** `officer`: somebody waits for one. */
interface Lookup {
  readonly text: string
  readonly english: string
  readonly officer: boolean
  /** The numbers for what cannot wait stand below it. */
  readonly urgent?: true
}

const lookups: Readonly<Record<string, Lookup>> = {
  'tra-cuu-can-cuoc': {
    text: 'Dạ, mục tra cứu thẻ căn cước chưa mở trên Zalo nên trợ lý chuyển câu hỏi tới cán bộ. Anh/chị chưa cần nhắn số căn cước.',
    english:
      'Looking up an ID card is not possible here yet, so an officer will answer you. Please do not send your ID number.',
    officer: true,
  },
  'tra-cuu-ho-so': {
    text: 'Dạ, mục tra cứu hồ sơ chưa mở trên Zalo nên trợ lý chuyển câu hỏi tới cán bộ. Hồ sơ nộp trực tuyến, anh/chị xem được ở nơi đã nộp: Cổng Dịch vụ công quốc gia hoặc VNeID.',
    english:
      'Looking up an application is not possible here yet, so an officer will answer you. What was filed on line can be followed where it was filed: the National Public Service Portal or VNeID.',
    officer: true,
  },
  'tra-cuu-phat-nguoi': {
    text: 'Dạ, trợ lý không tra được vi phạm giao thông. Anh/chị tra trên trang csgt.vn hoặc ứng dụng VNeTraffic. Có nhiều trang giả mạo, xin không nhập mật khẩu hay mã OTP ở nơi khác. Cần hỏi thêm, anh/chị nhắn “gặp cán bộ”.',
    english:
      'Traffic violations cannot be looked up here. Please use csgt.vn or the VNeTraffic app, and beware of fake sites. To ask an officer, write “talk to an officer”.',
    officer: false,
  },
  'tra-cuu-truy-na': {
    text: 'Dạ, trợ lý không tra tên ai trong danh sách truy nã; ở đây chỉ có thông báo được cơ quan Công an công bố, và hiện chưa có thông báo nào. Nếu thấy người giống trong thông báo truy nã, anh/chị không tự đến gần; nhắn ngay tại đây nơi nhìn thấy, hoặc gọi trực ban.',
    english:
      'No name is looked up here: only notices published by the police are shown, and there are none at present. If you see someone from a wanted notice, keep away; write here where, or call.',
    officer: true,
    urgent: true,
  },
  'tra-cuu-tim-nguoi': {
    text: 'Dạ, ở đây hiện chưa có thông báo tìm người. Nếu người nhà của anh/chị đang mất liên lạc, anh/chị nhắn ngay tại đây: tuổi, mặc gì, thấy lần cuối ở đâu, lúc nào. Cán bộ sẽ đọc.',
    english:
      'There are no missing-person notices here at present. If somebody close to you is missing, write here at once: age, clothes, where and when last seen. An officer will read it.',
    officer: true,
    urgent: true,
  },
  'tra-cuu-tin-bao': {
    text: 'Dạ, anh/chị nhắn mã tin báo (bắt đầu bằng TB) để biết tin đã được xử lý tới đâu. Không nhớ mã, anh/chị nhắn “gặp cán bộ”.',
    english: 'Please send the code of your report (it begins with TB). Without the code, write “talk to an officer”.',
    officer: false,
  },
}

const unknown: Lookup = {
  text: 'Dạ, mục tra cứu này chưa mở trên Zalo nên trợ lý chuyển câu hỏi tới cán bộ. Xin không gửi mật khẩu hoặc mã OTP cho bất kỳ ai.',
  english: 'This cannot be looked up here yet, so an officer will answer you.',
  officer: true,
}

export function lookupWords(slug: string, hot_lines: Numbers, tongue: 'vi' | 'en'): { text: string; officer: boolean } {
  const { text, english, officer, urgent } = lookups[slug] ?? unknown
  const numbers = numberLines(hot_lines)
  const below = urgent && numbers !== '' ? [numbers] : []
  return { text: [tongue === 'en' ? english : text, ...below].join('\n'), officer }
}
