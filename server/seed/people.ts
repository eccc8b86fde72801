// The invented officers: who they are and which roles they hold where. Every role is there; every page has two keepers.

import type { Role } from '../src/modules/officers/officers.ts'

export interface SeedGrant {
  readonly role: Role
  /** Sign of the unit. */
  readonly unit: string
  readonly below?: boolean
}

export interface SeedOfficer {
  readonly login: string
  readonly name: string
  readonly grants: readonly SeedGrant[]
}

const at = (unit: string, ...roles: Role[]): SeedGrant[] => roles.map(role => ({ role, unit }))
const over = (unit: string, ...roles: Role[]): SeedGrant[] => roles.map(role => ({ role, unit, below: true }))

export const officers: readonly SeedOfficer[] = [
  { login: 'lanhdao.tinh', name: 'Trần Quốc Khánh', grants: over('tinh', 'leader') },
  { login: 'thanhtra.tinh', name: 'Lê Thị Minh Tâm', grants: over('tinh', 'inspector') },
  { login: 'trang1.tinh', name: 'Phạm Hải Yến', grants: over('tinh', 'keeper') },
  { login: 'trang2.tinh', name: 'Vũ Đức Anh', grants: over('tinh', 'keeper') },
  { login: 'quantri.tinh', name: 'Đặng Gia Bảo', grants: over('tinh', 'administrator') },
  { login: 'dulieu.tinh', name: 'Bùi Thanh Hương', grants: over('tinh', 'data_protection') },
  { login: 'vanhanh.tinh', name: 'Hồ Nhật Minh', grants: over('tinh', 'operator') },
  { login: 'bientap.tinh', name: 'Ngô Phương Linh', grants: over('tinh', 'editor') },
  { login: 'truc.tinh', name: 'Nguyễn Hữu Phước', grants: over('tinh', 'duty') },
  { login: 'truc1.doi', name: 'Lý Thành Trung', grants: [...at('hinhsu', 'duty'), ...at('matuy', 'duty')] },
  { login: 'truc2.doi', name: 'Đỗ Mạnh Cường', grants: [...at('giaothong', 'duty'), ...at('chaychua', 'duty')] },
  {
    login: 'truc3.doi',
    name: 'Dương Ngọc Diệp',
    grants: [...at('hanhchinh', 'duty', 'counter'), ...at('mang', 'duty')],
  },
  { login: 'truc.hoagiay', name: 'Nguyễn Thanh Tùng', grants: at('hoagiay', 'duty') },
  { login: 'quay.hoagiay', name: 'Trần Thị Bích Ngọc', grants: at('hoagiay', 'counter') },
  { login: 'khuvuc.hoagiay', name: 'Lê Văn Đông', grants: at('hoagiay', 'beat') },
  { login: 'lanhdao.hoagiay', name: 'Phạm Xuân Hoà', grants: at('hoagiay', 'leader') },
  { login: 'truc.senhong', name: 'Hoàng Minh Đức', grants: at('senhong', 'duty') },
  { login: 'quay.senhong', name: 'Vũ Thị Lan Anh', grants: at('senhong', 'counter', 'keeper') },
  { login: 'truc.canhdieu', name: 'Đặng Quang Huy', grants: at('canhdieu', 'duty', 'beat') },
  { login: 'truc.saokhue', name: 'Bùi Tiến Dũng', grants: at('saokhue', 'duty') },
  { login: 'quay.saokhue', name: 'Hồ Thị Kim Oanh', grants: at('saokhue', 'counter') },
  { login: 'truc.chimen', name: 'Ngô Đình Nam', grants: at('chimen', 'duty') },
  { login: 'truc.trangram', name: 'Dương Thị Mỹ Hạnh', grants: at('trangram', 'duty', 'counter') },
  { login: 'truc.huongbuoi', name: 'Lý Hoàng Sơn', grants: at('huongbuoi', 'duty') },
  { login: 'truc.benmo', name: 'Đinh Văn Lộc', grants: at('benmo', 'duty', 'beat') },
  { login: 'truc.suoibiec', name: 'Nguyễn Hồng Thắm', grants: at('suoibiec', 'duty') },
  { login: 'truc.doithong', name: 'Trần Đình Phúc', grants: at('doithong', 'duty') },
  { login: 'truc.trexanh', name: 'Lê Thuỳ Dương', grants: at('trexanh', 'duty', 'counter') },
]

/** Who answers on a unit's page: an officer who holds an answering role there, by turns. */
export const answering = (unit: string): SeedOfficer[] =>
  officers.filter(officer =>
    officer.grants.some(grant => grant.unit === unit && ['duty', 'beat', 'counter'].includes(grant.role)),
  )
