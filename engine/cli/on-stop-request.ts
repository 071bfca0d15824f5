import { exitCode } from './exit-code.ts'

/**
 * Calls back once somebody wants the command to stop: with a signal or, where another process guards this one, with its
 * word. Unguarded, a second signal ends the process; guarded, that is for the other. Returns what ends the listening.
 */
export function onStopRequest(stop: () => void, guarded: boolean): () => void {
  let asked = false
  const hear = (): void => {
    // Ctrl+C reaches every process of a terminal, so that a guarded one hears of it twice.
    if (asked && !guarded) process.exit(exitCode.cancelled)
    asked = true
    stop()
  }
  const told = (message: unknown): void => {
    if (message !== 'stop') return
    if (process.connected) process.send?.('stopping', () => {})
    hear()
  }
  process.on('SIGINT', hear)
  process.on('SIGTERM', hear)
  if (guarded) process.on('message', told)
  return () => {
    process.off('SIGINT', hear)
    process.off('SIGTERM', hear)
    process.off('message', told)
  }
}
