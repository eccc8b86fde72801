// The invented district: units, their pages and two Zalo apps. No name here is or was a unit of Viet Nam; all are marked (mẫu).

export interface SeedUnit {
  readonly code: string
  readonly kind: 'lead' | 'ward' | 'team'
  /** As citizens read it. */
  readonly name: string
  /** Short sign for logins, handles and talks. */
  readonly sign: string
  /** Where the unit sits, in words. */
  readonly seat: string
  /** Rural talks (`xa`) go to communes only. */
  readonly rural: boolean
  readonly duty_number: string
}

const lead = { code: 'CA-MAU', kind: 'lead', name: 'Công an tỉnh Nắng Mai (mẫu)', sign: 'tinh' } as const

const wards = [
  ['P01', 'phường Hoa Giấy', 'hoagiay', 'số 1 đường Hoa Nắng'],
  ['P02', 'phường Sen Hồng', 'senhong', 'số 12 đường Sương Mai'],
  ['P03', 'phường Cánh Diều', 'canhdieu', 'số 5 đường Gió Lành'],
  ['P04', 'phường Sao Khuê', 'saokhue', 'số 20 đường Mây Trắng'],
  ['P05', 'phường Chim Én', 'chimen', 'số 9 đường Lá Phong'],
  ['P06', 'phường Trăng Rằm', 'trangram', 'số 3 đường Ngói Đỏ'],
  ['P07', 'phường Hương Bưởi', 'huongbuoi', 'số 16 đường Cầu Vồng'],
  ['X01', 'xã Bến Mơ', 'benmo', 'trung tâm xã, cạnh chợ Bến Mơ'],
  ['X02', 'xã Suối Biếc', 'suoibiec', 'trung tâm xã, cạnh nhà văn hoá'],
  ['X03', 'xã Đồi Thông', 'doithong', 'trung tâm xã, cạnh trạm y tế'],
  ['X04', 'xã Tre Xanh', 'trexanh', 'trung tâm xã, đầu cầu mới'],
] as const

const teams = [
  ['D01', 'Cảnh sát hình sự', 'hinhsu'],
  ['D02', 'Cảnh sát giao thông – trật tự', 'giaothong'],
  ['D03', 'Quản lý hành chính', 'hanhchinh'],
  ['D04', 'Phòng chống ma tuý', 'matuy'],
  ['D05', 'An ninh mạng', 'mang'],
  ['D06', 'Phòng cháy chữa cháy và cứu nạn', 'chaychua'],
] as const

const dutyNumber = (n: number): string => `0900 000 ${100 + n}`

export const units: readonly SeedUnit[] = [
  { ...lead, seat: 'số 2 đường Hoa Nắng', rural: false, duty_number: dutyNumber(0) },
  ...wards.map(([code, name, sign, seat], n) => ({
    code,
    kind: 'ward' as const,
    name: `Công an ${name} (mẫu)`,
    sign,
    seat,
    rural: code.startsWith('X'),
    duty_number: dutyNumber(n + 1),
  })),
  ...teams.map(([code, name, sign], n) => ({
    code,
    kind: 'team' as const,
    name: `Đội ${name}, Công an tỉnh Nắng Mai (mẫu)`,
    sign,
    seat: 'số 2 đường Hoa Nắng',
    rural: false,
    duty_number: dutyNumber(wards.length + n + 1),
  })),
]

/** When the sample units began: the day the two-tier model did (facts §a.1). */
export const unitsSince = Date.parse('2025-07-01T00:00:00+07:00')

/** Read in the domain facts §a.4; every unit tells these beside its own duty number. */
export const nationalLines = [
  { number: '113', label: 'Công an, việc khẩn cấp' },
  { number: '114', label: 'Cháy, nổ, cứu nạn cứu hộ' },
  { number: '115', label: 'Cấp cứu y tế' },
  { number: '111', label: 'Bảo vệ trẻ em, gọi miễn phí' },
] as const

export const lineSource = 'Đầu số quốc gia, bản mẫu: đơn vị kiểm tra lại trước khi dùng'
export const dutySource = 'Số mẫu, không có thật'

/** Ids no account can have: Zalo's are 17 to 19 digits and begin lower. */
export const apps = [
  { app_id: '99900000000000001', name: 'Bình Yên mẫu: tỉnh và các đội', kinds: ['lead', 'team'] },
  { app_id: '99900000000000002', name: 'Bình Yên mẫu: phường, xã', kinds: ['ward'] },
] as const

export const oaIdOf = (unit: SeedUnit): string => `9991${String(units.indexOf(unit) + 1).padStart(14, '0')}`
export const appOf = (unit: SeedUnit): string =>
  (apps.find(app => (app.kinds as readonly string[]).includes(unit.kind)) ?? apps[0]).app_id

/** Who may sit in Zalo's own chat tool of a page: two named account admins each (product F6). */
export const adminsOf = (unit: SeedUnit): { admin_id: string; name: string }[] =>
  ['Hoàng Thu Vân', 'Đinh Quang Nhật'].map((name, n) => ({
    admin_id: `9992${String(units.indexOf(unit) * 10 + n + 1).padStart(14, '0')}`,
    name,
  }))
