import { strFromU8, strToU8, unzip, type UnzipFileInfo, zip } from 'fflate'
import { type Api, ApiProblem } from '../run/api/api.ts'
import { exportWorkflow } from '../document/index.ts'
import type { NodeRegistry, WorkflowDocument } from '../../engine/graph/index.ts'
import { isHash } from './is-hash.ts'
import { keptOutputs } from './kept-outputs.ts'
import { lockThings } from './lock-things.ts'
import { missingAssets } from './missing-assets.ts'

const workflowName = 'workflow.reelgraph.json'
const folder = 'assets/'
const keptFolder = 'frozen/'
/** Bytes that a zip may unfold to; a small one can hold very much. */
const mostBytes = 2 ** 31

/** A workflow packed with what it needs, and the nodes whose kept outputs are gone from this machine. */
export interface Bundle {
  readonly file: Blob
  readonly leftBehind: readonly string[]
}

/** A workflow with the pictures and videos that it uses and what its frozen nodes keep, as one zip that opens elsewhere. */
export async function bundleFile(
  document: WorkflowDocument,
  api: Api,
  registry: NodeRegistry,
): Promise<Bundle> {
  const files: Record<string, Uint8Array> = {
    [workflowName]: strToU8(exportWorkflow(await lockThings(document, api))),
  }
  for (const { id, name } of missingAssets(document)) {
    const response = await fetch(api.files.assetUrl(id))
    if (!response.ok)
      throw new Error(`${name ?? id.slice(0, 12)} is not on this machine, so it cannot be packed.`)
    const about = await api.files.asset(id)
    files[`${folder}${id}/${safeName(about.name ?? name ?? id)}`] = new Uint8Array(
      await response.arrayBuffer(),
    )
  }
  const leftBehind = new Set<string>()
  for (const { sha256, node } of keptOutputs(document, registry)) {
    const bytes = await api.files.kept(sha256).catch((thrown: unknown) => {
      if (!(thrown instanceof ApiProblem) || thrown.code !== 'frozen.missing') throw thrown
    })
    if (bytes) files[`${keptFolder}${sha256}`] = bytes
    else leftBehind.add(node)
  }
  const packed = await new Promise<Uint8Array>((resolve, reject) => {
    // Videos and pictures are packed already.
    zip(files, { level: 0 }, (error, data) => (error ? reject(error) : resolve(data)))
  })
  const file = new Blob([packed as Uint8Array<ArrayBuffer>], { type: 'application/zip' })
  return { file, leftBehind: [...leftBehind] }
}

/** The text of a workflow that came in a zip, and why what its frozen nodes keep was not taken, once each. */
export interface OpenedBundle {
  readonly text: string
  readonly refused: readonly string[]
}

/**
 * The workflow in such a zip; its files are brought to this machine first. One that is refused does not stop the rest: it is
 * missing then, and said to be. Throws where it is no such zip.
 */
export async function openBundle(file: Blob, api: Api): Promise<OpenedBundle> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let unfolded = 0
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean =>
    (name === workflowName || name.startsWith(folder) || name.startsWith(keptFolder)) &&
    (unfolded += originalSize) <= mostBytes
  const files = await new Promise<Record<string, Uint8Array>>((resolve, reject) => {
    unzip(bytes, { filter }, (error, data) => (error ? reject(error) : resolve(data)))
  }).catch((cause: unknown) => {
    throw new Error('This zip is broken. Get it once more from where it came from.', { cause })
  })
  const workflow = files[workflowName]
  if (!workflow)
    throw new Error(`This zip has no ${workflowName} in it, so it was not exported from Reelgraph.`)
  let text = strFromU8(workflow)
  const refused = new Set<string>()
  for (const [path, data] of Object.entries(files)) {
    if (path.startsWith(keptFolder)) {
      const sha256 = path.slice(keptFolder.length)
      if (!isHash(sha256)) continue
      await api.files.bringKept(sha256, data as Uint8Array<ArrayBuffer>).catch((thrown: unknown) => {
        if (!(thrown instanceof ApiProblem) || thrown.status === 0) throw thrown
        refused.add(thrown.detail)
      })
    }
    if (!path.startsWith(folder)) continue
    const [, id = '', name = 'file'] = path.split('/')
    const content = new Blob([data as Uint8Array<ArrayBuffer>])
    const brought = await api.files.upload(content, name).catch((thrown: unknown) => {
      if (!(thrown instanceof ApiProblem) || thrown.status === 0) throw thrown
    })
    // Another version of the server may keep the same picture in other bytes.
    if (brought && isHash(id)) text = text.replaceAll(`"${id}"`, `"${brought.sha256}"`)
  }
  return { text, refused: [...refused] }
}

function safeName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 100) || 'file'
}
