// Hides the table on which the phones lie: which page, whose phones, and who must look again when a hint comes.
import { ask } from './control.js'
import { openPhone } from './phone.js'

const NEW = ''
const AT_FIRST = 3
const byId = id => document.getElementById(id)
const [pages, people, shelf, status, place] = ['pages', 'people', 'phones', 'status', 'place'].map(byId)
const open = new Map()
let known = []

const remembered = oa_id => `phones of ${oa_id}`

function remember() {
  localStorage.setItem(remembered(pages.value), JSON.stringify([...open.keys()]))
  localStorage.setItem('page', pages.value)
}

function showPhone(person) {
  if (open.has(person.id)) return open.get(person.id)
  const page = { oa_id: pages.value, name: pages.selectedOptions[0].textContent }
  const onClose = () => {
    open.delete(person.id)
    remember()
    showEmptiness()
    people.focus()
  }
  const phone = openPhone(shelf, page, person, { onClose, askPlace })
  open.set(person.id, phone)
  remember()
  showEmptiness()
  return phone
}

function showEmptiness() {
  status.textContent =
    open.size === 0 ? 'Chưa có điện thoại nào trên bàn. Chọn một người hoặc thêm người mới ở trên.' : ''
}

async function choosePage() {
  open.clear()
  shelf.replaceChildren()
  known = (await ask(`people?oa_id=${encodeURIComponent(pages.value)}`)).people
  listPeople()
  const kept = JSON.parse(localStorage.getItem(remembered(pages.value)) ?? 'null')
  const first = kept ?? known.slice(0, AT_FIRST).map(person => person.id)
  for (const id of first) {
    const person = known.find(one => one.id === id)
    if (person) showPhone(person)
  }
  showEmptiness()
}

function listPeople() {
  people.replaceChildren(new Option('Người mới', NEW), ...known.map(person => new Option(person.name, person.id)))
  showNameField()
}

function showNameField() {
  byId('new-name').hidden = people.value !== NEW
}

/** Asks in the dialog; resolves to coordinates, or null when the person thinks better of it. */
function askPlace() {
  place.returnValue = ''
  place.showModal()
  return new Promise(resolve => {
    place.addEventListener(
      'close',
      () => {
        const { latitude, longitude } = place.querySelector('form').elements
        resolve(place.returnValue === 'send' ? { latitude: latitude.value, longitude: longitude.value } : null)
      },
      { once: true },
    )
  })
}

async function addPhone() {
  let person = known.find(one => one.id === people.value)
  if (!person) {
    const name = byId('name').value.trim()
    person = (await ask('people', name ? { name } : {})).people[0]
    known.unshift(person)
    byId('name').value = ''
    listPeople()
  }
  showPhone(person).focus()
}

function listen() {
  const live = new EventSource('/phones/live')
  let lost = false
  live.addEventListener('message', event => {
    const { oa_id, person_id } = JSON.parse(event.data)
    if (oa_id === pages.value) lookAgain(person_id)
  })
  live.addEventListener('error', () => {
    lost = true
    status.textContent = 'Mất liên lạc với máy mô phỏng, đang nối lại…'
  })
  live.addEventListener('open', () => {
    if (lost) for (const id of open.keys()) lookAgain(id)
    lost = false
    showEmptiness()
  })
}

const waiting = new Map()

/** A burst of hints about one person is one look. */
function lookAgain(id) {
  if (waiting.has(id) || !open.has(id)) return
  waiting.set(
    id,
    setTimeout(() => {
      waiting.delete(id)
      open
        .get(id)
        ?.look()
        .catch(problem => (status.textContent = problem.message))
    }, 60),
  )
}

function lookAtAll() {
  for (const id of open.keys()) lookAgain(id)
}

async function start() {
  const all = (await ask('pages')).pages
  if (all.length === 0) {
    status.textContent = 'Mô phỏng chưa có trang nào. Chạy npm start, hoặc thêm trang bằng POST /control/pages.'
    return
  }
  pages.replaceChildren(...all.map(page => new Option(page.name, page.oa_id)))
  const kept = localStorage.getItem('page')
  if (all.some(page => page.oa_id === kept)) pages.value = kept
  await choosePage()
  listen()
}

const orSay = work => () => work().catch(problem => (status.textContent = problem.message))
pages.addEventListener('change', orSay(choosePage))
people.addEventListener('change', showNameField)
byId('choose').addEventListener('submit', event => {
  event.preventDefault()
  orSay(addPhone)()
})
place.addEventListener('click', event => {
  const spot = event.target.dataset?.spot
  if (!spot) return
  const { latitude, longitude } = place.querySelector('form').elements
  ;[latitude.value, longitude.value] = spot.split(',')
})
document.addEventListener('visibilitychange', lookAtAll)
document.addEventListener('scroll', lookAtAll, { passive: true })
orSay(start)()
