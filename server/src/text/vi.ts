// Every sentence the server says in Vietnamese. To officers short and with what to do next; to citizens polite.

import { countVi, dateVi, timeVi } from './figures.ts'

/** What a sentence is made from: the facts of a refusal or a thing, never a citizen's words. */
export type Sentence = (facts: Readonly<Record<string, unknown>>) => string

const roles: Record<string, string> = {
  duty: 'trực ban',
  beat: 'cán bộ địa bàn',
  counter: 'cán bộ quầy',
  editor: 'biên tập',
  leader: 'lãnh đạo',
  inspector: 'thanh tra',
  keeper: 'quản trị trang',
  administrator: 'quản trị hệ thống',
  data_protection: 'bảo vệ dữ liệu',
  operator: 'vận hành',
  child_protection: 'bảo vệ trẻ em',
}

const holders: Sentence = ({ who_may }) => {
  const { roles: able = [], officers } = (who_may ?? {}) as { roles?: string[]; officers?: number | null }
  const names = able.map(role => roles[role] ?? role).join(', ')
  return `Việc này cần quyền ${names}.${officers == null ? '' : ` Người có quyền ở đơn vị: ${officers} cán bộ.`}`
}

const braced = (names: unknown): string =>
  (Array.isArray(names) ? names : []).map(name => `{${String(name)}}`).join(', ')

export const refusals = {
  not_signed_in: () => 'Chưa đăng nhập hoặc phiên đã hết. Đăng nhập lại để làm tiếp.',
  sign_in_failed: () =>
    'Chưa đăng nhập được. Kiểm tra tên đăng nhập, mật khẩu và mã 6 số; mỗi mã chỉ dùng một lần, chờ mã mới rồi thử lại.',
  sign_in_locked: ({ until }) =>
    `Tạm khoá đăng nhập vì sai nhiều lần. Thử lại sau ${timeVi(until)}, hoặc báo người quản trị hệ thống nếu không phải anh/chị.`,
  password_wrong: () => 'Mật khẩu chưa đúng. Nhập lại; sai nhiều lần sẽ bị tạm khoá.',
  screen_locked: () => 'Màn hình đang khoá. Nhập mật khẩu để mở.',
  not_allowed: holders,
  not_found: () => 'Không thấy nội dung này. Có thể đã chuyển đi hoặc thuộc đơn vị khác; quay lại danh sách để xem.',
  invalid_input: () => 'Chưa nhận được vì có ô thiếu hoặc sai. Xem các ô được đánh dấu rồi gửi lại.',
  too_large: ({ limit_mb }) =>
    `Nội dung quá lớn.${typeof limit_mb === 'number' ? ` Giới hạn là ${countVi(limit_mb)} MB.` : ''} Giảm bớt rồi gửi lại.`,
  type_refused: () => 'Chưa nhận được loại nội dung này. Chọn ảnh JPEG, PNG hoặc tệp PDF, DOC, DOCX.',
  too_many: () => 'Thao tác quá nhanh. Chờ một chút rồi thử lại.',
  busy: () => 'Hệ thống đang bận. Thử lại sau vài giây; thao tác vừa rồi chưa được thực hiện.',
  fault: () => 'Hệ thống gặp lỗi, thao tác chưa xong. Thử lại; nếu vẫn lỗi, đọc mã yêu cầu này cho người vận hành.',
  key_needed: () => 'Yêu cầu thiếu khoá chống bấm hai lần. Tải lại trang rồi thử lại.',
  key_reused: () => 'Khoá chống bấm hai lần đã dùng cho việc khác. Tải lại trang rồi thử lại.',
  origin_refused: () => 'Yêu cầu đến từ trang khác nên bị chặn. Mở đúng địa chỉ của Bình Yên rồi thử lại.',
  login_taken: () => 'Tên đăng nhập này đã có. Chọn tên khác.',
  password_short: ({ length }) => `Mật khẩu quá ngắn. Cần ít nhất ${countVi(length)} ký tự.`,
  unit_ended: () => 'Đơn vị này đã kết thúc. Chọn đơn vị kế thừa.',
  unit_under_itself: () => 'Không thể đặt đơn vị dưới chính nó. Chọn đơn vị cấp trên khác.',
  unit_has_units_below: ({ count }) => `Còn ${countVi(count)} đơn vị trực thuộc. Chuyển các đơn vị đó đi trước.`,
  successor_needed: () => 'Chưa chọn đơn vị kế thừa. Chọn ít nhất một đơn vị.',
  already_claimed: ({ by }) =>
    `${(by as { name?: string } | undefined)?.name ?? 'Cán bộ khác'} đã nhận trả lời. Trao đổi với người đó hoặc chọn hội thoại khác.`,
  offer_open: () => 'Hội thoại đang chờ người khác nhận. Chờ trả lời, hoặc rút lại lời chuyển trước.',
  offered_elsewhere: () => 'Lời chuyển này dành cho người khác. Xem lại danh sách Chờ tôi nhận.',
  receiver_unfit: () => 'Người hoặc đơn vị này không trả lời được hội thoại. Chọn trong danh sách.',
  unknown_variable: ({ names, known }) => `Không có biến ${braced(names)}. Dùng một trong các biến: ${braced(known)}.`,
  template_dates: () => 'Ngày dùng chưa đúng. Bắt đầu từ lúc này trở đi, và kết thúc sau khi bắt đầu.',
  templates_full: ({ limit }) => `Đơn vị đã có ${countVi(limit)} mẫu trả lời. Bỏ bớt mẫu không dùng rồi thêm.`,
  search_short: ({ length }) => `Gõ ít nhất ${countVi(length)} chữ để tìm.`,
  too_late: () => 'Tin đã gửi đi nên không hoàn tác được. Nhắn thêm để đính chính.',
  views_full: ({ limit }) => `Đã lưu ${countVi(limit)} bộ lọc. Bỏ bớt rồi lưu thêm.`,
  snooze_time: ({ days }) => `Chọn một thời điểm sau lúc này và trong ${countVi(days)} ngày tới.`,
  window_closed: ({ until }) => `Hết hạn nhắn tin từ ${timeVi(until)}. Bấm Để chờ: tin sẽ gửi khi người dân nhắn lại.`,
  too_long: ({ limit }) => `Chưa gửi được vì tin dài quá ${countVi(limit)} chữ. Rút gọn hoặc gửi thành hai tin.`,
  empty_reply: () => 'Chưa có nội dung. Viết tin hoặc chọn ảnh rồi gửi.',
  media_unknown: () => 'Không thấy ảnh này. Chọn lại ảnh rồi gửi.',
  not_a_picture: () => 'Chưa nhận được vì tệp này không phải ảnh JPEG hoặc PNG đọc được. Chọn ảnh khác.',
  not_an_outline: () =>
    'Đường viền địa bàn phải là Polygon hoặc MultiPolygon của GeoJSON, kinh độ trước vĩ độ. Kiểm tra lại tệp.',
  not_a_document: () => 'Chưa nhận được vì tệp này không phải PDF, DOC hoặc DOCX đọc được. Chọn tệp khác.',
  not_quotable: () => 'Không trích dẫn hay bày tỏ cảm xúc với tin này được. Chọn một tin của người dân trên Zalo.',
  one_form: () => 'Một tin chỉ có một hình thức: ảnh, tệp, nút bấm hoặc danh sách. Nút bấm cần có chữ đi kèm.',
  call_not_wanted: () => 'Người báo tin không muốn được gọi. Nhắn tin tại đây, hoặc ghi việc đã làm khác.',
  number_unknown: () => 'Số này không có trong bảng đường dây nóng của đơn vị. Chọn một số trong bảng.',
  no_contact: () => 'Người báo tin không muốn được liên hệ. Kết quả chờ họ tự hỏi.',
  not_here: () => 'Cách liên lạc này không làm được việc đó. Nhắn bằng chữ để hỏi người dân.',
  page_listening: () => 'Trang đang ở chế độ Chỉ nghe nên chưa gửi được. Nhờ quản trị trang bật trả lời trước.',
  shift_dates: ({ hours }) =>
    `Giờ ca trực chưa đúng. Giờ hết ca phải sau giờ bắt đầu và không quá ${countVi(hours)} giờ.`,
  shift_over: ({ until }) => `Ca trực này đã hết lúc ${timeVi(until)}. Nhận ca khác, hoặc xếp ca mới.`,
  shift_officer: () => 'Cán bộ này chưa có vai trò trực ở đơn vị. Chọn cán bộ khác hoặc nhờ quản trị cấp vai trò.',
  shift_overlaps: ({ from, until }) =>
    `Cán bộ này đã có ca từ ${timeVi(from)} đến ${timeVi(until)}. Chọn giờ hoặc cán bộ khác.`,
  shift_of_another: () => 'Ca này của cán bộ khác. Chỉ người được xếp, trực ban của đơn vị hoặc lãnh đạo làm được.',
  shift_not_yet: ({ from }) => `Chưa đến giờ nhận ca. Nhận được từ ${timeVi(from)}.`,
  rule_missing: ({ rule, kind, at }) =>
    `Chưa có quy định thời hạn ${String(rule ?? kind ?? '')} có hiệu lực ngày ${dateVi(at)}. Báo cán bộ pháp chế bổ sung rồi làm lại.`,
  not_running: () => 'Thời hạn này không còn tính. Tải lại để xem thời hạn đang chạy.',
  extension_limit: ({ until }) =>
    typeof until === 'number'
      ? `Gia hạn quá mức cho phép. Chọn ngày không sau ${dateVi(until)}.`
      : 'Không còn lần gia hạn nào theo quy định. Ra quyết định giải quyết hoặc xin ý kiến lãnh đạo.',
  extension_too_late: ({ until }) =>
    `Thời hạn đã hết lúc ${timeVi(until)} nên không gia hạn được nữa. Nếu quyết định có từ trước, nhập ngày của quyết định.`,
  day_exists: ({ date }) => `Lịch đã có ngày ${String(date)}. Rút dòng cũ trước khi thêm.`,
  hours_overlap: ({ weekday }) =>
    `Giờ làm việc ${weekday === 7 ? 'chủ nhật' : `thứ ${Number(weekday) + 1}`} bị chồng nhau. Sửa lại rồi lưu.`,
  not_keepable: () =>
    'Chỉ đưa được câu trả lời bằng chữ của cán bộ, sau khi trợ lý đã chuyển câu hỏi. Chọn tin trả lời khác.',
  already_kept: () => 'Câu trả lời này đã được đưa vào thủ tục. Mở bản nháp để sửa tiếp.',
  answer_unfit: () =>
    'Trợ lý không được hứa hẹn, doạ nạt, xin tiền, mật khẩu hoặc mã OTP. Sửa câu trả lời rồi đưa vào lại.',
  procedure_exists: ({ slug }) => `Đã có thủ tục mang mã ${String(slug)}. Mở thủ tục đó rồi soạn phiên bản mới.`,
  procedure_dates: ({ field }) =>
    ({
      checked_on: 'Ngày kiểm tra ở tương lai. Ghi ngày đã đối chiếu với văn bản.',
      review_by: 'Hạn rà soát đã qua hoặc trước ngày hiệu lực. Chọn ngày muộn hơn.',
      effective_to: 'Ngày hết hiệu lực đã qua nên không công bố được nữa.',
      effective_from: 'Ngày hiệu lực trước phiên bản đang dùng. Chọn từ ngày đó trở đi.',
    })[String(field)] ?? 'Các ngày của phiên bản chưa đúng. Xem lại rồi lưu.',
  import_unreadable: ({ limit }) =>
    `Không đọc được tệp này. Chọn tệp do Bình Yên xuất ra hoặc bản ghi của Cổng dịch vụ công, không quá ${countVi(limit)} dòng.`,
  note_has_time: () => 'Bỏ ngày, giờ khỏi lời nhắn. Giờ làm việc được tự thêm từ bảng giờ để không hứa sai.',
  not_now: () => 'Lúc này chưa làm được việc này. Xem lại trạng thái mới nhất rồi chọn việc khác.',
  legal_hold: () => 'Đang tạm dừng xoá dữ liệu của người này. Hỏi người bảo vệ dữ liệu trước khi làm tiếp.',
  reason_needed: () => 'Chưa có lý do. Viết lý do ít nhất 10 chữ cái rồi mở lại.',
  view_revoked: () => 'Lãnh đạo đã dừng việc xem ảnh của tin này. Hỏi lãnh đạo nếu còn cần xem.',
  second_person_needed: () => 'Việc này cần hai người. Mời một cán bộ khác cùng xác nhận.',
  grounds_needed: () => 'Chưa có căn cứ. Ghi "có căn cứ" cho ít nhất một tin của vụ việc rồi làm lại.',
  no_act: () =>
    'Tin nói về một người mà không nói người đó làm gì, nên không xếp khẩn hoặc có giá trị. Hỏi thêm người báo tin.',
  other_unit: () => 'Hai việc này đang ở hai đơn vị. Chuyển về một đơn vị trước rồi ghép.',
  same_unit: () => 'Vụ việc đang ở chính đơn vị này. Chọn đơn vị khác.',
  unit_excluded: () => 'Đơn vị này không được nhận vụ việc. Chọn đơn vị khác.',
  referral_open: () => 'Vụ việc đang chờ đơn vị khác trả lời. Chờ trả lời hoặc rút lại lời chuyển trước.',
  case_keeps_one: () => 'Vụ việc phải còn ít nhất một tin. Chọn bớt tin để tách.',
  officer_elsewhere: () => 'Cán bộ này không làm việc ở đơn vị đang giữ vụ việc. Chọn người khác.',
  already_erased: () => 'Dữ liệu này đã được xoá, không mở lại được.',
  app_exists: () => 'Ứng dụng Zalo này đã có trong hệ thống. Dùng ứng dụng đã có.',
  page_exists: () => 'Trang này đã có trong hệ thống. Mở trang đã có.',
} as const satisfies Record<string, Sentence>

const acts: Record<string, (name: string, to: string) => string> = {
  claimed: name => `${name} nhận trả lời`,
  released: name => `${name} thôi nhận trả lời`,
  set_waiting: name => `${name} chuyển sang chờ người dân`,
  done: name => `${name} đánh dấu đã xong`,
  reopened: name => `${name} mở lại hội thoại`,
  assigned: (name, to) => `${name} giao cho ${to}`,
  offered: (name, to) => `${name} chuyển cho ${to}, chờ nhận`,
  taken: name => `${name} nhận chuyển và trả lời tiếp`,
  returned: name => `${name} trả lại`,
  offer_withdrawn: name => `${name} rút lại lời chuyển`,
  offer_lapsed: () => 'Hết giờ chờ nhận. Hội thoại về lại người chuyển',
  snoozed: name => `${name} để sau`,
  woken: () => 'Đến giờ hẹn, hội thoại trở lại',
  unsaid: name => `${name} hoàn tác tin trước khi gửi`,
  followed: () => 'Người dân đã quan tâm trang',
  unfollowed: () => 'Người dân đã bỏ quan tâm trang',
  tip_opened: () => 'Đã nhận tin báo',
  tip_made: name => `${name} lập tin báo từ hội thoại`,
  tip_divided: name => `${name} tách tin báo`,
  tip_held: () => 'Chuyển lên đơn vị trên',
  tip_raised: name => `${name} nâng mức khẩn`,
  tip_lowered: name => `${name} hạ mức khẩn`,
  tip_triaged: name => `${name} phân loại`,
  tip_case_opened: name => `${name} lập vụ việc`,
  tip_case_joined: name => `${name} nhập vào vụ việc`,
  tip_case_left: name => `${name} tách sang vụ việc khác`,
  tip_moved: name => `${name} nhận cùng vụ việc`,
  tip_closed: name => `${name} kết thúc`,
  tip_reopened: name => `${name} mở lại`,
  tip_set_aside: name => `${name} xếp lưu`,
  tip_called_back: name => `${name} đã gọi lại`,
  tip_told_police: name => `${name} đã báo 113`,
  tip_told_fire: name => `${name} đã báo 114`,
  tip_told_ambulance: name => `${name} đã báo 115`,
  tip_sent_someone: name => `${name} đã cử người`,
  tip_met: name => `${name} đã gặp`,
  tip_call_named: name => `${name} nhắn trước số sẽ gọi`,
}

/** A small line in a thread: what was done, by which officer, and to whom it was given. */
export const systemLines = (act: string, name: string | null, to: string | null = null): string =>
  acts[act]?.(name ?? 'Hệ thống', to ?? 'người khác') ?? act
