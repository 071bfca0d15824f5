import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reelgraph } from './command.ts'

const slow = 180_000
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-stop-'))
})
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))

/** So many pixels that the first call of the model, which nothing can interrupt, takes minutes. */
const words = (file: string): string[] =>
  'make,a fox runs,--size,1536x1536,--seconds,12,--steps,4,--threads,1,--json,-o'.split(',').concat(file)

/** Whether the model is about to be called, as a line of `--json` says. */
const samples = (line: string): boolean =>
  line.includes('"node.started"') && line.includes('"node":"sampler"')

test.each([
  ['SIGINT', 1],
  ['SIGTERM', 2],
] as const)(
  '%s, %i times, ends a command that is in a long native call, with nothing under the name of its file',
  async (signal, times) => {
    const file = join(folder, `${signal}.mp4`)
    const { code, stdout, stderr } = await reelgraph(words(file), join(folder, 'data'), (line, kill) => {
      if (!samples(line)) return
      // Until the call has begun.
      for (let time = 0; time < times; time++) setTimeout(() => kill(signal), 5000 + 500 * time)
    })
    expect([code, stderr]).toEqual([
      130,
      'Stopped in the middle of a step. What was finished before is kept.\n',
    ])
    // It was in the call: nothing was said any more.
    expect(stdout.trim().split('\n').findLast(samples)).toBe(stdout.trim().split('\n').at(-1))
    expect((await readdir(folder)).filter((name) => name.startsWith(signal))).toEqual([])
  },
  slow,
)

test.runIf(process.platform === 'linux')(
  'a command that is killed outright takes what calls the model with it, whatever that does',
  async () => {
    const file = join(folder, 'killed.mp4')
    const command = spawn(process.execPath, ['bin/reelgraph.js', ...words(file)], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, REELGRAPH_DATA: join(folder, 'data') },
    })
    let said = ''
    command.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    while (!said.split('\n').some(samples)) await wait(50)
    await wait(5000)
    const children = await readFile(`/proc/${command.pid}/task/${command.pid}/children`, 'utf8')
    const [child] = children.trim().split(' ').map(Number)
    expect(child).toBeGreaterThan(0)
    command.kill('SIGKILL')
    const state = (): Promise<string> => readFile(`/proc/${child}/stat`, 'utf8').catch(() => 'gone')
    while (!/gone|\) Z /.test(await state())) await wait(100)
  },
  slow,
)
