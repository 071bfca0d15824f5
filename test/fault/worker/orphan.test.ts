import { fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { tsxArguments } from '../../../engine/worker/tsx-loader.ts'

test('a worker whose server was killed is gone soon, even while native code holds its loop, and so is the one that waits', async () => {
  const server = fork(fileURLToPath(new URL('./lone-server.ts', import.meta.url)), {
    execArgv: tsxArguments(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { pids, root } = await new Promise<{ pids: number[]; root: string }>((resolve, reject) => {
    server.once('message', (message) => resolve(message as { pids: number[]; root: string }))
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
  })
  try {
    expect(pids.map(isAlive)).toEqual([true, true])
    server.kill('SIGKILL')
    const killedAt = performance.now()
    while (pids.some(isAlive) && performance.now() - killedAt < 10_000) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(pids.map(isAlive)).toEqual([false, false])
  } finally {
    for (const pid of pids.filter(isAlive)) process.kill(pid, 'SIGKILL')
    rmSync(root, { recursive: true, force: true })
  }
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
