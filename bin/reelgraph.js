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
process.exitCode = await main(process.argv.slice(2), async (wish) => {
  const { openEditor } = await import('../server.ts')
  return openEditor(wish)
})
