// The numbers people call, as they stand in a message: a line each.

/** A hot line as it is told. */
export interface Number {
  readonly label: string
  readonly number: string
}

export const numberLines = (numbers: readonly Number[]): string =>
  numbers.map(({ label, number }) => `• ${label}: ${number}`).join('\n')

/** A paragraph with what to call when it cannot wait; none where no number is known. */
export const callAtOnce = (numbers: readonly Number[]): string[] =>
  numbers.length === 0 ? [] : [`Việc khẩn cấp, anh/chị gọi ngay:\n${numberLines(numbers)}`]
