import { adviceOf } from '../graph/advice.ts'
import { plainText } from './plain-text.ts'

/** An error for a terminal: what happened, its code, and what to do where a table knows more than the sentence says. */
export function errorLine(error: { readonly message: string; readonly code: string }): string {
  const advice = adviceOf(error.code)
  return `${plainText(error.message)} [${error.code}]${advice === undefined ? '' : `\n${advice}`}`
}
