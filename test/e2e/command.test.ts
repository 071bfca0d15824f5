import { mkdir, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkOutputPlace } from '../../engine/cli/check-output-place.ts'
import { probeVideo, readWorkflow } from '../../engine/media/index.ts'
import { eventsOf, reelgraph } from './command.ts'

const prompt = 'a fox runs to the right in a forest at night'
const slow = 180_000

let folder: string
let data: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-command-'))
  data = join(folder, 'data')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('make', () => {
  test(
    'a prompt becomes a video that carries its workflow and can be made again, byte for byte',
    async () => {
      const first = join(folder, 'fox.mp4')
      const made = await reelgraph(
        ['make', prompt, '--steps', '3', '--seed', '11', '-o', first, '--json'],
        data,
      )
      expect(made.stderr).toBe('')
      expect(made.code).toBe(0)
      const events = eventsOf(made)
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
      expect(events.at(-1)?.type).toBe('run.done')
      expect(
        events.filter((event) => event.type === 'node.progress' && event.node === 'sampler'),
      ).not.toEqual([])
      expect(await probeVideo(first)).toMatchObject({ fps: 8, frames: 18 })

      const inside = await readWorkflow(first)
      expect(inside?.workflow).toMatchObject({ nodes: { prompt: { params: { words: prompt } } } })
      // A fresh data folder, so that nothing is cached: the graph inside the file is all there is.
      const again = await reelgraph(
        ['run', first, '--out', join(folder, 'again')],
        join(folder, 'other-data'),
      )
      expect(again.code).toBe(0)
      expect(again.stdout.trim()).toBe(join(folder, 'again', 'clip.mp4'))
      expect(await readFile(again.stdout.trim())).toEqual(await readFile(first))
    },
    slow,
  )

  test(
    'a video is upscaled where that is asked for',
    async () => {
      const file = join(folder, 'large.webp')
      const small = ['--size', '16x16', '--seconds', '0.25', '--steps', '2']
      const made = await reelgraph(['make', prompt, ...small, '--upscale', '2', '-o', file], data)
      expect(made.code).toBe(0)
      expect(await probeVideo(file)).toMatchObject({ frames: 2, width: 16 * 2 * 3, height: 16 * 2 * 3 })
    },
    slow,
  )

  test(
    'what has been made is not made twice',
    async () => {
      const words = ['make', prompt, '--steps', '3', '--seed', '11', '--json', '-o', join(folder, 'fox.webm')]
      const events = eventsOf(await reelgraph(words, data))
      expect(events).toContainEqual(
        expect.objectContaining({ type: 'node.cached', node: 'sampler', tier: 'disk' }),
      )
      expect(events.at(-1)?.type).toBe('run.done')
    },
    slow,
  )

  test(
    'Ctrl+C stops between steps; the next run goes on from there and ends the same',
    async () => {
      const words = (output: string) => [
        'make',
        prompt,
        '--steps',
        '30',
        '--seed',
        '12',
        '--json',
        '-o',
        join(folder, output),
      ]
      const stopped = await reelgraph(words('stopped.mp4'), data, (line, kill) => {
        if (line.includes('"node.progress"') && line.includes('"done":4')) kill('SIGINT')
      })
      expect(stopped.code).toBe(130)
      expect(eventsOf(stopped).at(-1)?.type).toBe('run.cancelled')
      expect((await readdir(folder)).filter((name) => name.startsWith('stopped'))).toEqual([])

      const resumed = await reelgraph(words('resumed.mp4'), data)
      const whole = await reelgraph(words('whole.mp4'), join(folder, 'whole-data'))
      expect([resumed.code, whole.code]).toEqual([0, 0])
      expect(await readFile(join(folder, 'resumed.mp4'))).toEqual(await readFile(join(folder, 'whole.mp4')))
    },
    slow,
  )
})

test(
  'what was stopped after some steps goes on from there to the same bytes',
  async () => {
    const words = 'run workflows/text-to-video.reelgraph.json --json --set steps=6 --set seed=4'.split(' ')
    const run = (data: string, out: string, ...more: string[]) =>
      reelgraph([...words, '--out', join(folder, data, out), ...more], join(folder, data))
    expect((await run('look', 'early', '--stop-after', '4')).code).toBe(0)
    const rest = await run('look', 'late')
    const steps = eventsOf(rest).flatMap((event) =>
      event.type === 'node.progress' && event.node === 'sampler' ? [event.done] : [],
    )
    expect(Math.min(...steps)).toBeGreaterThan(4)
    await run('straight', 'late')
    const clip = (data: string, out: string) => readFile(join(folder, data, out, 'clip.mp4'))
    expect(await clip('look', 'late')).toEqual(await clip('straight', 'late'))
    expect(await clip('look', 'early')).not.toEqual(await clip('look', 'late'))
  },
  slow,
)

describe('bad input', () => {
  test.each([
    ['an unknown command', ['mkae', prompt]],
    ['an empty prompt', ['make', ' ']],
    ['a size that is none', ['make', prompt, '--size', 'big']],
    ['steps out of range', ['make', prompt, '--steps', '0']],
    ['an upscale by a number that there is not', ['make', prompt, '--upscale', '3']],
    ['a format nobody writes', ['make', prompt, '-o', 'fox.avi']],
    ['a place where no file can be', ['make', prompt, '-o', '/proc/x.mp4']],
    ['a place below a file', ['make', prompt, '-o', 'package.json/x.mp4']],
    ['a file that is not there', ['run', 'none.reelgraph.json']],
    ['a file that is no workflow', ['run', 'package.json']],
    [
      'a name that the workflow does not expose',
      ['run', 'workflows/loop.reelgraph.json', '--set', 'colour=red'],
    ],
    ['a stop after no steps', ['run', 'workflows/loop.reelgraph.json', '--stop-after', '0']],
    ['a setting that is a port', ['run', 'workflows/loop.reelgraph.json', '--set', 'sampler.model=x']],
    ['a node that nobody declared', ['nodes', 'foo']],
    ['a device that is none', ['make', prompt, '--device', 'abacus']],
    ['a command inside a command without its folder', ['models', 'add']],
    [
      'a picture that is a folder',
      ['run', 'workflows/image-to-video.reelgraph.json', '--set', 'image=workflows'],
    ],
  ])('%s ends with exit code 2, says why and writes nothing', async (_what, words) => {
    const { code, stdout, stderr } = await reelgraph(words, join(folder, 'bad'))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/\S/)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  test('files of any size are refused by it, without being read', async () => {
    for (const [name, bytes] of [
      ['large.reelgraph.json', 600 * 2 ** 20],
      ['larger.reelgraph.json', 3 * 2 ** 30],
      ['larger.png', 3 * 2 ** 30],
      ['larger.webp', 3 * 2 ** 30],
      ['larger.gif', 3 * 2 ** 30],
      ['larger.mp4', 3 * 2 ** 30],
    ] as const) {
      const file = join(folder, name)
      await writeFile(file, '')
      // Nothing of it is on the disk.
      await truncate(file, bytes)
      for (const command of ['validate', 'run']) {
        const { code, stdout, stderr } = await reelgraph([command, file], join(folder, 'bad'))
        expect([name, command, code, stdout]).toEqual([name, command, 2, ''])
        expect(stderr).toContain(name)
        if (name.endsWith('.json')) expect(stderr).toMatch(/file\.too-large/)
        expect(stderr).not.toMatch(/\n\s+at /)
      }
      await rm(file)
    }
  }, 60_000)

  test('a place that cannot be written is told as the user called it, before anything is made', async () => {
    const file = join(folder, 'new', 'folders', 'x.mp4')
    await mkdir(join(folder, 'taken.mp4'))
    for (const [output, code] of [
      ['/proc/x.mp4', 2],
      ['/proc/none/x.mp4', 2],
      [join(folder, 'taken.mp4'), 2],
      // The place is fine, and what is wrong is told with nothing made there.
      [file, 2],
    ] as const) {
      const words = ['make', prompt, '--json', '--steps', output === file ? '0' : '2', '-o', output]
      const made = await reelgraph(words, data)
      expect([output, made.code, eventsOf(made)]).toEqual([output, code, []])
      if (output !== file) expect(made.stderr).toContain(output)
      expect(made.stderr).not.toContain('.tmp')
    }
    expect((await readdir(folder)).filter((name) => name === 'new')).toEqual([])
    await checkOutputPlace(join(folder, 'new', 'folders'))
    await checkOutputPlace('.', file)
    expect((await readdir(folder)).filter((name) => name === 'new')).toEqual([])
  }, 60_000)

  test('a node that is not there is told with its nearest', async () => {
    const { code, stderr } = await reelgraph(['nodes', 'sampling/dit-sampeler'], data)
    expect([code, stderr]).toEqual([2, expect.stringContaining('sampling/dit-sampler')])
  })

  test('validate lists every problem at once', async () => {
    const template = JSON.parse(await readFile('workflows/text-to-video.reelgraph.json', 'utf8')) as {
      nodes: Record<string, { params: Record<string, unknown> }>
      edges: Record<string, { from: string[] }>
    }
    template.nodes['sampler']!.params['guidance'] = -4
    template.nodes['schedule']!.params['steps'] = 0
    delete template.edges['rewriter-encoder']
    const file = join(folder, 'broken.reelgraph.json')
    await writeFile(file, JSON.stringify(template))
    const { code, stdout } = await reelgraph(['validate', file], data)
    expect(code).toBe(2)
    for (const place of ['sampler.guidance', 'schedule.steps', 'encoder.text'])
      expect(stdout).toContain(place)
  })
})

test('doctor says which device is used and why; models and nodes list what is there', async () => {
  const doctor = await reelgraph(['doctor', '--json'], data)
  const report = JSON.parse(doctor.stdout) as {
    devices: { provider: string; works: boolean; reason: string }[]
  }
  expect(report.devices.find(({ provider }) => provider === 'cpu')?.works).toBe(true)
  for (const { reason } of report.devices) expect(reason).toMatch(/\w/)
  const models = await reelgraph(['models', 'list'], data)
  expect(models.stdout).toContain('picturebook')
  const nodes = JSON.parse((await reelgraph(['nodes', '--json'], data)).stdout) as { type: string }[]
  expect(nodes.map(({ type }) => type)).toContain('sampling/dit-sampler')
  expect((await stat('workflows/text-to-video.reelgraph.json')).size).toBeGreaterThan(0)
}, 60_000)
