// Hides how one message looks: side, words with links, picture, place, time and tick.

const states = { sent: 'đã gửi', received: 'đã nhận', seen: 'đã xem' }
const clock = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' })
const day = new Intl.DateTimeFormat('vi-VN', {
  weekday: 'short',
  day: '2-digit',
  month: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
})

/** The elements of a conversation, oldest first, a line for each new day between them. */
export function bubbles(messages) {
  let lastDay = ''
  return messages.flatMap(message => {
    const today = day.format(message.at)
    const parts = today === lastDay ? [bubble(message)] : [made('p', 'day', today), bubble(message)]
    lastDay = today
    return parts
  })
}

function bubble(message) {
  const mine = message.from === 'person'
  const box = made('div', mine ? 'bubble mine' : 'bubble')
  box.append(made('span', 'unseen', mine ? 'Tôi: ' : 'Trang: '))
  if (message.url && (message.kind === 'image' || message.kind === 'gif')) box.append(picture(message.url))
  else if (message.url) box.append(link(message.url, 'Mở tệp'))
  if (message.place) box.append(made('p', 'spot', `Vị trí: ${message.place.latitude}, ${message.place.longitude}`))
  if (message.text) box.append(words(message.text))
  if (message.kind === 'sticker') box.append(made('p', 'spot', '[nhãn dán]'))
  const time = made('p', 'meta', clock.format(message.at))
  time.append(made('span', `tick ${message.state}`, states[message.state]))
  box.append(time)
  return box
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
