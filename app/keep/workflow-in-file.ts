import { limits } from '../../engine/graph/index.ts'
import { type Api, ApiProblem } from '../run/api/api.ts'

/** What a file holds: a workflow, which is not looked at yet, or why there is none in a sentence. */
export type FoundInFile = { readonly source: unknown } | { readonly trouble: string }

/** Reads the workflow that a file is, or that a video or picture carries. */
export async function workflowInFile(
  file: File,
  files: Pick<Api['files'], 'workflowIn'>,
): Promise<FoundInFile> {
  if (isText(file)) {
    // Each of its characters takes three bytes at most: more than that is not even read.
    if (file.size <= 3 * limits.characters) return { source: await file.text() }
    const size = `${Math.round(file.size / 2 ** 20)} MiB`
    return { trouble: `It is ${size} long. A workflow has 64 million characters at most.` }
  }
  try {
    return { source: (await files.workflowIn(file)).workflow }
  } catch (thrown) {
    if (thrown instanceof ApiProblem) return { trouble: thrown.detail }
    throw thrown
  }
}

function isText({ name, type }: File): boolean {
  return /\.(json|txt)$/i.test(name) || /json|^text\//.test(type)
}
