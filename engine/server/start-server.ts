import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { registryOf } from '../graph/index.ts'
import type { EventError } from '../run/index.ts'
import { AssetFolders } from '../store/asset-folders.ts'
import { openStore } from '../store/index.ts'
import { Inspector, StepArchive, Supervisor } from '../worker/index.ts'
import { accessPolicy } from './access/access-policy.ts'
import type { AccessPolicy } from './access/access-policy.ts'
import { Doorkeeper } from './access/doorkeeper.ts'
import { sessionSecret } from './access/session-secret.ts'
import { createApi, notFound } from './api/app.ts'
import { asEventError } from './as-event-error.ts'
import { closerOf } from './close-http.ts'
import type { ServerContext } from './context.ts'
import { describeMaking } from './describe-making.ts'
import { dispatchStore } from './dispatch-store.ts'
import { Dispatcher } from './dispatcher.ts'
import { ModelDownloads } from './downloads/model-downloads.ts'
import { errorWithoutPaths, eventWithoutPaths } from './event-without-paths.ts'
import { sweepReceived } from './incoming.ts'
import { limitRequests } from './limit-requests.ts'
import { listen, urlOf } from './listen.ts'
import { openHttp } from './open-http.ts'
import { createPages } from './pages.ts'
import { Posters } from './posters.ts'
import { problemOf } from './problem.ts'
import type { HttpProblem } from './problem.ts'
import { watchEventLoop } from './metrics.ts'
import { defaultLimits, defaultRate } from './server-options.ts'
import type { ServerOptions } from './server-options.ts'
import { openSockets } from './sockets/open-sockets.ts'
import { PreviewLane } from './sockets/preview-lane.ts'
import { answerSteps } from './sockets/raw-step.ts'
import { TruthLane } from './sockets/truth-lane.ts'
import { sweepDaily } from './sweep-daily.ts'
import { sweepOutputs } from './sweep-outputs.ts'
import { sweepOutputsHourly } from './sweep-outputs-hourly.ts'
import { Templates } from './templates.ts'
import { withAdvice } from './with-advice.ts'
import { withoutPaths } from './without-paths.ts'

/** A server that listens. */
export interface RunningServer {
  readonly url: string
  readonly policy: AccessPolicy
  readonly context: ServerContext
  /** Finishes the step that is being made, keeps its state, closes everything. */
  stop(): Promise<void>
}

/** Opens the store, starts the device's process and listens; what a killed server left is taken up again. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { dataRoot, version, onError = () => {} } = options
  const policy = accessPolicy(options.access ?? {})
  const store = openStore(dataRoot)
  const session = policy.token === undefined ? undefined : sessionSecret(dataRoot, policy.token, onError)
  const door = new Doorkeeper(policy, options.rate ?? defaultRate, { session })
  const eventLoop = watchEventLoop()
  const registry = registryOf(options.declarations)
  const hide = withoutPaths(dataRoot)
  const tellable = (error: EventError): EventError => withAdvice(errorWithoutPaths(error, hide))
  const supervisor = new Supervisor({
    dataRoot,
    ...(options.device && { device: options.device }),
    onEvents: (attempt, events) =>
      dispatcher.take(
        attempt,
        events.map((event) => eventWithoutPaths(event, hide)),
      ),
    onOutput: (attempt, output) => {
      const run = dispatcher.runOf(attempt)
      if (!run) return
      const { caption, words } = describeMaking(run.document, registry, output.name)
      const note = { caption, words, device: supervisor.device?.provider }
      store.outputs.add({ ...output, run: run.id }, note)
    },
    onPreview: (header, bytes) => previews.offer(header, bytes),
    onUnstarted: (error) => {
      onError(error)
      truth.queueChanged()
    },
    ...options.worker,
  })
  const app = new Hono<{ Bindings: HttpBindings }>()
  const limits = { ...defaultLimits, ...options.limits }
  const http = openHttp(app, policy.address, limits.requestMs)
  const closeHttp = closerOf(http)
  const lanes = openSockets(http, door, options.editor)
  limitRequests(http, limits.requestMs)
  const refuse = (thrown: unknown): HttpProblem => {
    onError(thrown)
    return problemOf(thrown, hide)
  }
  const truth = new TruthLane(
    lanes.truth,
    {
      lastSeq: (run) => store.events.lastSeq(run),
      after: (run, seq, limit) => store.events.after(run, seq, limit),
    },
    refuse,
  )
  const previews = new PreviewLane(
    lanes.preview,
    {
      exists: (run) => store.events.lastSeq(run) !== undefined,
      watch: (run, on) => supervisor.watch(run, on),
    },
    refuse,
  )
  const dispatcher = new Dispatcher(dispatchStore(store), supervisor, {
    events: (run, events) => {
      truth.publish(run, events)
      if (events.some(({ type }) => type === 'run.done' || type === 'run.failed' || type === 'run.cancelled'))
        previews.ended(run)
    },
    queue: () => truth.queueChanged(),
    error: tellable,
    trouble: onError,
    between: () => outputSweeps.between(),
  })
  const steps = new StepArchive(join(dataRoot, 'steps'))
  lanes.preview.on('connection', (socket) => answerSteps(socket, steps))
  const inspector = new Inspector()
  const posters = new Posters(dataRoot, store.gallery, inspector)
  const outputSweeps = sweepOutputsHourly(dataRoot, store, posters, {
    busy: () => dispatcher.active !== undefined,
    trouble: onError,
  })
  const downloads = new ModelDownloads({
    dataRoot,
    inspector,
    mostBytes: limits.modelBytes,
    tell: (news) => truth.modelsChanged(news),
    trouble: onError,
  })
  const context: ServerContext = {
    version,
    dataRoot,
    store,
    registry,
    assets: new AssetFolders(join(dataRoot, 'assets'), [join(options.packageFolder, 'workflows', 'assets')]),
    supervisor,
    deviceProblem: () => supervisor.problem && tellable(asEventError('worker', supervisor.problem)),
    dispatcher,
    truth,
    previews,
    steps,
    downloads,
    templates: new Templates(join(options.packageFolder, 'workflows')),
    posters,
    inspector,
    limits,
    startedAt: Date.now(),
    eventLoop,
    truthClients: () => lanes.truth.engine.clientsCount,
    previewClients: () => lanes.preview.engine.clientsCount,
    draw: () => randomInt(2 ** 32),
  }
  app.route('/', createApi(context, { door, onError }))
  app.route('/', createPages(door, version, options.editor))
  app.notFound((c) => notFound(c.req.method, c.req.path))
  const stop = async (): Promise<void> => {
    outputSweeps.stop()
    inspector.close()
    const ended = dispatcher.stop()
    await Promise.all([supervisor.stop(), downloads.close(), options.editor?.close()])
    await ended
    lanes.close()
    await closeHttp()
    eventLoop.stop()
    store.close()
  }
  await sweepReceived(dataRoot).catch(onError)
  await listen(http, options.port, policy.address).catch(async (error: unknown) => {
    // Nothing stays behind of a server that cannot be reached: its worker would keep this process.
    await stop()
    throw error
  })
  // Nothing is made yet that could want what goes now.
  await sweepOutputs(dataRoot, store, posters).catch(onError)
  dispatcher.start()
  void downloads.resume().catch(onError)
  const daily = sweepDaily(dataRoot, store, onError)
  return {
    url: urlOf(http, policy),
    policy,
    context,
    stop: async () => {
      daily.stop()
      await stop()
    },
  }
}
