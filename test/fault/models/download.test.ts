import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { downloadBundle, hubAddress, readBundle } from '../../../engine/models/index.ts'
import type { DownloadOptions, DownloadProgress } from '../../../engine/models/index.ts'
import { copyOf, goldenFolder, temporaryFolder, wave } from '../../unit/models/tiny-bundle.ts'
import { numbersFrom } from '../store/steps.ts'
import { TinyHub } from './tiny-hub.ts'

const slow = 120_000
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_127)

let folder: ReturnType<typeof temporaryFolder>
let source: string
let hub: TinyHub
beforeEach(async () => {
  folder = temporaryFolder()
  source = copyOf('tiny-picturebook', folder.path, 'source')
  state(source, 'weights.bin', Buffer.from(wave(100_000, 1).buffer))
  hub = await TinyHub.start(source)
})
afterEach(async () => {
  await hub.end()
  folder.cleanUp()
})

/** Puts a file into the bundle and into what the bundle says of itself. */
function state(bundle: string, file: string, bytes: Buffer, sha256 = hashOf(bytes)): void {
  writeFileSync(join(bundle, file), bytes)
  promise(bundle, file, { sha256, bytes: bytes.length })
}

function promise(bundle: string, file: string, promised: { sha256: string; bytes: number }): void {
  const path = join(bundle, 'bundle.json')
  const info = JSON.parse(readFileSync(path, 'utf8')) as { files: object }
  writeFileSync(path, JSON.stringify({ ...info, files: { ...info.files, [file]: promised } }))
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const sameAsSource = (bundle: string): void => {
  for (const { file } of readBundle(source).files)
    expect(readFileSync(join(bundle, file)).equals(readFileSync(join(source, file))), file).toBe(true)
}

function download(more: Partial<DownloadOptions> = {}, url = hub.url): Promise<string> {
  return downloadBundle({
    folder: join(folder.path, 'store', '.download-1'),
    address: hubAddress(url),
    name: 'name',
    mostBytes: 1e9,
    signal: new AbortController().signal,
    retryMs: 1,
    ...more,
  })
}

describe('a download', () => {
  it(
    `has every file to the byte, all of one commit, however the connection is cut (seed ${seed})`,
    async () => {
      const random = numbersFrom(seed)
      let cuts = 0
      hub.manners.cut = (_, from, size) => {
        if (random() > 0.7 || size - from < 2) return undefined
        cuts++
        return 1 + Math.floor(random() * (size - from - 1))
      }
      const told: DownloadProgress[] = []
      sameAsSource(await download({ onProgress: (progress) => void told.push(progress) }))
      expect(cuts).toBeGreaterThan(5)
      const { doneBytes, totalBytes } = told.at(-1)!
      expect(doneBytes).toBe(totalBytes)
      // What was had is not had again; what a cut connection had not handed over yet is.
      expect(hub.sentBytes).toBeLessThan(1.5 * doneBytes)
      expect(hub.asked.some((asked) => /^weights.bin \d+-$/.test(asked))).toBe(true)
    },
    slow,
  )

  it(
    'goes on where another was ended',
    async () => {
      hub.manners.cut = (file, from) => (file === 'weights.bin' && from === 0 ? 150_000 : undefined)
      const control = new AbortController()
      const onProgress = ({ doneBytes }: DownloadProgress): void => {
        if (doneBytes > 150_000) setTimeout(() => control.abort(), 200)
      }
      await expect(download({ signal: control.signal, retryMs: 1e6, onProgress })).rejects.toThrow(/abort/)
      hub.manners = {}
      hub.asked.length = 0
      sameAsSource(await download())
      // Beside it only what there may be and is not.
      expect(hub.asked).toEqual(expect.arrayContaining(['weights.bin 150000-']))
      expect(hub.asked.filter((asked) => asked.endsWith('.onnx'))).toEqual([])
    },
    slow,
  )

  it('joins no parts of two versions: the hub says that it has another by now, or the hash does', async () => {
    for (const noTag of [false, true]) {
      const parts = join(folder.path, 'store', '.download-1', 'parts')
      mkdirSync(parts, { recursive: true })
      const name = createHash('sha256').update('weights.bin').digest('hex').slice(0, 32)
      writeFileSync(join(parts, name), Buffer.alloc(1000, 7))
      if (!noTag) {
        const address = `${hub.url}/resolve/${'c0ffee'.padEnd(40, '0')}/weights.bin`
        const kept = { validators: { [address]: '"of-long-ago"' } }
        writeFileSync(join(folder.path, 'store', '.download-1', 'progress.json'), JSON.stringify(kept))
      }
      sameAsSource(await download())
      rmSync(join(folder.path, 'store'), { recursive: true })
    }
    expect(hub.asked.filter((asked) => asked.startsWith('weights.bin'))).toEqual([
      'weights.bin 1000-',
      'weights.bin 1000-',
      'weights.bin',
    ])
  })

  it('does without ranges, and follows the hub to its storage, whose hash it checks', async () => {
    hub.manners = { noRanges: true, storage: true }
    let cuts = 2
    hub.manners.cut = (file) => (file === 'weights.bin' && cuts-- > 0 ? 1000 : undefined)
    sameAsSource(await download())
  })

  it('knows the layout of Hugging Face Optimum without a bundle.json', async () => {
    rmSync(source, { recursive: true })
    copyOf('tiny-flow', folder.path, 'source')
    const half = join(source, 'transformer/model.fp16.onnx')
    copyFileSync(join(goldenFolder, 'broken/external-inside.onnx'), half)
    writeFileSync(join(source, 'transformer/weights.bin'), 'weights')
    const bundle = await download()
    expect(readBundle(bundle).info).toMatchObject({ id: 'name', family: 'flow' })
    sameAsSource(bundle)
    // Of its other precision too, with the weights beside that.
    expect(readFileSync(join(bundle, 'transformer/model.fp16.onnx')).equals(readFileSync(half))).toBe(true)
    expect(readFileSync(join(bundle, 'transformer/weights.bin'), 'utf8')).toBe('weights')
    expect(hub.asked).not.toContain('weights.bin')
  })
})

describe('a download is refused by name where', () => {
  const refused = (code: string, said: RegExp, more: Partial<DownloadOptions> = {}): Promise<void> =>
    expect(download(more)).rejects.toMatchObject({ code, message: expect.stringMatching(said) })

  it('a file is not what the bundle, or the hub, promised', async () => {
    state(source, 'weights.bin', Buffer.from('other'), 'f'.repeat(64))
    await refused('download.wrong-hash', /ffffffffffff… was promised/)
    promise(source, 'weights.bin', { sha256: hashOf(Buffer.from('other')), bytes: 77 })
    rmSync(join(folder.path, 'store'), { recursive: true })
    await refused('download.wrong-hash', /has 5 bytes on the hub, but the bundle says 77/)
    state(source, 'weights.bin', Buffer.from('other'))
    rmSync(join(folder.path, 'store'), { recursive: true })
    hub.manners.answer = (file, request, response) => {
      if (request.url!.startsWith('/storage/') || file !== 'transformer/model.onnx') return false
      response.writeHead(302, { location: `/storage/${file}`, 'x-linked-etag': `"${'e'.repeat(64)}"` }).end()
      return true
    }
    promise(source, 'transformer/model.onnx', { sha256: 'e'.repeat(64), bytes: 915 })
    await refused('download.wrong-hash', /eeeeeeeeeeee… was promised/)
  })

  it('redirects go in circles, or to a file', async () => {
    hub.manners.answer = (_, request, response) => {
      response.writeHead(302, { location: request.url! }).end()
      return true
    }
    await refused('download.redirects', /more than 5 times/)
    expect(hub.asked).toHaveLength(6)
    hub.manners.answer = (_, __, response) => {
      response.writeHead(302, { location: 'file:///etc/passwd' }).end()
      return true
    }
    await refused('download.redirects', /neither http nor https/)
  })

  it('there is no model in that layout', async () => {
    rmSync(join(source, 'vae_decoder', 'model.onnx'))
    await refused('download.layout', /has no vae_decoder\/model.onnx/)
    writeFileSync(join(source, 'model_index.json'), '<!doctype html>')
    rmSync(join(folder.path, 'store'), { recursive: true })
    await refused('model.not-a-bundle', /is not JSON/)
    rmSync(join(source, 'model_index.json'))
    rmSync(join(folder.path, 'store'), { recursive: true })
    await refused('download.layout', /has no model_index.json at "main"/)
  })

  it('a bundle names files outside of itself', async () => {
    for (const path of ['../../escaped', '/tmp/escaped', 'a/../../escaped', 'C:\\escaped']) {
      promise(source, path, { sha256: 'a'.repeat(64), bytes: 1 })
      await refused('model.unsafe-path', /lies outside the bundle/)
      expect(hub.asked.join()).not.toContain('escaped')
      copyOf('tiny-picturebook', folder.path, 'source')
      rmSync(join(folder.path, 'store'), { recursive: true })
    }
  })

  it('it is too large, as promised or as sent', async () => {
    await refused('download.too-large', /Choose a smaller one/, { mostBytes: 100_000 })
    const parts = hub.sentBytes
    expect(parts).toBeLessThan(10_000)
    hub.manners.answer = (file, _, response) => {
      if (file !== 'lexicon.json') return false
      response.writeHead(200)
      response.write(Buffer.alloc(600_000))
      response.end()
      return true
    }
    await refused('download.too-large', /lexicon.json has more than/, { mostBytes: 600_000 })
  })

  it('the disk is full, before or while it is written to', async () => {
    await refused('download.disk-full', /Free some space/, { freeBytes: async () => 1000 })
    if (process.platform !== 'linux') return
    const parts = join(folder.path, 'store', '.download-1', 'parts')
    mkdirSync(parts, { recursive: true })
    symlinkSync(
      '/dev/full',
      join(parts, createHash('sha256').update('weights.bin').digest('hex').slice(0, 32)),
    )
    await refused('download.disk-full', /no room for weights.bin/)
  })

  it('the hub asks for a login, or cannot be reached', async () => {
    hub.manners.answer = (_, __, response) => {
      response.writeHead(401).end()
      return true
    }
    await refused('download.refused', /asks for a login/)
    hub.manners.answer = (_, __, response) => {
      response.writeHead(503).end()
      return true
    }
    await refused('download.unreachable', /it answered 503/)
    hub.manners.answer = () => true
    await refused('download.unreachable', /said nothing for too long/, { silenceMs: 20 })
  })
})

it.each([
  '/etc/passwd',
  'file:///etc/passwd',
  'models/picturebook',
  'ftp://example.test/owner/name',
  'https://user:secret@example.test/owner/name',
  'https://example.test',
  'https://example.test/owner/name?download=true',
  'https://example.test/owner/name/resolve/',
  'https://example.test/owner/name/resolve/main/model.onnx',
  `https://example.test/${'a'.repeat(3000)}`,
])('is no address of a model: %s', (url) => {
  expect(() => hubAddress(url)).toThrow(expect.objectContaining({ code: 'download.address' }))
})

it('an address names model and revision', () => {
  expect(hubAddress('https://example.test/owner/My%20Name/')).toMatchObject({ revision: 'main' })
  expect(hubAddress('https://example.test:8443/hub/owner/Name-1/resolve/v2')).toEqual({
    base: 'https://example.test:8443/hub/owner/Name-1',
    revision: 'v2',
    name: 'name-1',
  })
})
