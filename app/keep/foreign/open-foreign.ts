import type { NodeRegistry, Problem, WorkflowDocument } from '../../../engine/graph/index.ts'
import { openWorkflow } from '../../document/index.ts'
import { comfyWorkflow } from './comfy-workflow.ts'
import { mendJson } from './mend-json.ts'

/** A workflow from anywhere, with everything that has to be said of it; without a document, nothing could be opened. */
export interface OpenedForeign {
  readonly document?: WorkflowDocument
  readonly problems: readonly Problem[]
}

/** A workflow that is not finished is no broken file: these are for the problems panel. */
const unfinished = new Set(['input.missing', 'bypass.nothing-to-forward', 'mute.removes'])

/**
 * Opens a workflow as far as it goes: one of this program, of a newer version, one that was cut off on its way, or one of
 * ComfyUI, whose nodes become placeholders.
 */
export function openForeign(source: unknown, registry: NodeRegistry): OpenedForeign {
  const opened = openWorkflow(source, registry)
  if (opened.document) {
    const { document, problems, whole } = opened
    return { document, problems: whole ? problems.filter(isOfTheFile) : problems }
  }
  const mended = opened.problems[0]?.code === 'file.not-json' ? mendJson(String(source)) : undefined
  if (mended !== undefined) {
    const inner = openForeign(mended, registry)
    if (inner.document) return { ...inner, problems: [cutOff, ...inner.problems] }
  }
  const value = typeof source === 'string' ? valueOf(source, opened.problems) : source
  const comfy = value === undefined ? undefined : comfyWorkflow(value)
  if (!comfy) return { problems: opened.problems }
  const inner = openWorkflow(comfy, registry)
  const said = [foreign, ...inner.problems.filter(isOfTheFile)]
  return inner.document ? { document: inner.document, problems: said } : { problems: opened.problems }
}

/** Only text that is within the limits, and JSON, is read here as well. */
function valueOf(text: string, [problem]: readonly Problem[]): unknown {
  return problem?.code === 'file.not-a-workflow' ? JSON.parse(text.replace(/^\uFEFF/, '')) : undefined
}

function isOfTheFile({ code, severity }: Problem): boolean {
  return severity === 'error' && !unfinished.has(code)
}

const cutOff: Problem = {
  code: 'file.cut-off',
  severity: 'error',
  node: '',
  message:
    'The file ends in the middle. What is in it up to there was opened; get the whole file for the rest.',
}

const foreign: Problem = {
  code: 'file.foreign',
  severity: 'error',
  node: '',
  message:
    'This is a workflow of ComfyUI. Its nodes stand here as placeholders, with their wires and settings; replace them one by one.',
}
