import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Icon, Popover } from '../../look/index.ts'
import type { Devices } from '../../run/api/api.ts'
import { useEditor } from '../editor.ts'
import { DeviceList } from '../late-overlays.ts'
import { modelOf } from './model-of.ts'

/** What names the providers in two or three letters. */
const words: Readonly<Record<string, string>> = {
  cpu: 'CPU',
  cuda: 'CUDA',
  webgpu: 'WebGPU',
  coreml: 'CoreML',
  dml: 'DirectML',
}

/** Which device and model this workflow runs on; opened, it says why, and what else there is. */
export function DeviceButton() {
  const { api, document, runs } = useEditor()
  const model = useStore(document.state, ({ document }) => modelOf(document))
  const connection = useStore(runs.state, ({ connection }) => connection)
  const [devices, setDevices] = useState<Devices>()
  useEffect(() => {
    // A server that comes back may run elsewhere.
    if (connection !== 'live') return
    let gone = false
    void api.machine.devices().then(
      (found) => !gone && setDevices(found),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [api, connection])
  const provider = devices?.chosen.provider
  const lost = connection === 'lost'
  return (
    <Popover
      label="Device"
      align="end"
      trigger={
        <button
          type="button"
          className="flex h-8 min-w-0 items-center gap-2 rounded-row border border-line px-3 text-12 text-ink2 hover:bg-raise data-[state=open]:bg-raise"
        >
          <span className={`size-2 shrink-0 rounded-full ${lost ? 'border border-warn' : 'bg-ok'}`} />
          <span className="truncate">
            {lost ? 'No server' : provider ? (words[provider] ?? provider) : 'Starting'}
            {model !== undefined && (
              <span className="max-[1180px]:hidden">
                <span className="px-2 text-ink3">·</span>
                {model}
              </span>
            )}
          </span>
          <Icon name="chevron-down" size={14} />
        </button>
      }
    >
      <DeviceList devices={devices} lost={lost} />
    </Popover>
  )
}
