// Hides how one message looks: side, quote, words with links, picture, file, place, what can be pressed, reactions, time and tick.

const states = { sent: 'đã gửi', received: 'đã nhận', seen: 'đã xem' }
const clock = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' })
const day = new Intl.DateTimeFormat('vi-VN', {
  weekday: 'short',
  day: '2-digit',
  month: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
})

const fileWords = {
  audio: 'Nghe tin thoại',
  video: 'Xem video',
  link: 'Mở liên kết',
  business_card: 'Mã QR của danh thiếp',
}
const icons = { '/-strong': '👍', '/-heart': '❤️', ':>': '😆', ':o': '😮', ':-((': '😢', ':-h': '😡', '--b': '😟' }
const quoteLetters = 60

/** The elements of a conversation, oldest first, a line for each new day between them. `press` is told what was pressed. */
export function bubbles(messages, press) {
  let lastDay = ''
  const byId = new Map(messages.map(message => [message.msg_id, message]))
  const bubble = message => bubbleOf(message, byId, press)
  return messages.flatMap(message => {
    const today = day.format(message.at)
    const parts = today === lastDay ? [bubble(message)] : [made('p', 'day', today), bubble(message)]
    lastDay = today
    return parts
  })
}

function bubbleOf(message, byId, press) {
  const mine = message.from === 'person'
  const box = made('div', mine ? 'bubble mine' : 'bubble')
  box.append(made('span', 'unseen', mine ? 'Tôi: ' : 'Trang: '))
  if (message.quote) box.append(made('p', 'quote', quoted(byId.get(message.quote))))
  if (message.url && pictures.has(message.kind)) box.append(picture(message.url))
  else if (message.url) box.append(link(message.url, message.name ?? fileWords[message.kind] ?? 'Mở tệp'))
  if (message.place) box.append(made('p', 'spot', `Vị trí: ${message.place.latitude}, ${message.place.longitude}`))
  if (message.text) box.append(words(message.text))
  if (message.kind === 'sticker' && !message.url) box.append(made('p', 'spot', '[nhãn dán]'))
  if (message.choices) box.append(choices(message, press))
  const shown = Object.values(message.reactions ?? {}).map(icon => icons[icon] ?? icon)
  if (shown.length > 0) box.append(made('p', 'reactions', shown.join(' ')))
  const time = made('p', 'meta', clock.format(message.at))
  time.append(made('span', `tick ${message.state}`, states[message.state]))
  box.append(time)
  return box
}

const pictures = new Set(['image', 'gif', 'sticker'])

const quoted = message =>
  message ? `↪ ${(message.text ?? message.name ?? 'tin có tệp').slice(0, quoteLetters)}` : '↪ tin trước đó'

function choices(message, press) {
  const list = made('div', 'choices')
  message.choices.forEach((choice, index) => {
    const button = made('button', 'button', choice.title)
    button.type = 'button'
    button.disabled = choice.says === null
    button.addEventListener('click', () => press(message.msg_id, index))
    list.append(button)
    if (choice.subtitle) list.append(made('p', 'spot', choice.subtitle))
  })
  return list
}

function picture(url) {
  const anchor = link(url, '')
  const image = document.createElement('img')
  image.src = url
  image.alt = 'Ảnh trong hội thoại, bấm để xem lớn'
  image.addEventListener('error', () => anchor.replaceWith(made('p', 'spot', 'Ảnh không còn nữa')))
  anchor.append(image)
  return anchor
}

function words(text) {
  const paragraph = made('p', 'words', '')
  for (const part of text.split(/(https?:\/\/[^\s]+)/)) {
    paragraph.append(/^https?:\/\//.test(part) ? link(part, part) : part)
  }
  return paragraph
}

function link(url, text) {
  const anchor = made('a', '', text)
  anchor.href = url
  anchor.target = '_blank'
  anchor.rel = 'noopener noreferrer'
  return anchor
}

function made(tag, className, text = '') {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.textContent = text
  return element
}
