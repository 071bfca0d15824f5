import { type ComponentType, lazy, Suspense } from 'react'
import type { BodyProps } from './body.ts'

/** A part of a body that is loaded when a graph has the first node of its type. */
export function late(load: () => Promise<ComponentType<BodyProps>>): ComponentType<BodyProps> {
  const Loaded = lazy(() => load().then((component) => ({ default: component })))
  return function Late(props: BodyProps) {
    return (
      <Suspense>
        <Loaded {...props} />
      </Suspense>
    )
  }
}
