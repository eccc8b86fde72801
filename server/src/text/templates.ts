// What the variables of reply templates mean, and how a gap reads: seen by officers, and by citizens once filled.

import type { Variable } from '../modules/templates/templates.ts'

export const variableWords = {
  don_vi: 'tên đơn vị',
  trang: 'tên trang Zalo',
  gio_lam_viec: 'giờ làm việc',
  dia_chi: 'địa chỉ nơi làm thủ tục',
  lien_he: 'cách liên hệ',
  duong_day_nong: 'đường dây nóng',
  ten_can_bo: 'tên cán bộ',
  ma: 'mã tin báo',
  hom_nay: 'ngày hôm nay',
} as const satisfies Record<Variable, string>

/** The console looks for `[…` and lets nobody send it. */
export const gapWords = (name: Variable): string => `[… ${variableWords[name]}]`
