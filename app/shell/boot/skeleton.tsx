import { Mark } from '../top/mark.tsx'

/** The frame without anything in it: what is painted first, in the places where everything will be. */
export function Skeleton() {
  return (
    <div className="grid h-dvh grid-cols-[72px_1fr] grid-rows-[48px_1fr_36px] bg-canvas">
      <div className="surface-bar col-span-2 flex items-center border-b border-line">
        <span className="flex w-18 justify-center">
          <Mark />
        </span>
      </div>
      <div className="surface-bar border-r border-line" />
      <div role="status" className="flex items-center justify-center text-ink3">
        <noscript>The editor needs JavaScript.</noscript>
      </div>
      <div className="surface-bar col-span-2 border-t border-line" />
    </div>
  )
}
