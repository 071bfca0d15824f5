import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'

/** A component that is loaded when it is first shown, or before that by `load`; once loaded it is shown at once. */
export interface LateComponent<Props> {
  (props: Props): React.ReactNode
  load(): Promise<void>
}

/**
 * Makes a component that is loaded late. What is typed right after a dialog was opened must find it there: see `load`.
 * `meanwhile` stands in its place until it is there.
 */
export function late<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  meanwhile?: (props: Props) => ReactNode,
): LateComponent<Props> {
  let ready: ComponentType<Props> | undefined
  const fetched = async (): Promise<ComponentType<Props>> => (ready = await fetch())
  const Loaded = lazy(() => fetched().then((component) => ({ default: component })))
  function Late(props: Props) {
    // The one that it began with, so that it is not made anew.
    const [Shown] = useState<ComponentType<Props>>(() => ready ?? Loaded)
    return (
      <Suspense fallback={meanwhile?.(props)}>
        <Shown {...props} />
      </Suspense>
    )
  }
  return Object.assign(Late, { load: () => fetched().then(() => undefined) })
}
