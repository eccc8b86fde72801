// What the pages do where script runs: leave at once, and send files in pieces that go on where the line broke.
;(() => {
  const exit = document.querySelector('a.exit')
  const leave = event => {
    event?.preventDefault()
    document.body.textContent = ''
    location.replace(exit.href)
  }
  exit?.addEventListener('click', leave)
  document.addEventListener('keydown', event => event.key === 'Escape' && leave(event))

  const form = document.querySelector('form[data-pieces]')
  const input = form?.querySelector('input[type=file]')
  if (!input || !window.fetch) return
  const list = form.querySelector('ul.files')
  const words = form.dataset
  const token = form.elements.form.value
  const going = new Set()
  const failed = new Set()

  /** How far the server has it; undefined when it is gone. */
  async function offsetOf(url) {
    const reply = await fetch(url, { method: 'HEAD', headers: { 'by-form': token }, cache: 'no-store' })
    return reply.ok ? Number(reply.headers.get('upload-offset')) : undefined
  }

  async function send(file, say) {
    const begun = await patiently(say, () =>
      fetch('/t/anh', {
        method: 'POST',
        headers: {
          'by-form': token,
          'upload-length': String(file.size),
          'upload-type': file.type || 'application/octet-stream',
        },
      }),
    )
    if (!begun.ok) throw new Error('refused')
    const url = begun.headers.get('location')
    let piece = 64 * 1024
    for (let offset = 0; offset < file.size; ) {
      const began = performance.now()
      const from = offset
      const reply = await patiently(say, async lost => {
        if (lost) offset = (await offsetOf(url)) ?? Number.NaN
        return fetch(url, {
          method: 'PATCH',
          headers: {
            'by-form': token,
            'upload-offset': String(offset),
            'content-type': 'application/offset+octet-stream',
          },
          body: file.slice(offset, offset + piece),
        })
      })
      if (reply.status !== 204 && reply.status !== 409) throw new Error('refused')
      offset = Number(reply.headers.get('upload-offset'))
      if (!Number.isInteger(offset)) throw new Error('lost')
      const took = performance.now() - began
      if (offset > from)
        piece = Math.min(1024 * 1024, Math.max(16 * 1024, took < 3000 ? piece * 2 : took > 9000 ? piece / 2 : piece))
      say(`${Math.floor((offset / file.size) * 100)} %`)
    }
  }

  /** Again and again while there is no line, at most a day. */
  async function patiently(say, ask) {
    for (let tries = 0; ; tries += 1) {
      try {
        const reply = await ask(tries > 0)
        if (reply.status < 500 && reply.status !== 429) return reply
      } catch (error) {
        if (!(error instanceof TypeError) || tries > 5000) throw error
      }
      say(words.waiting)
      await new Promise(resolve => setTimeout(resolve, Math.min(15000, 1000 * 2 ** Math.min(tries, 4))))
    }
  }

  input.addEventListener('change', () => {
    for (const file of input.files) {
      const line = list.appendChild(document.createElement('li'))
      const say = text => {
        line.textContent = `${file.name}: ${text}`
      }
      say(words.sending)
      failed.delete(file)
      const work = send(file, text => say(text === words.waiting ? text : `${words.sending} ${text}`))
        .then(() => say(words.done))
        .catch(() => {
          failed.add(file)
          say(words.failed)
        })
        .finally(() => going.delete(work))
      going.add(work)
    }
    input.value = ''
  })

  form.addEventListener('submit', async event => {
    if (going.size === 0) return
    event.preventDefault()
    const button = form.querySelector('button[type=submit]')
    button.disabled = true
    while (going.size > 0) await Promise.all(going)
    button.disabled = false
    if (failed.size === 0) form.requestSubmit(button)
  })
})()
