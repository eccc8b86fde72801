// Why a message did not go, as an officer reads it under the message: what happened and what to do. Codes come from doors.

const phrases: Readonly<Record<string, string>> = {
  window_closed: 'Đã hết hạn nhắn tin. Tin sẽ gửi khi người dân nhắn lại.',
  rate_limited: 'Zalo yêu cầu gửi chậm lại. Hệ thống tự gửi lại.',
  unreachable: 'Chưa kết nối được với Zalo. Hệ thống tự gửi lại.',
  unsure: 'Chưa rõ tin đã đến hay chưa. Hệ thống đang kiểm tra với Zalo.',
  unanswered: 'Zalo không xác nhận tin này. Xem điện thoại người dân nếu có thể, rồi chọn gửi lại hoặc bỏ.',
  tried_enough: 'Đã thử nhiều lần mà chưa gửi được. Soạn lại và gửi tin mới.',
  token_invalid: 'Trang đang gia hạn kết nối với Zalo. Hệ thống tự gửi lại.',
  token_expired: 'Trang đang gia hạn kết nối với Zalo. Hệ thống tự gửi lại.',
  attachment_gone: 'Zalo không còn giữ ảnh. Hệ thống tự tải ảnh lên lại.',
  still_processing: 'Zalo đang xử lý. Hệ thống tự gửi lại.',
  send_failed: 'Zalo báo lỗi khi gửi. Hệ thống đang kiểm tra tin đã đến hay chưa.',
  quota_spent: 'Trang đã dùng hết hạn mức. Tin tự gửi khi có hạn mức mới.',
  person_quota_spent: 'Người dân đã nhận đủ số tin trong ngày. Tin tự gửi sau.',
  night: 'Zalo không cho gửi loại tin này ban đêm. Tin tự gửi từ 06:00.',
  not_following: 'Người dân không còn quan tâm trang nên không nhận được tin.',
  blocked_by_person: 'Người dân đã chặn tin của trang.',
  person_inactive: 'Tài khoản Zalo của người dân không hoạt động.',
  refused_by_person: 'Người dân không nhận loại tin này.',
  parameter_invalid: 'Zalo không nhận nội dung này. Soạn lại và gửi tin mới.',
  parameter_too_long: 'Tin quá dài. Rút gọn hoặc gửi thành hai tin.',
  kind_not_supported: 'Zalo không nhận loại tin này. Gửi bằng chữ.',
  against_policy: 'Zalo từ chối vì nội dung. Soạn lại và gửi tin mới.',
  call_shut_down: 'Zalo không còn nhận cách gửi này. Báo người vận hành.',
  template_not_for_uid: 'Mẫu tin này không gửi được cho người dân này. Gửi bằng tin thường.',
  group_closed: 'Nhóm đã đóng.',
  group_asset_used: 'Gói nhóm đã dùng cho nhóm khác. Báo người vận hành.',
  group_asset_invalid: 'Gói nhóm không còn dùng được. Báo người vận hành.',
  page_not_in_group: 'Trang không còn ở trong nhóm.',
  ...Object.fromEntries(
    ['page_deleted', 'page_unknown', 'page_not_verified', 'package_too_small', 'page_type_not_supported'].map(code => [
      code,
      'Zalo không cho trang này gửi tin. Người vận hành đã được báo; tin tự gửi khi trang hoạt động lại.',
    ]),
  ),
  ...Object.fromEntries(
    ['app_not_active', 'call_not_registered', 'app_disabled', 'proof_wrong'].map(code => [
      code,
      'Zalo không nhận ứng dụng của hệ thống. Người vận hành đã được báo; tin tự gửi khi sửa xong.',
    ]),
  ),
  ...Object.fromEntries(
    ['permission_missing', 'consent_missing', 'consent_refused', 'refresh_token_used'].map(code => [
      code,
      'Trang cần cấp quyền lại với Zalo. Người vận hành đã được báo; tin tự gửi khi cấp xong.',
    ]),
  ),
  wallet_not_linked: 'Trang chưa gắn tài khoản trả phí của Zalo. Tin tự gửi khi người vận hành gắn xong.',
  wallet_empty: 'Tài khoản trả phí của Zalo đã hết tiền. Tin tự gửi khi nạp thêm.',
  content_gone: 'Nội dung đã bị xoá nên không gửi nữa.',
  no_address: 'Không còn cách liên lạc với người dân này.',
  file_too_large: 'Tệp lớn hơn mức Zalo nhận. Gửi tệp nhỏ hơn.',
  sent_as_text: 'Zalo không nhận nút bấm ở trang này. Tin đã gửi bằng chữ có đánh số.',
  image_too_large: 'Ảnh lớn hơn mức Zalo nhận. Gửi ảnh nhỏ hơn.',
}

/** What the officer reads; an unlisted code names itself, so that it can be read out. */
export const faultPhrase = (code: string): string => phrases[code] ?? `Chưa gửi được (mã ${code}). Báo người vận hành.`

export const hasPhrase = (code: string): boolean => code in phrases
