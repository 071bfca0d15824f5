import { spawn } from 'node:child_process'
import type { RunEvent } from '../../engine/run/index.ts'

/** How a `reelgraph` process went. */
export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command as a user does, in a process of its own. `onLine` sees each line of its output as it comes. */
export function reelgraph(
  words: readonly string[],
  dataDir: string,
  onLine?: (line: string, kill: (signal: NodeJS.Signals) => void) => void,
): Promise<Finished> {
  const child = spawn(process.execPath, ['bin/reelgraph.js', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, REELGRAPH_DATA: dataDir, NO_COLOR: '1' },
  })
  let stdout = ''
  let stderr = ''
  let seen = 0
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
    for (let end = stdout.indexOf('\n', seen); end >= 0; end = stdout.indexOf('\n', seen)) {
      onLine?.(stdout.slice(seen, end), (signal) => child.kill(signal))
      seen = end + 1
    }
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })))
}

/** The run events that `--json` printed. */
export function eventsOf({ stdout }: Finished): RunEvent[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RunEvent)
}
