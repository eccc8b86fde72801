// Hides one phone: a person's chat with the chosen page, what they can do in it, and when they have seen it.
import { bubbles } from './bubbles.js'
import { ask, personPath } from './control.js'

const template = document.getElementById('phone')
const PICTURE_LIMIT = 10 * 1024 * 1024

/** Puts a phone into `shelf`. `onClose` is told when it is put away; `askPlace` resolves to a place or null. */
export function openPhone(shelf, page, person, { onClose, askPlace }) {
  const root = template.content.firstElementChild.cloneNode(true)
  const find = selector => root.querySelector(selector)
  const lines = find('.lines')
  const field = find('textarea')
  const trouble = find('.trouble')
  const shown = { text: '' }
  let now = person

  root.setAttribute('aria-label', `Điện thoại của ${person.name}`)
  find('.person').textContent = person.name
  find('.name').textContent = page.name
  find('.seal').textContent = page.name.slice(0, 1)
  lines.setAttribute('aria-label', `Hội thoại của ${person.name} với ${page.name}`)
  field.setAttribute('aria-label', `Tin nhắn của ${person.name}`)
  find('.close').setAttribute('aria-label', `Cất điện thoại của ${person.name} khỏi màn hình`)
  shelf.append(root)

  async function act(name, body = {}) {
    trouble.textContent = ''
    try {
      await ask(personPath(person.id, name), name === 'phone' ? body : { oa_id: page.oa_id, ...body })
      await look()
      return true
    } catch (problem) {
      trouble.textContent = problem.message
      return false
    }
  }

  async function look() {
    const where = `oa_id=${encodeURIComponent(page.oa_id)}`
    const [state, { messages }] = await Promise.all([
      ask(`people/${encodeURIComponent(person.id)}?${where}`),
      ask(`${personPath(person.id, 'messages')}?${where}`),
    ])
    now = state
    showState()
    showLines(messages)
    if (state.phone_on && isLookedAt() && messages.some(one => one.from !== 'person' && one.state !== 'seen')) {
      await ask(personPath(person.id, 'seen'), { oa_id: page.oa_id })
    }
  }

  function showState() {
    const follow = find('.follow')
    follow.textContent = now.following ? 'Đang quan tâm' : 'Quan tâm'
    follow.setAttribute('aria-pressed', String(now.following))
    find('.block').textContent = now.blocked ? 'Bỏ chặn trang' : 'Chặn trang'
    find('.power').textContent = now.phone_on ? 'Tắt máy' : 'Bật máy'
    root.classList.toggle('off', !now.phone_on)
    for (const control of find('.composer').elements) control.disabled = now.blocked || !now.phone_on
    field.placeholder = now.blocked ? 'Đang chặn' : now.phone_on ? 'Nhắn tin…' : 'Máy đang tắt'
  }

  function showLines(messages) {
    const text = JSON.stringify(messages)
    if (text === shown.text) return
    shown.text = text
    if (messages.length === 0) {
      const empty = document.createElement('p')
      empty.className = 'day'
      empty.textContent = 'Chưa có tin nào. Bấm Quan tâm hoặc nhắn câu đầu tiên.'
      lines.replaceChildren(empty)
      return
    }
    lines.replaceChildren(...bubbles(messages, (msg_id, choice) => act('press', { msg_id, choice })))
    toEnd()
    for (const image of lines.querySelectorAll('img')) image.addEventListener('load', toEnd, { once: true })
  }

  function toEnd() {
    lines.scrollTop = lines.scrollHeight
  }

  function isLookedAt() {
    const { left, right, top, bottom } = root.getBoundingClientRect()
    const inView = right > 0 && left < innerWidth && bottom > 80 && top < innerHeight - 80
    return document.visibilityState === 'visible' && inView
  }

  async function sendText() {
    const text = field.value.trim()
    if (text && (await act('text', { text }))) field.value = ''
    grow()
    field.focus()
  }

  function grow() {
    field.style.height = 'auto'
    field.style.height = `${Math.min(120, field.scrollHeight)}px`
  }

  async function sendPicture(file) {
    if (!file) return
    if (file.size > PICTURE_LIMIT) {
      trouble.textContent = 'Ảnh lớn quá 10 MB. Chọn ảnh nhỏ hơn.'
      return
    }
    const base64 = await new Promise(resolve => {
      const reader = new FileReader()
      reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1]))
      reader.readAsDataURL(file)
    })
    await act('image', file.type === 'image/png' ? { png_base64: base64 } : { jpeg_base64: base64 })
  }

  find('.composer').addEventListener('submit', event => {
    event.preventDefault()
    void sendText()
  })
  field.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void sendText()
  })
  field.addEventListener('input', grow)
  find('.picture').addEventListener('click', () => find('.file').click())
  find('.file').addEventListener('change', async event => {
    await sendPicture(event.target.files[0])
    event.target.value = ''
  })
  find('.location').addEventListener('click', async () => {
    const place = await askPlace()
    if (place) await act('location', place)
    find('.location').focus()
  })
  find('.follow').addEventListener('click', () => act(now.following ? 'unfollow' : 'follow'))
  find('.block').addEventListener('click', () => act(now.blocked ? 'unblock' : 'block'))
  find('.power').addEventListener('click', () => act('phone', { on: !now.phone_on }))
  find('.close').addEventListener('click', () => {
    root.remove()
    onClose()
  })

  look().catch(problem => (trouble.textContent = problem.message))
  return { look, focus: () => field.focus() }
}
