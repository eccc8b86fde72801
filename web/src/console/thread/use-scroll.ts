/** Hides scrolling of a thread: it stays at the newest line unless the officer left it, and older lines push nothing. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const nearPx = 80

type Scroll = {
  scroller: RefObject<HTMLDivElement | null>
  atBottom: boolean
  onScroll: () => void
  toBottom: () => void
}

/** `firstId` and `lastId` name the loaded lines at both ends; `onTop` is asked for older ones. */
export function useScroll(firstId: string | undefined, lastId: string | undefined, onTop: () => void): Scroll {
  const scroller = useRef<HTMLDivElement>(null)
  const [atBottom, setAtBottom] = useState(true)
  const stuck = useRef(true)
  const before = useRef({ firstId, height: 0 })

  const toBottom = useCallback(() => {
    const box = scroller.current
    if (box) box.scrollTop = box.scrollHeight
  }, [])

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const older = before.current.firstId !== undefined && before.current.firstId !== firstId
    if (older && !stuck.current) box.scrollTop += box.scrollHeight - before.current.height
    else if (stuck.current) toBottom()
    before.current = { firstId, height: box.scrollHeight }
  }, [firstId, lastId, toBottom])

  useEffect(() => {
    const content = scroller.current?.firstElementChild
    if (!content || !scroller.current) return
    const watcher = new ResizeObserver(() => stuck.current && toBottom())
    watcher.observe(content)
    watcher.observe(scroller.current)
    return () => watcher.disconnect()
  }, [toBottom])

  const onScroll = () => {
    const box = scroller.current
    if (!box) return
    stuck.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx
    before.current.height = box.scrollHeight
    setAtBottom(stuck.current)
    if (box.scrollTop < nearPx * 3) onTop()
  }
  return { scroller, atBottom, onScroll, toBottom }
}
