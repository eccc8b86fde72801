// What the assistant says when it asks back, hands over, or sends elsewhere. Polite, short, and it never promises.

import type { HandOver } from '../modules/bot/bot.ts'

const why: Readonly<Record<HandOver, string>> = {
  asked_for: 'Dạ, trợ lý chuyển anh/chị tới cán bộ.',
  not_understood: 'Dạ, trợ lý tự động chưa hiểu đúng ý anh/chị nên chuyển câu hỏi tới cán bộ.',
  disputed: 'Dạ, xin lỗi anh/chị. Trợ lý chuyển câu hỏi tới cán bộ để trả lời lại cho đúng.',
  insists: 'Dạ, xin lỗi đã để anh/chị chờ. Trợ lý chuyển câu hỏi tới cán bộ.',
  language:
    'The automatic assistant answers in Vietnamese only. An officer will read your message. · Trợ lý chuyển câu hỏi tới cán bộ.',
  unsettled: 'Dạ, câu trả lời cho việc này đang được cán bộ kiểm tra, nên trợ lý chuyển câu hỏi tới cán bộ.',
}

/** `about`: the procedure it was understood to be about; carried along so that nobody asks twice. */
export const handedOver = (reason: HandOver, about: string | undefined, hours: string | null): string =>
  [
    why[reason],
    ...(about ? [`Việc anh/chị hỏi: ${about}.`] : []),
    'Anh/chị nhắn thêm chi tiết nếu có, cán bộ sẽ đọc và trả lời tại đây.',
    ...(hours ? [`Giờ làm việc: ${hours}.`] : []),
  ].join('\n')

/** The question, with what can be chosen by number. */
export const askedBack = (question: string, names: readonly string[]): string =>
  names.length < 2
    ? question
    : [question, ...names.map((name, n) => `${n + 1}. ${name}`), 'Anh/chị nhắn số hoặc nhắn rõ hơn ạ.'].join('\n')

/** Other agencies' matters: whose they are, and no guess. */
export const elsewhere =
  'Dạ, việc này không thuộc cơ quan Công an. Giấy khai sinh, kết hôn, chứng thực, đất đai và bảo hiểm do UBND cấp xã hoặc cơ quan chuyên ngành giải quyết; anh/chị hỏi Bộ phận một cửa của UBND xã, phường. Nếu trợ lý hiểu chưa đúng, anh/chị nhắn “gặp cán bộ”.'

export const welcomeBack = 'Dạ, cảm ơn anh/chị. Cần hỏi thêm, anh/chị cứ nhắn tại đây.'
