import { join, extname } from 'node:path'
import { Command } from 'commander'
import type { Assignment } from '../assignment.ts'
import { BadInput } from '../bad-input.ts'
import type { ExitCode } from '../exit-code.ts'
import { packageFolder } from '../../worker/package-folder.ts'
import { parseSize } from '../size.ts'
import { deviceWish, withDeviceOptions } from './device-options.ts'
import type { DeviceOptions } from './device-options.ts'

interface MakeOptions extends DeviceOptions {
  readonly seconds?: string
  readonly size?: string
  readonly steps?: string
  readonly seed?: string
  readonly upscale?: string
  readonly output?: string
  readonly json?: boolean
}

/** What `--upscale` takes, and how much Save Video enlarges what comes of it, so that it is no smaller than without. */
const afterUpscaling: Readonly<Record<string, string>> = { '2': '3', '4': '2' }

const formats: Readonly<Record<string, string>> = {
  '.mp4': 'mp4-h264',
  '.webm': 'webm-vp9',
  '.webp': 'webp',
  '.gif': 'gif',
}

/** `reelgraph make "<prompt>"`: the text-to-video template with these words, or the large one where it is upscaled. */
export function makeCommand(finish: (code: ExitCode) => void): Command {
  const command = new Command('make')
    .description('Make a video from a sentence.')
    .argument('<prompt>', 'what the video shows, in one sentence')
    .option('--seconds <s>', 'how long it is')
    .option('--size <WxH>', 'width and height in pixels that the model makes, as in 64x64')
    .option('--steps <n>', 'denoising steps')
    .option('--seed <n>', 'another seed makes another video of the same prompt')
    .option('--upscale <n>', 'draw it 2 or 4 times as large with the upscaler; takes a moment a frame')
    .option('-o, --output <file>', 'where it goes; .mp4, .webm, .webp or .gif (default: clip.mp4, numbered)')
    .option('--json', 'print run events as lines of JSON')
  return withDeviceOptions(command).action(async (prompt: string, options: MakeOptions) => {
    // A place that the user names is replaced; otherwise what is there stays, and the new file gets a number.
    const output = options.output ?? 'clip.mp4'
    const template = options.upscale === undefined ? 'text-to-video' : 'large'
    const asked = { ...deviceWish(options), set: assignments(prompt, output, options) }
    // Only now is anything loaded that makes videos: help and refusals wait for none of it.
    const { openWorkflow } = await import('../read-workflow.ts')
    const { runWorkflow } = await import('../run-workflow.ts')
    finish(
      await runWorkflow({
        ...asked,
        document: await openWorkflow(join(packageFolder, 'workflows', `${template}.reelgraph.json`)),
        folder: '.',
        ...(options.output === undefined ? {} : { exactPath: output }),
        json: options.json ?? false,
      }),
    )
  })
}

function assignments(prompt: string, output: string, options: MakeOptions): Assignment[] {
  if (prompt.trim() === '')
    throw new BadInput('prompt.empty', 'prompt', 'The prompt is empty. Say what the video shows.')
  const format = formats[extname(output).toLowerCase()]
  if (format === undefined) {
    throw new BadInput(
      'output.format',
      output,
      `${output} does not say which format to write. End it in ${Object.keys(formats).join(', ')}.`,
    )
  }
  const set: Assignment[] = [
    { name: 'prompt', value: prompt },
    { name: 'save.format', value: format },
  ]
  for (const name of ['seconds', 'steps', 'seed'] as const) {
    const value = options[name]
    if (value === undefined) continue
    if (value.trim() === '' || !Number.isFinite(Number(value)))
      throw new BadInput(`${name}.malformed`, name, `--${name} takes a number, not "${value}".`)
    set.push({ name, value: String(Number(value)) })
  }
  if (options.upscale !== undefined) {
    const scale = afterUpscaling[options.upscale]
    if (scale === undefined || !Object.hasOwn(afterUpscaling, options.upscale)) {
      throw new BadInput(
        'upscale.malformed',
        'upscale',
        `--upscale takes ${Object.keys(afterUpscaling).join(' or ')}, not "${options.upscale}".`,
      )
    }
    set.push({ name: 'scale', value: options.upscale }, { name: 'save.scale', value: scale })
  }
  if (options.size !== undefined) {
    const { width, height } = parseSize(options.size)
    set.push({ name: 'width', value: String(width) }, { name: 'height', value: String(height) })
  }
  return set
}
