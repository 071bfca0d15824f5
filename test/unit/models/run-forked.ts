import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What `tiny-run.ts` sends: two predictions and the decoded frames' bytes. */
export interface TinyRun {
  readonly provider: string
  readonly clean: readonly Float32Array[]
  readonly frames: readonly Uint8Array[]
}

/** Runs the tiny bundle on a device in a process of its own, which a driver may take down. */
export function runForked(device: 'cpu' | 'webgpu', environment: NodeJS.ProcessEnv): Promise<TinyRun> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./tiny-run.ts', import.meta.url)), [device], {
      execArgv: ['--import', 'tsx'],
      env: environment,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)))
    child.on('message', (message) => resolve(message as TinyRun))
    child.on('close', (code, signal) => reject(new Error(`ended with ${signal ?? code}: ${said}`)))
  })
}
