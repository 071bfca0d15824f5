import { Icon } from '../../look/index.ts'
import type { Devices } from '../../run/api/api.ts'

/** What a server was found to run on. */
export interface FoundDevices {
  /** None while they are looked for. */
  readonly devices: Devices | undefined
  /** Whether the server does not answer. */
  readonly lost: boolean
}

/** Every device, which of them is used, and why. */
export function DeviceList({ devices, lost }: FoundDevices) {
  if (lost || !devices)
    return (
      <p className="text-13 text-ink2">
        {lost
          ? 'The server does not answer. Edits are kept here; start it again to go on.'
          : 'The server is looking for devices.'}
      </p>
    )
  return (
    <div className="flex flex-col gap-3">
      <h2 className="text-14 font-semibold">Devices</h2>
      <ul className="flex flex-col gap-3">
        {devices.devices.map((device) => {
          const chosen = device.provider === devices.chosen.provider
          return (
            <li key={device.provider} className="flex gap-2">
              <Icon
                name={chosen ? 'circle-check' : device.works ? 'circle-dot' : 'x'}
                className={chosen ? 'mt-0.5 text-ok' : 'mt-0.5 text-ink3'}
              />
              <span className="min-w-0">
                <span className="block text-13 font-medium">
                  {device.title}
                  {chosen && <span className="font-normal text-ink2"> is used</span>}
                </span>
                <span className="block text-12 text-ink2">{device.reason}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
