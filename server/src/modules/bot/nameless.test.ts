import { expect, test } from 'vitest'
import { nameless } from './nameless.ts'

test.each([
  [
    'Tôi là Nguyễn Văn An, số 0900 000 111, hỏi đăng ký tạm trú',
    'Tôi là [tên], số [số điện thoại], hỏi đăng ký tạm trú',
  ],
  ['em ten la tran thi bong muon lam can cuoc', 'em ten la [tên] muon lam can cuoc'],
  ['cccd 079096000111 của anh Hùng bị mất', 'cccd [số định danh] của anh [tên] bị mất'],
  ['con sinh ngày 01/02/2019 làm căn cước được chưa', 'con sinh ngày [ngày] làm căn cước được chưa'],
  ['nhà số 12/3 ngõ 45 đường Mẫu thì ra đâu', '[địa chỉ] thì ra đâu'],
  ['my name is John and I lost my passport', 'my name is [tên] and I lost my passport'],
  ['gửi về an@vi.du nhé', 'gửi về [thư điện tử] nhé'],
])('"%s" is kept as "%s"', (text, kept) => {
  expect(nameless(text)).toBe(kept)
})

test.each([
  'Dạ thuê nhà không có hợp đồng thì đăng ký tạm trú được không ạ?',
  'em đang thi bằng lái thì cần giấy gì',
  'dang thi bang lai can giay gi',
  'vợ Việt Nam chồng Hàn Quốc làm thẻ tạm trú thế nào',
  'anh Công an cho hỏi lệ phí sang tên xe',
  'lý lịch tư pháp số 2 bao nhiêu tiền',
])('"%s" names nobody and stays', text => {
  expect(nameless(text)).toBe(text)
})
