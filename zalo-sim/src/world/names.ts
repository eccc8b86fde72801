// Hides where invented people come from: names put together by number, phones that no operator gives out.

const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
  'Đinh',
]
const middles = ['Thị', 'Văn', 'Minh', 'Ngọc', 'Quang', 'Thu', 'Đức', 'Hồng', 'Thanh', 'Xuân', 'Hữu']
const givens = [
  'Lan',
  'Minh',
  'Hà',
  'Tùng',
  'Hoa',
  'Sơn',
  'Mai',
  'Dũng',
  'Thảo',
  'Khoa',
  'Yến',
  'Phúc',
  'Nga',
  'Bình',
  'Trang',
  'Long',
  'Vy',
]

/** The nth invented name; neighbours differ in every part. */
export function inventedName(n: number): string {
  const family = families[n % families.length]
  const middle = middles[n % middles.length]
  const given = givens[n % givens.length]
  return `${family} ${middle} ${given}`
}

/** The nth invented phone: 0900 000 xxx for the first thousand. */
export function inventedPhone(n: number): string {
  const digits = String(n % 1_000_000).padStart(6, '0')
  return `0900 ${digits.slice(0, 3)} ${digits.slice(3)}`
}
