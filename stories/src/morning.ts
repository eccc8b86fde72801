// An invented morning at a ward's page: who wrote, who answered, in which minute. For pictures, so that they show work and not a sketch.

import sharp from 'sharp'
import type { Officer } from './officer.ts'
import type { Person } from './person.ts'
import type { World } from './world.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Viet Nam is this far ahead of UTC, all year. */
const ahead = 7 * hour

type Step = readonly [day: number, time: string, who: string, does: 'says' | 'photo' | 'place' | Deed, words?: string]
type Deed = 'tung claims' | 'mai claims' | 'tung answers' | 'mai answers' | 'tung notes' | 'looks' | 'blocks'

/** Days before the morning of the picture. The words are invented; so is every place. */
const steps: readonly Step[] = [
  [6, '08:10', 'nhien', 'says', 'Anh ơi giấy hẹn của em ghi thứ 7 mà em đi làm, em lấy ngày khác được không?'],
  [2, '20:05', 'hao', 'says', 'cho e hỏi đăng ký tạm trú cho 2 bạn ở trọ thì chủ nhà hay người thuê làm ạ'],
  [2, '20:20', 'hao', 'mai claims'],
  [2, '20:21', 'hao', 'mai answers', 'Dạ, anh/chị làm trên VNeID hoặc tại quầy; chủ nhà xác nhận là đủ ạ.'],
  [1, '09:12', 'phuc', 'says', 'Tôi mất ví có thẻ căn cước, làm lại thẻ ở đâu ạ?'],
  [1, '09:15', 'phuc', 'tung claims'],
  [1, '09:16', 'phuc', 'tung answers', 'Dạ, anh/chị ghé quầy làm lại thẻ, không phải mang theo giấy tờ gì ạ.'],
  [1, '15:40', 'loan', 'says', 'Sao hoài không ai trả lời vậy'],
  [1, '15:44', 'loan', 'mai answers', 'Dạ, em xin lỗi vì trả lời chậm. Anh/chị cần hỗ trợ việc gì ạ?'],
  [1, '16:30', 'loan', 'blocks'],
  [0, '07:31', 'tam', 'says', 'mai phuong co lam can cuoc buoi toi khong may anh'],
  [0, '08:20', 'quyen', 'says', 'Em gửi ảnh chỗ xe đậu chắn lối vào trường, sáng nào cũng kẹt'],
  [0, '08:21', 'quyen', 'photo'],
  [
    0,
    '08:51',
    'anh',
    'says',
    'Dạ cho em hỏi đăng ký tạm trú cho các cháu ở dãy trọ hẻm 12 đường Hoa Gạo cần giấy tờ gì ạ?',
  ],
  [0, '08:55', 'anh', 'tung claims'],
  [
    0,
    '08:56',
    'anh',
    'tung answers',
    'Dạ, anh/chị khai CT01 trên VNeID là được ạ. Anh/chị gửi giúp em ảnh dãy trọ và vị trí để em xem địa bàn nhé.',
  ],
  [0, '08:57', 'anh', 'looks'],
  [
    0,
    '08:58',
    'dung',
    'says',
    'Chào anh chị, thủ tục nhập hộ khẩu cho con mới sinh cần những gì, có phải về quê lấy giấy tờ không ạ?',
  ],
  [0, '09:01', 'anh', 'photo'],
  [0, '09:02', 'anh', 'place'],
  [0, '09:10', 'anh', 'tung notes', 'Dãy trọ thuộc khu phố 3, chủ nhà đã có tài khoản VNeID mức 2.'],
  [
    0,
    '09:11',
    'anh',
    'tung answers',
    'Dạ, em xem rồi ạ. Chủ nhà xác nhận trên VNeID, sau 3 ngày làm việc anh/chị nhận thông báo.',
  ],
  [0, '09:12', 'anh', 'looks'],
  [0, '09:20', 'hieu', 'says', 'Vâng, sáng mai em ghé quầy ạ'],
  [0, '09:22', 'hieu', 'mai claims'],
  [0, '09:31', 'thuy', 'says', 'có người gọi xưng công an phường bảo em chuyển tiền cọc, em nghi lừa đảo quá'],
  [0, '09:37', 'khanh', 'place'],
  [0, '09:38', 'anh', 'says', 'Dạ em cảm ơn nhiều ạ. Nếu mai vẫn chưa khai được em nhắn lại đây được không ạ?'],
  [0, '09:40', 'duong', 'says', 'Quầy hôm nay làm đến mấy giờ ạ?'],
]

const names: Record<string, string> = {
  nhien: 'Huỳnh Thị An Nhiên',
  hao: 'Phan Văn Hảo',
  phuc: 'Trương Hữu Phúc',
  loan: 'Võ Thị Loan',
  tam: 'Nguyễn Hữu Tâm',
  quyen: 'Đỗ Thị Lệ Quyên',
  anh: 'Nguyễn Thị Ngọc Ánh',
  dung: 'Lưu Thị Thuỳ Dung',
  hieu: 'Mai Trung Hiếu',
  thuy: 'Đặng Thị Thuỷ',
  khanh: 'Phùng Gia Khánh',
  duong: 'Tạ Thuỳ Dương',
}

/** Whose conversation the pictures open. */
export const subject = {
  words: 'Nếu mai vẫn chưa khai được',
  draft: 'Dạ được ạ. Anh/chị cứ nhắn vào đây, tối nay em xem lại.',
}
const pictureTime = '09:42'

/** Plays it; afterwards it is 09:42 of a day ahead, by the clock of server and simulator. */
export async function playMorning(world: World): Promise<void> {
  const [tung, mai] = await Promise.all([world.officer('tung'), world.officer('mai')])
  const today = nextMidnight(Date.now()) + 7 * day
  const goTo = (ago: number, time: string): Promise<void> =>
    world.later(today - ago * day + clock(time) - world.simulator.clock.now())
  const people = new Map<string, Person>()
  const conversations = new Map<string, { page_id: string; id: string }>()

  for (const [ago, time, who, does, words = ''] of steps) {
    await goTo(ago, time)
    const person = people.get(who) ?? (await world.person(who, names[who]))
    const conversation = conversations.get(who)
    if (does === 'says') await person.writes(words)
    else if (does === 'photo') await person.sendsPhoto({ jpeg_base64: (await lamp()).toString('base64') })
    else if (does === 'place') await person.sendsPlace(20.9711, 105.7788)
    else if (does === 'looks') await person.looks()
    else if (does === 'blocks') await person.blocks()
    else if (conversation) await deed(does.startsWith('mai') ? mai : tung, conversation, does, words)
    await world.settle()
    if (conversation) continue
    people.set(who, person)
    const known = [...conversations.values()].map(({ id }) => id)
    const begun = (await tung.list('state=all&limit=100')).find(({ id }) => !known.includes(id))
    if (begun) conversations.set(who, begun) // else it became a tip
  }
  await goTo(0, pictureTime)
  const { unit_id } = world.district.pages.north
  await tung.asks('POST', `/api/units/${unit_id}/shifts/unplanned`, { to_at: today + clock('17:00') })
  await world.settle()
}

async function deed(officer: Officer, conversation: { page_id: string; id: string }, does: Deed, text: string) {
  if (does.endsWith('claims')) return officer.does(conversation, 'claim')
  if (does.endsWith('notes')) return officer.does(conversation, 'notes', { text })
  return officer.replies(conversation, text)
}

const nextMidnight = (now: number): number => Math.ceil((now + ahead) / day) * day - ahead

function clock(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * hour + minutes * minute
}

/** What the phone took: a lane at dusk and a lamp that is dark. */
const lamp = (): Promise<Buffer> => sharp(Buffer.from(lane)).jpeg({ quality: 82 }).toBuffer()

const lane = `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="480">
  <defs><linearGradient id="dusk" x2="0" y2="1"><stop stop-color="#2d3a4f"/><stop offset="1" stop-color="#c98d63"/></linearGradient></defs>
  <rect width="720" height="480" fill="url(#dusk)"/>
  <path d="M0 190h190v290H0z" fill="#59493f"/><path d="M0 170h205v26H0z" fill="#7b3f31"/>
  <path d="M520 140h200v340H520z" fill="#4b4a4e"/><path d="M500 118h220v28H500z" fill="#34363d"/>
  <path d="M40 240h50v70H40zM120 240h44v70h-44zM560 200h52v64h-52zM640 200h52v64h-52z" fill="#e2b36a"/>
  <path d="M640 300h52v64h-52z" fill="#2c2b30"/>
  <path d="M250 480 330 300h60l100 180z" fill="#3a3836"/><path d="M352 330h14l8 40h-28zM344 390h36l10 60h-56z" fill="#56524d"/>
  <path d="M431 480V150h-60v-9h70v339z" fill="#1f2024"/><path d="M340 140h44l8 18h-60z" fill="#15161a"/>
  <path d="M0 96C240 150 480 120 720 70M0 110c250 40 480 20 720-10" fill="none" stroke="#1c1d22" stroke-width="2"/>
</svg>`
