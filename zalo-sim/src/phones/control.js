// Hides the calls to the simulator's control: JSON in, JSON out, a thrown sentence when it refuses.

const sentences = {
  blocked: 'Người này đang chặn trang. Bỏ chặn rồi nhắn tiếp.',
  not_found: 'Không còn trang hoặc người này trong mô phỏng. Tải lại trang xem sao.',
  invalid_input: 'Nội dung chưa gửi được: quá dài hoặc không đúng dạng.',
}

/** Asks control; `body` makes it a POST. Throws an Error whose message is meant for people. */
export async function ask(path, body) {
  const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  let reply
  try {
    reply = await fetch(`/control/${path}`, init)
  } catch {
    throw new Error('Không gọi được máy mô phỏng. Xem nó còn chạy không.')
  }
  if (reply.ok) return reply.json()
  const refusal = await reply.json().catch(() => ({}))
  throw new Error(sentences[refusal.error?.code] ?? 'Máy mô phỏng báo lỗi. Thử lại sau ít giây.')
}

/** The path of one person's act, such as `people/lan/text`. */
export const personPath = (id, act) => `people/${encodeURIComponent(id)}/${act}`
