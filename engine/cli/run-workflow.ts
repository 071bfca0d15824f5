import { randomInt, randomUUID } from 'node:crypto'
import { compile, nothingToMake, rollDice } from '../graph/index.ts'
import type { NodeRegistry, WorkflowDocument } from '../graph/index.ts'
import type { DeviceWish } from '../models/index.ts'
import { execute } from '../run/index.ts'
import type { RunEvent, RunResult } from '../run/index.ts'
import { OutputFolder } from '../store/output-folder.ts'
import { engineOptions } from '../worker/engine-options.ts'
import { openCache } from '../worker/open-cache.ts'
import { openServices } from '../worker/open-services.ts'
import { applyAssignments } from './apply-assignments.ts'
import type { Assignment } from './assignment.ts'
import { BadInput } from './bad-input.ts'
import { checkOutputPlace } from './check-output-place.ts'
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { LiveDisplay } from './live-display.ts'
import { errorLine } from './error-line.ts'
import { onStopRequest } from './on-stop-request.ts'
import { problemLines } from './problem-lines.ts'
import { nodeRegistry } from './read-workflow.ts'
import { seedLines } from './seed-lines.ts'

/** What the command line says about a run. */
export interface RunRequest extends DeviceWish {
  readonly document: WorkflowDocument
  readonly set: readonly Assignment[]
  /** Folder for outputs, or the exact path of the first one. */
  readonly folder: string
  readonly exactPath?: string
  readonly json: boolean
  readonly targets?: readonly string[]
  /** Denoise only this many steps; the same run without it goes on from there. */
  readonly stopAfter?: number
}

/**
 * Runs a workflow in this process and shows it. Returns the exit code; Ctrl+C stops between steps. A long native call
 * hears of no signal: `guarded.mjs` ends a process that does not stop.
 */
export async function runWorkflow(request: RunRequest): Promise<ExitCode> {
  const registry = nodeRegistry()
  const open = await openServices(request)
  const stop = new AbortController()
  const unheard = onStopRequest(() => stop.abort(), process.env['REELGRAPH_GUARDED'] === '1')
  try {
    const rolled = rollDice(
      await applyAssignments(request.document, request.set, registry, open.assets),
      drawSeed,
    )
    const { document } = rolled
    const { graph, problems } = compile(
      document,
      registry,
      request.targets ? { targets: request.targets } : {},
    )
    if (!graph) throw new BadInput('workflow.problems', document.id, problemLines(problems).join('\n'))
    if (graph.outputs.length === 0)
      throw new BadInput('workflow.nothing-to-make', document.id, nothingToMake(document, registry))

    // Where nothing is saved, nothing needs a place.
    if (graph.order.some((path) => graph.nodes.get(path)?.definition.effect === true))
      await checkOutputPlace(request.folder, request.exactPath)
    const outputs = new OutputFolder(request.folder, request.exactPath)
    const display = new LiveDisplay(process.stderr, (node) => titleOf(document, registry, node), process.env)
    if (!request.json) {
      for (const line of problemLines(problems)) display.say(line)
      display.say(`Runs on ${open.host.device.provider}; reelgraph doctor says why.`)
    }
    for (const line of seedLines(rolled, registry)) display.say(line)
    const { cache, settled } = openCache(open.data)
    const handle = execute(graph, {
      ...engineOptions(open, cache, outputs, document),
      run: randomUUID(),
      signal: stop.signal,
      ...(request.stopAfter !== undefined && { stopAfter: request.stopAfter }),
      onEvent: (event) => (request.json ? printEvent(event) : display.event(event)),
      ...(request.json ? {} : { onPreview: (_node, step) => display.preview(step) }),
    })
    const result = await handle.done
    await settled()
    display.end()
    if (!request.json) report(result, outputs)
    return codeOf(result)
  } finally {
    unheard()
    await open.close()
  }
}

/** Seeds are drawn short enough to read aloud. */
function drawSeed(): number {
  return randomInt(2 ** 32)
}

function printEvent(event: RunEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`)
}

function report(result: RunResult, outputs: OutputFolder): void {
  for (const { path } of outputs.saved) process.stdout.write(`${path}\n`)
  if (result.status === 'cancelled') process.stderr.write('Stopped. What was finished is kept.\n')
  if (result.error) process.stderr.write(`${errorLine(result.error)}\n`)
}

function codeOf(result: RunResult): ExitCode {
  switch (result.status) {
    case 'done':
      return exitCode.done
    case 'cancelled':
      return exitCode.cancelled
    case 'failed':
      return exitCode.failed
  }
}

function titleOf(document: WorkflowDocument, registry: NodeRegistry, path: string): string {
  const node = document.nodes[path]
  return node?.title ?? registry.get(node?.type ?? '')?.title ?? path
}
