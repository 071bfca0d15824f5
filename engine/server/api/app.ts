import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import type { Doorkeeper } from '../access/doorkeeper.ts'
import { guard } from '../access/guard.ts'
import type { ServerContext } from '../context.ts'
import { HttpProblem, problemOf } from '../problem.ts'
import { withoutPaths } from '../without-paths.ts'
import { assetRoutes } from './asset-routes.ts'
import { boundedJson } from './bounded-json.ts'
import { branchRoute } from './branch-route.ts'
import { catalogueRoutes } from './catalogue-routes.ts'
import { frozenRoutes } from './frozen-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { inFileRoute } from './in-file-route.ts'
import { modelRoutes } from './model-routes.ts'
import { outputActionRoutes } from './output-action-routes.ts'
import { outputRoutes } from './output-routes.ts'
import { queueRoutes } from './queue-routes.ts'
import { revisionRoutes } from './revision-routes.ts'
import { runActionRoutes } from './run-action-routes.ts'
import { runRoutes } from './run-routes.ts'
import { stepRoutes } from './step-routes.ts'
import { templateRoutes } from './template-routes.ts'
import { uploadRoutes } from './upload-routes.ts'
import { validateRoute } from './validate-route.ts'
import { workflowRoutes } from './workflow-routes.ts'

/** What the API is made with. */
export interface ApiOptions {
  readonly door: Doorkeeper
  /** Called with what nobody foresaw. */
  readonly onError: (error: unknown) => void
}

/** The HTTP API under `/api`: the rules of access first, then the routes, every error as problem+json. */
export function createApi(context: ServerContext, { door, onError }: ApiOptions): OpenAPIHono {
  const api = new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return
      const fields = result.error.issues.map(({ path, message }) => ({
        field: path.map(String).join('.'),
        reason: message,
      }))
      const where = fields[0] ? `${fields[0].field || 'body'}: ${fields[0].reason}` : ''
      throw new HttpProblem(400, 'request.invalid', `The request is malformed. ${where}`, { fields })
    },
  }).basePath('/api')
  api.use('*', guard(door))
  const { jsonBytes } = context.limits
  const jsonLimit = bodyLimit({ maxSize: jsonBytes, onError: () => tooLarge('A JSON body', jsonBytes) })
  // Files are counted while they go to disk, whatever their sender calls them.
  const files = ['/api/uploads', '/api/models/file', '/api/workflows/in-file', '/api/frozen/*']
  api.use('*', except(files, jsonLimit, boundedJson))
  runRoutes(api, context)
  runActionRoutes(api, context)
  branchRoute(api, context)
  queueRoutes(api, context)
  workflowRoutes(api, context)
  inFileRoute(api, context)
  revisionRoutes(api, context)
  validateRoute(api, context)
  outputRoutes(api, context)
  outputActionRoutes(api, context)
  templateRoutes(api, context)
  uploadRoutes(api, context)
  assetRoutes(api, context)
  frozenRoutes(api, context)
  catalogueRoutes(api, context)
  stepRoutes(api, context)
  modelRoutes(api, context)
  healthRoutes(api, context)
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Reelgraph',
      version: context.version,
      description:
        'Runs workflows of typed nodes that make videos. Errors are problem+json with a stable `code`.',
    },
    servers: [{ url: '/' }],
  })
  const hide = withoutPaths(context.dataRoot)
  api.onError((error) => {
    const problem = problemOf(error, hide)
    if (problem.body.status >= 500) onError(error)
    return problem.response()
  })
  return api
}

/** The answer where nothing is. */
export function notFound(method: string, path: string): Response {
  const detail = `There is no ${method} ${path}. GET /api/openapi.json lists what there is.`
  return new HttpProblem(404, 'route.unknown', detail).response()
}

function tooLarge(what: string, most: number): Response {
  const detail = `${what} may have ${Math.round(most / 2 ** 20)} MB. Split the workflow.`
  return new HttpProblem(413, 'request.too-large', detail).response()
}
