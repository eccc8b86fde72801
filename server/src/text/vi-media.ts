// Why a picture, sound or file is not shown, played or handed out, as an officer reads it. Codes come from the media module.

const phrases: Readonly<Record<string, string>> = {
  too_large: 'Tệp quá lớn nên chưa tải về.',
  forbidden_source: 'Địa chỉ tệp không thuộc Zalo nên không tải về.',
  not_an_image: 'Tệp này không phải ảnh. Bản gốc được giữ niêm phong.',
  damaged: 'Ảnh hỏng, không mở được. Bản gốc được giữ niêm phong.',
  infected: 'Máy quét phát hiện mã độc. Tệp bị khoá, bản gốc được giữ niêm phong.',
  not_served: 'Loại tệp này không mở ở đây. Bản gốc được giữ niêm phong.',
  shut_away: 'Đã khoá để bảo vệ trẻ em. Chỉ cán bộ bảo vệ trẻ em được xem.',
  macros: 'Tệp có chương trình (macro) nên không mở ở đây. Bản gốc được giữ niêm phong.',
  no_converter: 'Máy chủ chưa cài ffmpeg nên chưa nghe, xem được ở đây. Bản gốc được giữ niêm phong.',
  not_converted: 'Chưa chuyển được tệp này để nghe, xem. Bản gốc được giữ niêm phong.',
}

/** An unlisted code names itself, so that it can be read out. */
export const mediaPhrase = (code: string): string => phrases[code] ?? `Chưa mở được (mã ${code}). Báo người vận hành.`
