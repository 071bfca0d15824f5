import { useCallback, useEffect, useState } from 'react'
import { ApiProblem } from '../../run/api/api.ts'

/** What came of a question to the server. */
export interface Answer<T> {
  readonly value: T | undefined
  readonly trouble: string | undefined
  readonly asking: boolean
  readonly again: () => void
}

/** Asks the server when it is first drawn, and again when asked to. `ask` must keep its identity. */
export function useAnswer<T>(ask: () => Promise<T>): Answer<T> {
  const [state, setState] = useState<Pick<Answer<T>, 'value' | 'trouble'>>({
    value: undefined,
    trouble: undefined,
  })
  const [round, setRound] = useState(0)
  const [answered, setAnswered] = useState(-1)
  useEffect(() => {
    let left = false
    void ask()
      .then(
        (value) => !left && setState({ value, trouble: undefined }),
        (thrown: unknown) => {
          const trouble = thrown instanceof ApiProblem ? thrown.detail : 'No answer came. Try again.'
          if (!left) setState((before) => ({ ...before, trouble }))
        },
      )
      .finally(() => !left && setAnswered(round))
    return () => {
      left = true
    }
  }, [ask, round])
  const again = useCallback(() => setRound((before) => before + 1), [])
  return { ...state, asking: answered !== round, again }
}
