// A citizen's question without what points at a person: numbers, names, addresses, days of birth. Pure.

import { maskPersonalNumbers } from '../../language/mask.ts'

const name = '[tên]'
const capital = String.raw`\p{Lu}[\p{L}\p{M}]*`
const surnames =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đoàn|Trịnh|Đinh|Lâm|Mai|Tô|Trương|Hà|Cao|Lương|Tạ|Thái|Châu|Quách|Kiều|Chu|Lưu|Vương|Tống|Giang|Nông|Triệu|La|Thạch|Sơn|Kim|Danh|Ngụy|Phùng|Từ|Khổng|Mạc|Nguyen|Tran|Pham|Hoang|Huynh|Vu|Dang|Bui|Ngo|Duong|Dinh|Doan|Truong'
const middles = 'văn|thị|van|thi|hữu|đình|ngọc|minh|đức|xuân|thanh|quang'
/** After a word like *van* or *thi* they are no name: "đang thi bằng lái". */
const noName = 'bằng|bang|lại|lai|lý|ly|sát|sat|xe|tuyển|tuyen|vào|vao|phòng|phong|bản|ban|hoá|hóa|hoa'
const addressed = 'anh|chị|cô|chú|bác|ông|bà|em|cháu|bé|con|vợ|chồng|mẹ|bố|ba|má|bạn'
const notPeople = 'Công|Cảnh|Việt|Nam|Hàn|Nhật|Mỹ|Trung|Tây|Trưởng|Phó|Cán|VNeID|CCCD|CMND|GPLX|OK'

const rules: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/gu, '[thư điện tử]'],
  [/\b(?:https?:\/\/|www\.)\S+/giu, '[liên kết]'],
  [/(?<!\d)\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d{2}(?!\d)/gu, '[ngày]'],
  [
    /(?<![\p{L}\p{M}])(?:[Ss]ố nhà|[Ss]o nha|[Nn]hà số|[Nn]ha so|[Ss]ố|[Ss]o)\s+\d+[\p{L}\d/-]*(?:\s*,?\s*(?:ngõ|ngách|hẻm|kiệt|đường|phố|ngo|hem|duong|pho)\s+[\p{L}\p{M}\d/-]+(?:\s+\p{Lu}[\p{L}\p{M}]*)*)+/gu,
    '[địa chỉ]',
  ],
  [/(?<![\p{L}\p{M}])(?:số nhà|so nha|nhà số|nha so)\s+\d+[\p{L}\d/-]*/giu, '[địa chỉ]'],
  [new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${surnames})(?:\s+${capital}){1,4}`, 'gu'), name],
  [
    new RegExp(
      String.raw`(?<![\p{L}\p{M}])(?:${surnames})\s+(?:${middles})\s+(?!(?:${noName})(?![\p{L}\p{M}]))[\p{L}\p{M}]+`,
      'giu',
    ),
    name,
  ],
  [
    /(?<=(?<![\p{L}\p{M}])(?:tên là|ten la|tên tôi là|ten toi la|họ tên là|tôi tên|toi ten|em tên|em ten|cháu tên|chau ten|con tên|con ten|name is)\s+)(?!\[)(?:(?!(?:là|la|thì|thi|muốn|muon|cần|can|bị|bi|có|co|ở|o|hỏi|hoi|sinh|năm|nam|nay|and|i|what|how)(?![\p{L}\p{M}]))[\p{L}\p{M}]+\s?){1,4}/giu,
    `${name} `,
  ],
  [
    new RegExp(
      String.raw`(?<=(?<![\p{L}\p{M}])(?:${addressed})\s+)(?!(?:${notPeople})(?![\p{L}\p{M}]))${capital}`,
      'gu',
    ),
    name,
  ],
]

/** Rather too much than too little: a name nobody knows for one stays, so an officer looks before it is kept. */
export const nameless = (text: string): string =>
  rules
    .reduce((said, [pattern, put]) => said.replace(pattern, put), maskPersonalNumbers(text))
    .replace(/[ \t]{2,}/g, ' ')
    .trim()
