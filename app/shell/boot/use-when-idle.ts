import { useEffect, useState } from 'react'
import { whenIdle } from './when-idle.ts'

/** False until the graph can be used: what else the window shows is loaded after it. */
export function useWhenIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    let gone = false
    void whenIdle().then(() => {
      if (!gone) setIdle(true)
    })
    return () => {
      gone = true
    }
  }, [])
  return idle
}
