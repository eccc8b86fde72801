// What an informant is told around a result: how it was, that they may disagree, thanks. Never what the matter was, never of others.

export const outcome = {
  askRating:
    'Anh/chị đánh giá kết quả bằng một số từ 1 đến 5 (5 là hài lòng nhất), hoặc nhắn "không đồng ý" để được xem lại.',
  rated: 'Dạ, cảm ơn anh/chị đã đánh giá.',
  disputed: 'Dạ, đã ghi nhận anh/chị chưa đồng ý. Một cán bộ khác sẽ xem lại và trả lời anh/chị.',
} as const

/** The four states a citizen ever hears. */
export const citizenStateWords = {
  received: 'Đã nhận',
  verifying: 'Đang xác minh',
  referred: 'Đã chuyển',
  outcome: 'Đã có kết quả',
} as const
