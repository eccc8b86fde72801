// A last look at words the assistant is about to send: it never promises, threatens, or asks for money, codes or passwords.

const asksFor =
  /(gửi|cung cấp|cho biết|nhập|đọc|nhắn)[^.!?\n]{0,24}(mã otp|otp|mật khẩu|mã xác (thực|nhận)|số thẻ ngân hàng)/iu
const money =
  /(chuyển khoản|chuyển tiền|nộp tiền|đặt cọc)[^.!?\n]{0,30}(cho|vào|tới|đến|qua)\s+(tôi|em|cán bộ|tài khoản|số)/iu
const promises = /(cam kết|bảo đảm|đảm bảo|chắc chắn sẽ|tuyệt đối)\s/iu
const threatens = /(sẽ bị (bắt|phạt|khởi tố|xử lý)|bỏ tù|đi tù)/iu
/** "Xin không gửi mã OTP" warns, and may be said. */
const warns = /(không|đừng|chớ|không ai|không bao giờ|cảnh giác)[^.!?\n]{0,30}$/iu

/** The slug of what is wrong with it, or null when it may be said. */
export function unfit(text: string): 'asks_for_secrets' | 'asks_for_money' | 'promises' | 'threatens' | null {
  const rules = [
    ['asks_for_secrets', asksFor],
    ['asks_for_money', money],
    ['promises', promises],
    ['threatens', threatens],
  ] as const
  for (const [slug, pattern] of rules) {
    const found = pattern.exec(text)
    if (found && !warns.test(text.slice(0, found.index))) return slug
  }
  return null
}
