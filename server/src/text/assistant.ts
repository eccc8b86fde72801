// What the assistant says to citizens, in Vietnamese.

import { answersOf, type Host, menuLines, type Section, type Words } from '../modules/bot/bot.ts'
import { dayVi } from './figures.ts'
import { callAtOnce, numberLines } from './number-lines.ts'

const again = 'Nhắn 0 để xem lại các mục.'
const notYet = 'Dạ, mục này chưa mở trên Zalo.'

/** As many papers are named, the most asked first. */
const mostNamed = 10
const asking = (answers: readonly string[]): string =>
  [
    'Dạ, anh/chị nhắn điều cần hỏi, ví dụ “đăng ký tạm trú cần giấy tờ gì”. Trợ lý tự động trả lời ngay; cần người trả lời, nhắn “gặp cán bộ”. Hay được hỏi:',
    ...answers.slice(0, mostNamed).map(name => `• ${name}`),
  ].join('\n')

/** Each section says what can be done today; one that is not built says where to go instead. No fact that is not a row. */
const said: Readonly<Record<Section, (host: Host) => readonly string[]>> = {
  tip: host => [
    'Dạ, anh/chị nhắn ngay tại đây: việc gì, ở đâu, lúc nào. Có thể gửi thêm ảnh, video, tin thoại hoặc vị trí. Cán bộ sẽ đọc và trả lời.',
    ...callAtOnce(host.hot_lines),
  ],
  procedures: host => [
    answersOf(host).length > 0
      ? asking(answersOf(host).map(({ name }) => name))
      : `${notYet} Anh/chị nhắn tên thủ tục và điều cần hỏi, cán bộ sẽ trả lời. Hồ sơ trực tuyến nộp trên Cổng Dịch vụ công quốc gia.`,
  ],
  ticket: ({ unit_name }) => [`${notYet} Anh/chị lấy số tại bộ phận tiếp công dân của ${unit_name}.`],
  lookup: () => [
    `${notYet} Anh/chị nhắn điều cần tra cứu, cán bộ sẽ hướng dẫn. Xin không gửi mật khẩu hoặc mã OTP cho bất kỳ ai.`,
  ],
  notices: host => [
    `${notYet} Nếu biết tin về người bị truy nã hoặc người mất tích, anh/chị nhắn ngay tại đây, cán bộ sẽ đọc.`,
    ...callAtOnce(host.hot_lines),
  ],
  news: () => [`${notYet} Bài viết của đơn vị nằm trên trang chính của tài khoản Zalo này.`],
  contact: host => [
    host.hot_lines.length > 0
      ? `Dạ, anh/chị liên hệ ${host.unit_name} theo các số:\n${numberLines(host.hot_lines)}`
      : `Dạ, ${host.unit_name} chưa đăng số liên hệ tại đây. Anh/chị nhắn tin, cán bộ sẽ trả lời.`,
    ...(host.hours === null ? [] : [`Giờ làm việc: ${host.hours.words}.`]),
    ...host.days_off,
  ],
}

export const assistantWords: Words = {
  /** Product F3: who it is, that a machine answers, and honestly how secrecy works. Never "tuyệt đối". */
  welcome(host: Host): string {
    const { unit_name } = host
    return [
      `Dạ, chào anh/chị. Đây là trang Zalo của ${unit_name}.`,
      'Tin này do trợ lý tự động gửi. Anh/chị cứ nhắn điều cần hỏi hoặc cần báo, cán bộ sẽ đọc và trả lời.',
      ...callAtOnce(host.hot_lines),
      'Cán bộ xử lý chỉ thấy bí danh. Zalo và người quản trị trang vẫn có thể biết tài khoản gửi tin. Nếu lo ngại, hãy gọi trực ban.',
      `Anh/chị có thể nhắn số để chọn mục:\n${menuLines().join('\n')}`,
    ].join('\n\n')
  },

  menu: () => `Dạ, anh/chị nhắn số hoặc tên mục:\n${menuLines().join('\n')}`,

  section: (section, host) => [...said[section](host), again].join('\n\n'),
}

/** `Tết Nguyên đán: nghỉ từ 05/02/2027 đến hết 11/02/2027.` */
export const dayOff = ({
  label,
  first_day,
  last_day,
}: {
  label: string
  first_day: string
  last_day: string
}): string =>
  first_day === last_day
    ? `${label}: nghỉ ngày ${dayVi(first_day)}.`
    : `${label}: nghỉ từ ${dayVi(first_day)} đến hết ${dayVi(last_day)}.`
