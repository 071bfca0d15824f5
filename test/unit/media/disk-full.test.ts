import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { scratch } from './pictures.ts'

const files = scratch()
const script = fileURLToPath(new URL('./write-under-limit.ts', import.meta.url))

// A process may write files of so many kilobytes and no more: the same errors as a full disk, without one.
describe.skipIf(process.platform === 'win32')('a disk that is full', () => {
  it.each([
    ['mp4-h264', 0],
    ['mp4-h264', 24],
    ['webm-vp9', 8],
    ['webp', 4],
    ['gif', 4],
    ['png', 0],
  ])('%s at %i KB: a named error and nothing left', async (format, kilobytes) => {
    const target = files.path(`full.${format}`)
    const run = promisify(execFile)
    const { stdout } = await run('bash', [
      '-c',
      `ulimit -f ${kilobytes}; exec "$0" --import tsx "$1" "$2" "$3"`,
      process.execPath,
      script,
      target,
      format,
    ])
    expect(JSON.parse(stdout)).toEqual({ code: 'media.disk-full', subject: target, unhandled: [] })
    expect(await readdir(files.path('.'))).toEqual([])
  })
})
