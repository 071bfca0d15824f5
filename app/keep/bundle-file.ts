import { strFromU8, strToU8, unzip, zip } from 'fflate'
import type { Api } from '../run/api/api.ts'
import { exportWorkflow } from '../document/index.ts'
import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { missingAssets } from './missing-assets.ts'

const workflowName = 'workflow.reelgraph.json'
const folder = 'assets/'

/** A workflow with the pictures and videos that it uses, as one zip that opens elsewhere. */
export async function bundleFile(document: WorkflowDocument, api: Api): Promise<Blob> {
  const files: Record<string, Uint8Array> = { [workflowName]: strToU8(exportWorkflow(document)) }
  for (const { id, name } of missingAssets(document)) {
    const response = await fetch(api.files.assetUrl(id))
    if (!response.ok)
      throw new Error(`${name ?? id.slice(0, 12)} is not on this machine, so it cannot be packed.`)
    const about = await api.files.asset(id)
    files[`${folder}${id}/${safeName(about.name ?? name ?? id)}`] = new Uint8Array(
      await response.arrayBuffer(),
    )
  }
  const packed = await new Promise<Uint8Array>((resolve, reject) => {
    // Videos and pictures are packed already.
    zip(files, { level: 1 }, (error, data) => (error ? reject(error) : resolve(data)))
  })
  return new Blob([packed as Uint8Array<ArrayBuffer>], { type: 'application/zip' })
}

/** The text of the workflow in such a zip; its files are brought to this machine first. Throws where it is none. */
export async function openBundle(file: Blob, api: Api): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const files = await new Promise<Record<string, Uint8Array>>((resolve, reject) => {
    unzip(bytes, (error, data) => (error ? reject(error) : resolve(data)))
  })
  const workflow = files[workflowName]
  if (!workflow)
    throw new Error(`This zip has no ${workflowName} in it, so it was not exported from Reelgraph.`)
  for (const [path, data] of Object.entries(files)) {
    if (!path.startsWith(folder)) continue
    const name = path.split('/').at(-1)!
    await api.files.upload(new Blob([data as Uint8Array<ArrayBuffer>]), name)
  }
  return strFromU8(workflow)
}

function safeName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 100) || 'file'
}
