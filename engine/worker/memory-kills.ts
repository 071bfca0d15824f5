import { readFileSync } from 'node:fs'

/** How many processes the system has ended for lack of memory so far; 0 where it does not say (not Linux). */
export function memoryKills(): number {
  try {
    return Number(/^oom_kill (\d+)$/m.exec(readFileSync('/proc/vmstat', 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
