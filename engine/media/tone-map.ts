import { HDR_PEAK, lightToPq, pqToLight } from './bt2100.ts'

/** Light of what is white in SDR, in cd/m²: the reference white of HDR in ITU-R BT.2408, under which a grey card looks the same in both. */
export const SDR_WHITE = 203

/**
 * Brings light of 0…1000 cd/m² into the 0…203 of SDR, brighter light to 203: the EETF of ITU-R BT.2390, section 5.4, with black at
 * 0. Up to a knee light stays as it is; from there a Hermite spline in PQ takes it to white.
 */
export function toneMap(light: number): number {
  const peak = lightToPq(HDR_PEAK)
  const most = lightToPq(SDR_WHITE) / peak
  const knee = 1.5 * most - 0.5
  const from = lightToPq(Math.min(light, HDR_PEAK)) / peak
  if (from < knee) return light
  const t = (from - knee) / (1 - knee)
  const to =
    (2 * t ** 3 - 3 * t ** 2 + 1) * knee +
    (t ** 3 - 2 * t ** 2 + t) * (1 - knee) +
    (-2 * t ** 3 + 3 * t ** 2) * most
  return pqToLight(to * peak)
}
