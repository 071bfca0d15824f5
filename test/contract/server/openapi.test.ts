import { afterAll, beforeAll, expect, it } from 'vitest'
import { Doorkeeper } from '../../../engine/server/access/doorkeeper.ts'
import { createApi } from '../../../engine/server/api/app.ts'
import { testServer } from '../../fault/server/test-server.ts'
import type { TestServer } from '../../fault/server/test-server.ts'

interface Operation {
  readonly summary?: string
  readonly responses: Readonly<Record<string, unknown>>
  readonly requestBody?: { readonly required?: boolean }
}
interface OpenApi {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

let server: TestServer
let document: OpenApi
beforeAll(async () => {
  server = await testServer()
  document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as OpenApi
})
afterAll(() => server.end())

const operations = (): [method: string, path: string, operation: Operation][] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
      method,
      path,
      operation,
    ]),
  )

it('is OpenAPI 3.1 and has the names that clients rely on', () => {
  expect(document.openapi).toBe('3.1.0')
  const named = operations().map(([method, path]) => `${method} ${path}`)
  expect(named).toEqual(
    expect.arrayContaining([
      'get /api/health',
      'post /api/runs',
      'get /api/runs/{id}',
      'post /api/runs/{id}/cancel',
      'post /api/runs/{id}/keep',
      'post /api/runs/{id}/retry',
      'post /api/runs/{id}/continue',
      'get /api/runs/{id}/events',
      'get /api/outputs/{id}',
      'get /api/nodes',
    ]),
  )
})

it('describes every route that there is, and none that there is not', () => {
  const { policy, context } = server
  const api = createApi(context, {
    door: new Doorkeeper(policy, { burst: 1, perSecond: 1 }),
    onError: () => {},
  })
  const routes = api.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:([a-z][a-z0-9]*)/gi, '{$1}')}`)
    .filter((route) => route !== 'get /api/openapi.json')
  expect([...new Set(routes)].sort()).toEqual(
    operations()
      .map(([method, path]) => `${method} ${path}`)
      .sort(),
  )
})

it('says of every operation what may stand in its way', () => {
  for (const [method, path, { responses, requestBody }] of operations()) {
    const any = ['401', '403', '421', '429', '500', '503']
    const changes = method === 'get' || path === '/api/validate' ? [] : ['408', '507']
    const reads = requestBody?.required ? ['400', '408'] : []
    expect(Object.keys(responses), `${method} ${path}`).toEqual(
      expect.arrayContaining([...any, ...changes, ...reads]),
    )
  }
})

it('answers every operation as it says, refusals included', async () => {
  for (const [method, path, operation] of operations()) {
    const url = `${server.url}${path
      .replace('{revision}', '1')
      .replace('{step}', '1')
      .replaceAll(/\{\w+\}/g, 'nothing')}`
    const sends = operation.requestBody !== undefined
    const response = await fetch(url, {
      method: method.toUpperCase(),
      ...(sends && { body: '{}', headers: { 'content-type': 'application/json' } }),
    })
    const said = `${method} ${path}: ${response.status}`
    expect(Object.keys(operation.responses), said).toContain(String(response.status))
    expect(operation.summary, said).toBeTruthy()
    if (response.status >= 400) {
      expect(response.headers.get('content-type'), said).toBe('application/problem+json')
      expect(await response.json(), said).toMatchObject({
        status: response.status,
        code: expect.any(String),
        detail: expect.any(String),
      })
    }
  }
  expect(server.errors).toEqual([])
}, 120_000)
