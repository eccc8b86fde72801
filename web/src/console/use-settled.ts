/** Hides how one waits until a hand has stopped typing before the server is asked. */
import { useEffect, useState } from 'react'

const restMs = 300

/** The value as it was once it had not changed for a moment. */
export function useSettled<Value>(value: Value): Value {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
