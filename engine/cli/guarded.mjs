// Plain JavaScript: the process that guards another is there before anything is loaded, and loads nothing itself.
import { spawn } from 'node:child_process'

/** What a process is told in its environment that another guards. */
export const guardedMark = 'REELGRAPH_GUARDED'
/** How long a command may take to hear that it is to stop, in ms: in a native call it hears nothing. */
const hearMs = 5000
/** How long one that has heard may take to keep what it made, in ms. */
const endMs = 30_000

/**
 * Runs a command in a process of its own and resolves with its exit code. A native call holds up all of the process that
 * makes it, signals included; this one is free. The first signal is passed on, so that the command stops between steps;
 * where it does not hear that, or at the second signal, it is ended. `script` is what Node runs with `words`.
 */
export function runGuarded(script, words) {
  const child = spawn(process.execPath, [...process.execArgv, script, ...words], {
    // The last is for the command's watchdog, which ends it where this process is killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc', 'ignore', 'pipe'],
    env: { ...process.env, [guardedMark]: '1' },
  })
  child.stdio[5].on('error', () => {}).resume()
  let asked = false
  let ended = false
  let patience
  const end = () => {
    ended = true
    child.kill('SIGKILL')
  }
  const onSignal = () => {
    if (asked) return end()
    asked = true
    if (child.connected) child.send('stop', () => {})
    patience = setTimeout(end, hearMs)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, onSignal)
  child.on('message', (message) => {
    if (message !== 'stopping') return
    clearTimeout(patience)
    patience = setTimeout(end, endMs)
  })
  return new Promise((resolve) => {
    const done = (code) => {
      clearTimeout(patience)
      for (const signal of signals) process.off(signal, onSignal)
      resolve(code)
    }
    child.on('error', (error) => {
      process.stderr.write(`The command cannot be started (${error.code}). Free some memory and try again.\n`)
      done(1)
    })
    child.on('exit', (code, signal) => {
      if (code !== null) return done(code)
      if (ended) process.stderr.write('Stopped in the middle of a step. What was finished before is kept.\n')
      else if (!asked)
        process.stderr.write(
          `The command was ended from outside (${signal}). Run it again, with the seed where dice drew one; it goes on from there.\n`,
        )
      done(asked ? 130 : 1)
    })
  })
}
