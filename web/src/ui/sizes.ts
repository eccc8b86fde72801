/** Hides how sizes of files and lengths of talks are written: `340 kB`, `1,2 MB`, `2:10`. */
import type { Language } from './times.ts'

/** Bytes in thousands, as file managers of Vietnamese machines and Zalo count them. */
export function sizeWords(bytes: number, language: Language): string {
  const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte'
  const value = bytes / (unit === 'kilobyte' ? 1_000 : 1_000_000)
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
  const maximumFractionDigits = unit === 'kilobyte' ? 0 : 1
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(
    bytes > 0 && unit === 'kilobyte' ? Math.max(1, value) : value,
  )
}

/** Milliseconds as `m:ss`, from an hour on `h:mm:ss`; begun seconds do not count. */
export function lasting(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
