import { ApiProblem } from '../../run/api/api.ts'
import { toast } from '../../look/index.ts'

/** Waits for what the server was asked; what it refuses is told in its own words. Undefined then. */
export async function askServer<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem)) throw thrown
    toast.error(thrown.detail)
    return undefined
  }
}
