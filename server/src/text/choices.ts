// Choices offered to citizens where Zalo takes no buttons, and the card that asks for contact details. Vietnamese.

export interface Choice {
  readonly title: string
  readonly subtitle?: string
}

/** Numbered lines below the words; the person answers by number or by word. */
export function numbered(text: string | undefined, choices: readonly Choice[]): string {
  const lines = choices.map(({ title, subtitle }, n) => `${n + 1}. ${title}${subtitle ? ` – ${subtitle}` : ''}`)
  return [...(text ? [text] : []), lines.join('\n'), 'Anh/chị nhắn số hoặc chữ để chọn ạ.'].join('\n\n')
}

export const infoCard = {
  title: 'Chia sẻ thông tin liên hệ',
  subtitle: 'Để cán bộ gọi lại khi cần. Anh/chị chỉ chia sẻ nếu đồng ý; có thể bỏ qua.',
}
