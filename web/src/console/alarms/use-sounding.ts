/** Hides when this browser sounds, marks its tab and notifies: only for rings that are this officer's, never with content. */
import { useEffect, useRef } from 'react'
import { settings } from '../../settings.ts'
import { useStore } from '../../ui/store.ts'
import { chime } from './sound.ts'
import { useAlarmText } from './text.ts'

const loudEveryMs = 2_600
const mark = '🔴 '

/** `loud`: something rings loud for this officer. `fresh` changes with every ring that began anew, loud or soft. */
export function useSounding(loud: boolean, fresh: string): void {
  const t = useAlarmText()
  const sounds = useStore(settings, now => now.alarmSound)
  const heard = useRef('')

  useEffect(() => {
    if (!loud || !sounds) return
    const ring = () => void chime('loud')
    ring()
    const timer = setInterval(ring, loudEveryMs)
    return () => clearInterval(timer)
  }, [loud, sounds])

  useEffect(() => {
    if (fresh === '' || fresh === heard.current) return
    heard.current = fresh
    if (!loud && sounds) void chime('soft')
    if (loud) notify(t.notify)
  }, [fresh, loud, sounds, t])

  useEffect(() => {
    if (!loud) return
    const set = () => {
      if (!document.title.startsWith(mark)) document.title = `${mark}${t.tab} · ${document.title}`
    }
    set()
    const timer = setInterval(set, 1_000)
    return () => {
      clearInterval(timer)
      document.title = document.title.replace(`${mark}${t.tab} · `, '')
    }
  }, [loud, t])
}

/** What the machine shows outside the page tells only that it rings. */
function notify(words: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const notice = new Notification('Bình Yên', { body: words, tag: 'by.ring', requireInteraction: true })
  notice.addEventListener('click', () => {
    window.focus()
    notice.close()
  })
}
