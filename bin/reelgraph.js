#!/usr/bin/env node
import { register } from 'tsx/esm/api'

// A reader that goes away (`reelgraph nodes | head`) is no failure.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

// The engine's sources run as they are; there is no build step that could be out of date. Only the editor has one.
register()
const { main } = await import('../engine/cli/main.ts')
let working = false
process.exitCode = await main(process.argv.slice(2), async (wish) => {
  const { openEditor } = await import('../server.ts')
  const editor = await openEditor(wish)
  working = editor?.development === true
  return editor
})
// The compiler of an editor that is worked on never lets go of the process by itself.
if (working) process.exit()
