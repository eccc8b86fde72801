// Tips of an invented morning, one of them grown into a case: for pictures, so that they show work and not a sketch.

import { tells, withLaw } from './tips.ts'
import type { World } from './world.ts'

const minute = 60_000

/** The words are invented; so is every place. */
const told: readonly [who: string, words: string][] = [
  ['karaoke', 'Quán karaoke ở ngõ 12 đường Hoa Gạo mở nhạc ầm ĩ quá nửa đêm, có nhóm đánh nhau trước cửa'],
  ['hang-xom', 'Tôi báo quán karaoke ngõ 12 Hoa Gạo ồn quá nửa đêm, tối qua còn đánh nhau'],
  ['xe-dap', 'Tôi bị mất xe đạp trước chợ Đầm hôm kia, màu xanh, có giỏ'],
  ['da-ga', 'Chiều nào cũng có đám đá gà ăn tiền sau nhà máy gạch, cả chục người'],
  ['via-he', 'Báo tin quán nhậu bày bàn ghế hết vỉa hè đường Bến Cũ, mấy cháu đi học phải xuống lòng đường'],
]

/** Tells them, opens a case about the first; returns it and a tip that waits for triage. */
export async function tellTips(world: World): Promise<{ tip_id: string; case_id: string }> {
  await withLaw(world)
  const roster = `/api/units/${world.district.pages.north.unit_id}/shifts/unplanned`
  const tung = await world.officer('tung')
  await tung.asks('POST', roster, { to_at: world.simulator.clock.now() + 8 * 60 * minute })
  const tips: { id: string }[] = []
  for (const [who, words] of told) {
    tips.push(await tells(world, await world.person(`tin-${who}`), words))
    await world.later(4 * minute)
  }
  const [first, second, third] = tips.map(tip => tip.id) as [string, string, string]
  const asks = async (path: string, body: object): Promise<{ id: string }> => {
    const reply = await tung.asks('POST', path, body)
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  for (const id of [first, second])
    await asks(`/api/tips/${id}/triage`, { category: 'gay-on-ao', kind: 'tin-vi-pham-hanh-chinh', grounds: 'grounded' })
  const { id: case_id } = await asks('/api/cases', { tip_ids: [first, second] })
  const { officer_id } = world.district.officers.tung
  await asks(`/api/cases/${case_id}/assignment`, { officer_id })
  await asks(`/api/cases/${case_id}/tasks`, { title: 'Đo tiếng ồn trước quán lúc 23:00', officer_id })
  await asks(`/api/cases/${case_id}/notes`, { text: 'Đã gặp chủ quán, hẹn lập biên bản tối nay cùng tổ dân phố.' })
  return { tip_id: third, case_id }
}
