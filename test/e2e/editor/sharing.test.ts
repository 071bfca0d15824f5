import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import { zippableBundle } from '../../unit/models/zippable-bundle.ts'
import { ServeProcess } from '../serve-process.ts'
import { command, dropFile } from './drop-file.ts'
import { openEditor, type OpenedEditor } from './open-editor.ts'

let editor: OpenedEditor
/** Another machine, with nothing on it. */
let elsewhere: ServeProcess
let data: string
let template: WorkflowDocument

beforeAll(async () => {
  editor = await openEditor()
  await editor.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  data = await mkdtemp(join(tmpdir(), 'reelgraph-elsewhere-'))
  elsewhere = await ServeProcess.start(data)
  template = JSON.parse(await readFile('workflows/text-to-video.reelgraph.json', 'utf8')) as WorkflowDocument
}, 300_000)

afterEach(() => expect(editor.faults).toEqual([]))

afterAll(async () => {
  await editor?.close()
  await elsewhere?.end()
  await rm(data, { recursive: true, force: true })
})

const words = (page: Page): Locator =>
  page.locator('[data-node-type="text/prompt"]').first().getByRole('textbox')

const bytesOf = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

/** The template with other words, and other settings of its nodes. */
function variant(prompt: string, settings: Readonly<Record<string, object>> = {}): WorkflowDocument {
  const copy = structuredClone(template) as { nodes: Record<string, { params: object }> }
  const changes: Record<string, object> = { prompt: { words: prompt }, ...settings }
  for (const [id, params] of Object.entries(changes)) Object.assign(copy.nodes[id]!.params, params)
  return copy as unknown as WorkflowDocument
}

/** The bytes of a file that an action hands out. */
async function exported(title: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    editor.page.waitForEvent('download', { timeout: 30_000 }),
    command(editor.page, title),
  ])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

async function exportedJson(): Promise<WorkflowDocument & Record<string, unknown>> {
  const { bytes } = await exported('Export as JSON')
  return JSON.parse(bytes.toString()) as WorkflowDocument & Record<string, unknown>
}

/** Starts anew, with an empty canvas. */
async function startEmpty(): Promise<void> {
  await command(editor.page, 'New workflow')
  await expect.poll(() => editor.page.locator('[data-node-id]').count()).toBe(0)
}

const report = (name?: RegExp): Locator => editor.page.getByRole('dialog', { ...(name && { name }) })

describe('a workflow as JSON', { timeout: 120_000 }, () => {
  it('goes out as a file and comes back by drop, by the file dialog and by paste', async () => {
    const { page } = editor
    await words(page).fill('an owl in the rain')
    const { name, bytes } = await exported('Export as JSON')
    expect(name).toBe('Text to video.reelgraph.json')
    const document = JSON.parse(bytes.toString()) as WorkflowDocument
    expect(document.nodes['prompt']!.params['words']).toBe('an owl in the rain')
    expect(document.lock?.models).toEqual([
      { id: 'picturebook', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    ])

    await startEmpty()
    await dropFile(page, name, bytes, 'application/json')
    await expect.poll(() => words(page).inputValue()).toBe('an owl in the rain')
    // It is another workflow than the one that it came from, and nothing else of it is.
    const again = await exportedJson()
    expect(again.id).not.toBe(document.id)
    expect(again).toEqual({ ...document, id: again.id })

    await startEmpty()
    const chooser = page.waitForEvent('filechooser')
    await command(page, 'Open a file')
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: bytes })
    await expect.poll(() => words(page).inputValue()).toBe('an owl in the rain')

    await startEmpty()
    await page.evaluate((text) => navigator.clipboard.writeText(text), bytes.toString())
    await page.locator('.canvas').click({ position: { x: 500, y: 600 } })
    await page.keyboard.press('Control+v')
    await expect.poll(() => words(page).inputValue()).toBe('an owl in the rain')
    expect(await page.locator('[data-node-id]').count()).toBe(Object.keys(template.nodes).length)
  })

  it('goes into a link that opens in another browser, and is only opened', async () => {
    const { page, server, context } = editor
    await dropFile(
      page,
      'fox.json',
      bytesOf(variant('a fox that was sent as a link', { sampler: { seed: 4711 } })),
    )
    await expect.poll(() => words(page).inputValue()).toBe('a fox that was sent as a link')
    await command(page, 'Copy a link to it')
    await page.getByText('The link is on the clipboard.', { exact: false }).waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link.startsWith(`${server.url}/#workflow=`)).toBe(true)
    expect(link.length).toBeLessThan(4000)

    const fresh = await context.browser()!.newContext()
    const other = await fresh.newPage()
    const asked: string[] = []
    other.on('request', (request) => asked.push(request.url()))
    await other.goto(link)
    await other.waitForSelector('[data-node-id]')
    expect(await words(other).inputValue()).toBe('a fox that was sent as a link')
    expect(new URL(other.url()).hash).toBe('')
    expect(asked.filter((url) => url.includes('workflow=') || url.includes('/api/runs/'))).toEqual([])
    await other.reload()
    await other.waitForSelector('[data-node-id]')
    expect(await words(other).inputValue()).toBe('a fox that was sent as a link')
    // A link that is cut off says so, and leaves what was open.
    await other.goto(link.slice(0, 200))
    await other.getByText('It is cut off or damaged.', { exact: false }).waitFor()
    await fresh.close()
  })
})

describe('a finished file', { timeout: 240_000 }, () => {
  /** Runs a small variant and gives the bytes of what it saved. */
  async function made(prompt: string, format: string, save: object = {}): Promise<Uint8Array> {
    const { server } = editor
    const workflow = variant(prompt, {
      clip: { seconds: 1 },
      schedule: { steps: 2 },
      save: { format, scale: 1, ...save },
    })
    const { body } = await server.json<{ id: string }>('/api/runs', { workflow })
    const run = await server.ended(body.id)
    expect(run.error).toBeUndefined()
    const answer = await fetch(`${server.url}/api/outputs/${run.outputs[0]!.id}`)
    return new Uint8Array(await answer.arrayBuffer())
  }

  it.each([
    ['mp4-h264', 'clip.mp4', 'video/mp4'],
    ['webm-vp9', 'clip.webm', 'video/webm'],
    ['png', 'clip.png', 'image/png'],
    ['webp', 'clip.webp', 'image/webp'],
  ])('as %s opens the graph that made it when it is dropped', async (format, name, type) => {
    const { page } = editor
    const prompt = `a fox in a ${format}`
    const bytes = await made(prompt, format)
    await startEmpty()
    await dropFile(page, name, bytes, type)
    await expect.poll(() => words(page).inputValue(), { timeout: 20_000 }).toBe(prompt)
    expect(await report().count()).toBe(0)
  })

  it('says so where its maker left the workflow out, and leaves the graph alone', async () => {
    const { page } = editor
    const bytes = await made('a secret fox', 'mp4-h264', { workflow: false })
    await startEmpty()
    await dropFile(page, 'secret.mp4', bytes, 'video/mp4')
    const dialog = report(/secret\.mp4 could not be opened/)
    await dialog.getByText('carries no workflow', { exact: false }).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    expect(await page.locator('[data-node-id]').count()).toBe(0)
  })
})

describe('what a workflow needs', { timeout: 120_000 }, () => {
  let picture: Buffer
  let sha256: string
  let workflow: WorkflowDocument

  beforeAll(async () => {
    const pixels = Buffer.alloc(64 * 64 * 3, Buffer.from([200, 90, 30, 20, 90, 200]))
    picture = await sharp(pixels, { raw: { width: 64, height: 64, channels: 3 } })
      .png()
      .toBuffer()
    // The server takes pictures apart and puts them together again, so that the hash is of what it keeps.
    const answer = await fetch(`${editor.server.url}/api/uploads?name=stripes.png`, {
      method: 'POST',
      body: new Uint8Array(picture),
      headers: { 'content-type': 'application/octet-stream' },
    })
    sha256 = ((await answer.json()) as { sha256: string }).sha256
    const from = JSON.parse(
      await readFile('workflows/image-to-video.reelgraph.json', 'utf8'),
    ) as WorkflowDocument
    const image = { ...from.nodes['image']!, params: { file: sha256 } }
    workflow = { ...from, nodes: { ...from.nodes, image } }
  })

  /** A page on the other machine. */
  async function openElsewhere(): Promise<Page> {
    const fresh = await editor.context.browser()!.newContext()
    const page = await fresh.newPage()
    await page.goto(elsewhere.url)
    await page.waitForSelector('[data-node-id]')
    return page
  }

  const isThere = async (): Promise<boolean> =>
    (await fetch(`${elsewhere.url}/api/assets/${sha256}`)).status === 200

  it('is named with its hash where it is missing, and can be chosen', async () => {
    const { page } = editor
    await dropFile(page, 'stripes.json', bytesOf(workflow))
    await editor.node('media/load-image').waitFor()
    expect(await report().count()).toBe(0)
    const { name, bytes } = await exported('Export as JSON')

    const other = await openElsewhere()
    await dropFile(other, name, bytes, 'application/json')
    const dialog = other.getByRole('dialog', { name: /needs a file that is not here/ })
    const row = dialog.locator(`[data-missing="${sha256}"]`)
    await row.getByText('stripes.png').waitFor()
    await row.getByText(sha256).waitFor()
    const node = other.locator('[data-node-type="media/load-image"]')
    await node.getByText('stripes.png is not here').first().waitFor()
    const chooser = other.waitForEvent('filechooser')
    await row.getByRole('button', { name: 'Choose file' }).click()
    await (await chooser).setFiles({ name: 'stripes.png', mimeType: 'image/png', buffer: picture })
    await row.getByText('is here now', { exact: false }).waitFor()
    expect(await isThere()).toBe(true)
    await node.getByText('is not here').first().waitFor({ state: 'detached' })
    await node.locator('img').first().waitFor()
    await other.context().close()
  })

  it('travels in a zip that opens on a machine that has nothing', async () => {
    const { name, bytes } = await exported('Export with its files')
    expect(name).toMatch(/\.reelgraph\.zip$/)
    await elsewhere.end()
    await rm(data, { recursive: true, force: true })
    data = await mkdtemp(join(tmpdir(), 'reelgraph-elsewhere-'))
    elsewhere = await ServeProcess.start(data)
    expect(await isThere()).toBe(false)
    const other = await openElsewhere()
    await dropFile(other, name, bytes, 'application/zip')
    const node = other.locator('[data-node-type="media/load-image"]')
    await node.getByText('stripes.png').waitFor({ timeout: 20_000 })
    expect(await other.getByRole('dialog').count()).toBe(0)
    expect(await isThere()).toBe(true)
    await other.context().close()
  })

  it('takes along in the zip what a frozen node keeps, so that nothing before it runs there', async () => {
    const { page } = editor
    const short = { clip: { seconds: 1 }, schedule: { steps: 2 } }
    await dropFile(page, 'kept.json', bytesOf(variant('a fox that is kept', short)))
    await expect.poll(() => words(page).inputValue()).toBe('a fox that is kept')
    await page.keyboard.press('Control+Enter')
    const done = '[data-node-type="media/save-video"][data-state="done"]'
    await page.waitForSelector(done, { timeout: 90_000 })
    const frozen = '[data-node-type="sampling/dit-sampler"][data-state="frozen"]'
    await editor
      .node('sampling/dit-sampler')
      .locator('.node-header')
      .click({ position: { x: 60, y: 12 } })
    await page.keyboard.press('Control+l')
    await page.waitForSelector(frozen, { timeout: 60_000 })
    const { name, bytes } = await exported('Export with its files')

    await elsewhere.end()
    await rm(data, { recursive: true, force: true })
    data = await mkdtemp(join(tmpdir(), 'reelgraph-elsewhere-'))
    elsewhere = await ServeProcess.start(data)
    const other = await openElsewhere()
    await dropFile(other, name, bytes, 'application/zip')
    await other.waitForSelector(frozen, { timeout: 30_000 })
    await other.keyboard.press('Control+Enter')
    await other.waitForSelector(done, { timeout: 90_000 })
    const { runs } = (await elsewhere.json<{ runs: { id: string }[] }>('/api/runs')).body
    const { events } = (
      await elsewhere.json<{ events: { type: string; node?: string }[] }>(
        `/api/runs/${runs[0]!.id}/events?limit=5000`,
      )
    ).body
    const made = events.filter(({ type }) => type === 'node.started').map(({ node }) => node)
    expect(made).toContain('decoder')
    for (const before of ['prompt', 'rewriter', 'encoder', 'schedule', 'clip', 'sampler'])
      expect(made).not.toContain(before)
    await other.context().close()
  })

  it('names a model that is not installed with its hash, and puts another in its place', async () => {
    const { page } = editor
    const models = [{ id: 'grand-cinema', sha256: 'ab'.repeat(32) }]
    const foreign = { ...variant('a fox', { model: { model: 'grand-cinema' } }), lock: { models } }
    await dropFile(page, 'grand.json', bytesOf(foreign))
    const row = report(/needs a model that is not here/).locator('[data-missing="grand-cinema"]')
    await row.getByText('ab'.repeat(32)).waitFor()
    await row.getByRole('combobox', { name: /Use another model/ }).click()
    await page.getByRole('option', { name: 'picturebook' }).click()
    await row.getByText('picturebook stands in its place', { exact: false }).waitFor()
    await report().getByRole('button', { name: 'Go on' }).click()
    expect((await exportedJson()).nodes['model']!.params['model']).toBe('picturebook')
  })

  it('takes the zip file of a model that is not installed', async () => {
    const { page } = editor
    await dropFile(page, 'tiny.json', bytesOf(variant('a fox', { model: { model: 'tiny-picturebook' } })))
    const row = report(/needs a model that is not here/).locator('[data-missing="tiny-picturebook"]')
    const chooser = page.waitForEvent('filechooser')
    await row.getByRole('button', { name: 'Choose file' }).click()
    const buffer = Buffer.from(zipSync(zippableBundle('tiny-picturebook', 'tiny-picturebook/')))
    await (await chooser).setFiles({ name: 'tiny.zip', mimeType: 'application/zip', buffer })
    await row.getByText('is here now', { exact: false }).waitFor({ timeout: 60_000 })
    await report().getByRole('button', { name: 'Go on' }).click()
    expect((await exportedJson()).nodes['model']!.params['model']).toBe('tiny-picturebook')
  })
})

describe('a file that is not whole', { timeout: 120_000 }, () => {
  async function drop(name: string, content: unknown): Promise<Locator> {
    await dropFile(editor.page, name, bytesOf(content), 'application/json')
    const dialog = report(new RegExp(name.replace('.', '\\.')))
    await dialog.waitFor()
    return dialog
  }
  const goOn = (): Promise<void> => report().getByRole('button', { name: 'Go on' }).click()
  const sorted = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

  it('opens from ComfyUI with placeholders, and holds the file whole', async () => {
    const comfy = {
      last_node_id: 2,
      nodes: [
        {
          id: 1,
          type: 'CheckpointLoaderSimple',
          pos: [0, 0],
          size: [300, 100],
          widgets_values: ['v1.ckpt'],
          outputs: [{ name: 'MODEL', type: 'MODEL', links: [7] }],
        },
        {
          id: 2,
          type: 'KSampler',
          pos: [400, 0],
          inputs: [{ name: 'model', type: 'MODEL', link: 7 }],
          widgets_values: [5, 'fixed', 20],
        },
      ],
      links: [[7, 1, 0, 2, 0, 'MODEL']],
      groups: [],
      version: 0.4,
    }
    const dialog = await drop('comfy.json', comfy)
    await dialog.getByText('This is a workflow of ComfyUI.', { exact: false }).waitFor()
    expect(await dialog.locator('[data-code="node.unknown-type"]').count()).toBe(2)
    await goOn()
    expect(await editor.page.locator('[data-node-id]').count()).toBe(2)
    await editor.node('comfyui/KSampler').waitFor()
    const out = await exportedJson()
    expect(out['comfyui']).toEqual(comfy)
    expect(Object.values(out.edges)).toEqual([{ from: ['1', 'MODEL'], to: ['2', 'model'] }])
  })

  it('opens from a newer version, and is saved back as it was', async () => {
    const newer = {
      ...variant('a fox from the future'),
      version: 99,
      timeline: { beats: [1, 2, 3] },
      nodes: {
        ...variant('a fox from the future').nodes,
        odd: { type: 'future/dream', version: 'three', settings: { depth: 4 } },
        unknown: { type: 'future/echo', version: 2, params: { times: 3 } },
      },
      layout: {
        nodes: { ...template.layout.nodes, odd: { x: 40, y: 900 }, unknown: { x: 400, y: 900 } },
        ...('notes' in template.layout && { notes: template.layout.notes }),
        ...('groups' in template.layout && { groups: template.layout.groups }),
        ...('edges' in template.layout && { edges: template.layout.edges }),
      },
    }
    const dialog = await drop('newer.json', newer)
    await dialog.getByText('future/echo', { exact: false }).first().waitFor()
    await goOn()
    await editor.page.locator('[data-node-id="odd"]').waitFor()
    const { lock, ...out } = await exportedJson()
    const { lock: before, ...file } = newer
    // What is opened is a workflow of its own, which others that were opened from the file know nothing of.
    expect(sorted({ ...out, id: file.id })).toEqual(sorted(file))
    expect(out.id).not.toBe(file.id)
    expect(lock).toMatchObject(before!)
  })

  it('opens one that was cut off on its way up to there', async () => {
    const text = JSON.stringify(variant('a fox that was cut off'))
    const dialog = await drop('cut.json', text.slice(0, Math.round(text.length * 0.8)))
    expect(await dialog.locator('[data-code="file.cut-off"]').count()).toBe(1)
    await goOn()
    // What was lost is where nodes stand, so it is seen from afar.
    expect((await exportedJson()).nodes['prompt']!.params['words']).toBe('a fox that was cut off')
  })

  it.each([
    ['notes.json', 'Dear diary,', 'not JSON'],
    ['other.json', { name: 'a package', version: '1.0.0' }, 'not a Reelgraph workflow'],
  ])('leaves the graph alone where it is no workflow: %s', async (name, content, reason) => {
    await dropFile(editor.page, 'whole.json', bytesOf(variant('still here')), 'application/json')
    await expect.poll(() => words(editor.page).inputValue()).toBe('still here')
    const dialog = await drop(name, content)
    await dialog.getByText(reason, { exact: false }).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    expect(await words(editor.page).inputValue()).toBe('still here')
  })

  it('does not even read one that is far too large', async () => {
    await editor.page.evaluate(() => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(
        new File([new Uint8Array(200 * 2 ** 20)], 'huge.json', { type: 'application/json' }),
      )
      const over = { bubbles: true, cancelable: true, dataTransfer }
      document.querySelector('.canvas')!.dispatchEvent(new DragEvent('drop', over))
    })
    const dialog = report(/huge\.json could not be opened/)
    await dialog.getByText('It is 200 MiB long.', { exact: false }).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
  })

  it('opens a graph of two thousand nodes', async () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 2000 }, (_, at) => [`n${at}`, { type: 'values/number', version: 1, params: {} }]),
    )
    await dropFile(
      editor.page,
      'many.json',
      bytesOf({ ...template, nodes, edges: {}, layout: { nodes: {} }, inputs: [], outputs: [] }),
    )
    await expect
      .poll(() => editor.page.locator('[data-node-id]').count(), { timeout: 30_000 })
      .toBeGreaterThan(0)
    expect(Object.keys((await exportedJson()).nodes)).toHaveLength(2000)
  })
})
