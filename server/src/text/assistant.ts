// What the assistant says to citizens, in Vietnamese.

import type { Host } from '../modules/bot/bot.ts'

export const assistantWords = {
  /** Product F3: who it is, that a machine answers, and honestly how secrecy works. Never "tuyệt đối". */
  welcome({ unit_name, hot_lines }: Host): string {
    const lines = hot_lines.map(({ label, number }) => `• ${label}: ${number}`)
    return [
      `Dạ, chào anh/chị. Đây là trang Zalo của ${unit_name}.`,
      'Tin này do trợ lý tự động gửi. Anh/chị cứ nhắn điều cần hỏi hoặc cần báo, cán bộ sẽ đọc và trả lời.',
      ...(lines.length > 0 ? [`Việc khẩn cấp, anh/chị gọi ngay:\n${lines.join('\n')}`] : []),
      'Cán bộ xử lý chỉ thấy bí danh. Zalo và người quản trị trang vẫn có thể biết tài khoản gửi tin. Nếu lo ngại, hãy gọi trực ban.',
    ].join('\n\n')
  },
}
