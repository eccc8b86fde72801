/** Hides the one question that is asked back when a message can be read in several ways. Every sentence here is said to citizens. */
import type { Catalogue } from './catalogue.ts'
import type { Slots } from './slots.ts'

export interface Doubt {
  readonly kind: string
  /** Leaves in order of likelihood. */
  readonly leaves: readonly string[]
  readonly slots: Slots
  readonly place: boolean
  readonly english: boolean
}

const howOld = 'Dạ, người làm căn cước năm nay bao nhiêu tuổi ạ?'

/** First matching row speaks: leaves that are in doubt → the question that parts them. */
const partings: readonly (readonly [readonly string[], string])[] = [
  [
    ['can-cuoc-cap-doi', 'can-cuoc-cap-lai'],
    'Dạ, thẻ căn cước của anh/chị bị mất hay còn thẻ nhưng hết hạn, hư hỏng, sai thông tin ạ?',
  ],
  [['can-cuoc-cap-moi', 'can-cuoc-duoi-14', 'can-cuoc-duoi-6'], howOld],
  [
    ['can-cuoc-cap-moi', 'can-cuoc-cap-doi', 'can-cuoc-cap-lai'],
    'Dạ, anh/chị làm căn cước lần đầu, đổi thẻ hay làm lại thẻ bị mất ạ?',
  ],
  [['tam-tru', 'khai-bao-tam-tru-nguoi-nuoc-ngoai'], 'Dạ, người ở là công dân Việt Nam hay người nước ngoài ạ?'],
  [['tam-tru', 'luu-tru'], 'Dạ, người ở lại ngắn ngày (dưới 30 ngày) hay ở từ 30 ngày trở lên ạ?'],
  [
    ['tam-tru', 'thuong-tru', 'gia-han-tam-tru'],
    'Dạ, anh/chị cần đăng ký tạm trú, gia hạn tạm trú hay đăng ký thường trú (nhập hộ khẩu) ạ?',
  ],
  [['thuong-tru', 'thuong-tru-con-moi-sinh'], 'Dạ, anh/chị nhập hộ khẩu cho trẻ mới sinh hay cho người lớn ạ?'],
  [['xe-dang-ky-lan-dau', 'xe-sang-ten'], 'Dạ, xe của anh/chị là xe mới mua lần đầu hay xe mua lại, được cho tặng ạ?'],
  [
    ['xe-doi-dang-ky-bien-so', 'xe-cap-lai-dang-ky-bien-so'],
    'Dạ, giấy đăng ký hoặc biển số bị mất hay bị mờ, hỏng cần đổi ạ?',
  ],
  [
    ['gplx-doi', 'gplx-cap-lai', 'gplx-sat-hach'],
    'Dạ, anh/chị cần thi bằng lái, đổi bằng (hết hạn, sai, hỏng) hay làm lại bằng bị mất ạ?',
  ],
  [['ho-chieu-cap', 'ho-chieu-trinh-bao-mat'], 'Dạ, anh/chị cần làm hộ chiếu mới hay báo mất hộ chiếu ạ?'],
  [
    ['vneid-muc-1', 'vneid-muc-2', 'vneid-ho-tro'],
    'Dạ, anh/chị cần làm tài khoản VNeID hay đã có tài khoản mà gặp lỗi, quên mật khẩu ạ?',
  ],
  [['tra-cuu-can-cuoc', 'tra-cuu-ho-so'], 'Dạ, anh/chị muốn hỏi thẻ căn cước đã có chưa hay hồ sơ khác ạ?'],
]

/** Are the two readings of one question, rather than two questions? */
export const parted = (one: string, other: string): boolean =>
  partings.some(([leaves]) => leaves.includes(one) && leaves.includes(other))

export function askBack(doubt: Doubt, catalogue: Catalogue): string {
  if (doubt.english)
    return 'Could you tell us a little more: which paper is it about, or what is happening and where? · Anh/chị vui lòng cho biết rõ hơn ạ.'
  if (doubt.kind === 'emergency' || doubt.kind === 'tip') {
    return doubt.place
      ? 'Anh/chị cho biết rõ hơn sự việc đang xảy ra thế nào ạ?'
      : 'Anh/chị cho biết sự việc gì và xảy ra ở đâu ạ?'
  }
  const top = doubt.leaves.filter(leaf => catalogue.names.has(leaf) && !leaf.startsWith('tip:')).slice(0, 3)
  for (const [leaves, sentence] of partings) {
    if (sentence === howOld && doubt.slots.age !== undefined) continue
    if (top.filter(leaf => leaves.includes(leaf)).length >= 2) return sentence
  }
  const names = top.slice(0, 3).map(leaf => `“${catalogue.names.get(leaf) ?? leaf}”`)
  if (names.length < 2) return 'Dạ, anh/chị cần làm giấy tờ gì hoặc cần hỏi việc gì ạ?'
  return `Dạ, anh/chị cần hỏi về ${names.slice(0, -1).join(', ')} hay ${names.at(-1) ?? ''} ạ?`
}
