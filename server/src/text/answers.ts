// What the assistant says when it asks back, hands over, or sends elsewhere. Polite, short, and it never promises.

import type { HandOver } from '../modules/bot/bot.ts'

/** In both languages: who wrote reads neither, as far as we know. */
const otherTongue =
  'Dạ, trợ lý tự động chỉ đọc được tiếng Việt và tiếng Anh nên chuyển tin của anh/chị tới cán bộ. · Sorry, the automatic assistant reads only Vietnamese and English. An officer will read your message.'

const why: Readonly<Record<Exclude<HandOver, 'no_english'>, string>> = {
  asked_for: 'Dạ, trợ lý chuyển anh/chị tới cán bộ.',
  not_understood: 'Dạ, trợ lý tự động chưa hiểu đúng ý anh/chị nên chuyển câu hỏi tới cán bộ.',
  disputed: 'Dạ, xin lỗi anh/chị. Trợ lý chuyển câu hỏi tới cán bộ để trả lời lại cho đúng.',
  insists: 'Dạ, xin lỗi đã để anh/chị chờ. Trợ lý chuyển câu hỏi tới cán bộ.',
  language: otherTongue,
  unsettled: 'Dạ, câu trả lời cho việc này đang được cán bộ kiểm tra, nên trợ lý chuyển câu hỏi tới cán bộ.',
}

/** `about`: the procedure it was understood to be about; carried along so that nobody asks twice. */
export const handedOver = (
  reason: Exclude<HandOver, 'no_english'>,
  about: string | undefined,
  hours: string | null,
): string =>
  [
    why[reason],
    ...(about ? [`Việc anh/chị hỏi: ${about}.`] : []),
    'Anh/chị nhắn thêm chi tiết nếu có, cán bộ sẽ đọc và trả lời tại đây.',
    ...(hours ? [`Giờ làm việc: ${hours}.`] : []),
  ].join('\n')

/** Other agencies' matters: whose they are, and no guess. */
export const elsewhere =
  'Dạ, việc này không thuộc cơ quan Công an. Giấy khai sinh, kết hôn, chứng thực, đất đai và bảo hiểm do UBND cấp xã hoặc cơ quan chuyên ngành giải quyết; anh/chị hỏi Bộ phận một cửa của UBND xã, phường. Nếu trợ lý hiểu chưa đúng, anh/chị nhắn “gặp cán bộ”.'

export const welcomeBack = 'Dạ, cảm ơn anh/chị. Cần hỏi thêm, anh/chị cứ nhắn tại đây.'
export const noHarm = 'Dạ, không sao ạ. Cần hỏi, anh/chị cứ nhắn tại đây.'
