#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { guardedMark, runGuarded } from '../engine/cli/guarded.mjs'

const words = process.argv.slice(2)
// What calls models is guarded by this process, which hears signals whatever a native call does.
if (['make', 'run'].includes(words[0]) && process.env[guardedMark] !== '1')
  process.exitCode = await runGuarded(fileURLToPath(import.meta.url), words)
else await runHere()

async function runHere() {
  const { register } = await import('tsx/esm/api')
  // A reader that goes away (`reelgraph nodes | head`) is no failure.
  process.stdout.on('error', (error) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })

  // The engine's sources run as they are; there is no build step that could be out of date. Only the editor has one.
  register()
  if (process.env[guardedMark] === '1') {
    const { startWatchdog } = await import('../engine/worker/watchdog.ts')
    startWatchdog()
  }
  const { main } = await import('../engine/cli/main.ts')
  let working = false
  process.exitCode = await main(words, async (wish) => {
    const { openEditor } = await import('../server.ts')
    const editor = await openEditor(wish)
    working = editor?.development === true
    return editor
  })
  // The compiler of an editor that is worked on never lets go of the process by itself.
  if (working) process.exit()
}
