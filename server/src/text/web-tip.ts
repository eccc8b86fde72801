// Everything the web form and the pages behind it say, in Vietnamese first. Titles are neutral: nothing on a screen or in a list of pages tells what it is about.

import { citizenStateWords } from './outcome.ts'

export type Tongue = 'vi' | 'en'

const vi = {
  title: 'Liên hệ',
  other: 'English',
  exit: 'Thoát nhanh',
  exitHint: 'Bấm phím Esc cũng được.',
  stranger: 'Máy này có người khác dùng chung? Xem xong, anh/chị xoá lịch sử duyệt web.',
  emergency: 'Nguy hiểm ngay lúc này, anh/chị gọi:',
  form: {
    heading: 'Gửi tin cho đơn vị',
    lead: 'Không cần tên, không cần đăng nhập. Gửi xong có mã để quay lại xem trả lời.',
    officials: 'Việc này có liên quan đến công an hoặc cán bộ không?',
    officialsHint: 'Nếu có, đơn vị ở đây không đọc được tin này, chỉ cấp trên đọc.',
    officialsAbove: (unit: string) => `Tin có liên quan đến công an hoặc cán bộ do ${unit} đọc.`,
    no: 'Không',
    yes: 'Có',
    unsure: 'Tôi không chắc',
    what: 'Việc gì đã xảy ra?',
    whatHint: 'Kể điều anh/chị thấy, nghe. Không cần ghi tên mình.',
    where: 'Ở đâu?',
    whereHint: 'Số nhà, ngõ, đường, thôn, xã.',
    when: 'Lúc nào?',
    whenHint: 'Ví dụ: tối qua khoảng 22 giờ; tuần nào cũng có.',
    photos: 'Ảnh, video (nếu có)',
    photosHint: (files: number, mb: number) =>
      `Nhiều nhất ${files} tệp, mỗi tệp ${mb} MB. Chụp từ nhà mình thì người ta có thể nhận ra chỗ chụp.`,
    photosSlow: 'Mạng yếu thì cứ gửi chữ trước, sau dùng mã bí mật gửi ảnh tiếp.',
    contact: 'Liên hệ lại với anh/chị thế nào?',
    message_only: 'Trả lời trên trang này, tôi tự vào xem bằng mã',
    may_call: 'Được gọi điện cho tôi',
    no_contact: 'Không cần liên hệ',
    phone: 'Số điện thoại',
    phoneHint: 'Chỉ cần khi cho gọi. Số được giấu, ai mở ra xem đều bị ghi lại.',
    keep: 'Không chuyển cán bộ khu vực của tôi',
    trap: 'Để trống ô này',
    send: 'Gửi',
  },
  problems: {
    heading: 'Chưa gửi được',
    what_missing: 'Anh/chị cho biết việc gì đã xảy ra ạ.',
    officials_missing: 'Anh/chị chọn việc này có liên quan đến công an hoặc cán bộ không ạ.',
    phone_missing: 'Anh/chị cho xin số điện thoại, hoặc chọn cách liên hệ khác.',
    phone_form: 'Số điện thoại này chưa đúng. Anh/chị xem lại giúp.',
    words_long: (limit: number) =>
      `Phần kể dài quá ${limit.toLocaleString('vi-VN')} chữ. Anh/chị rút gọn, phần còn lại gửi tiếp bằng mã bí mật.`,
    again: 'Anh/chị bấm Gửi một lần nữa giúp. Điều đã viết vẫn còn ở dưới.',
    old_form: 'Trang này mở đã lâu. Điều đã viết vẫn còn ở dưới, anh/chị bấm Gửi lại giúp.',
    files: 'Có tệp quá lớn hoặc quá nhiều tệp nên chưa nhận. Điều đã viết vẫn còn ở dưới.',
    nothing: 'Anh/chị viết thêm hoặc chọn ảnh ạ.',
    kept: (count: number) => `Đã nhận ${count} tệp. Không cần chọn lại.`,
  },
  receipt: {
    heading: 'Đã nhận thông tin của anh/chị',
    code: 'Mã',
    codeHint: 'Mã này để nói qua điện thoại, không mở được gì.',
    key: 'Mã bí mật',
    keyHint:
      'Ghi lại sáu cặp từ này và cất riêng. Ai có nó đều xem được trả lời và gửi thêm thay anh/chị. Mất thì không ai cấp lại được.',
    keyTyped: 'Lúc gõ không cần dấu, không cần chữ hoa.',
    back: 'Xem trả lời, gửi thêm',
    backHint: 'Vào lại trang này bất cứ lúc nào:',
    leave: 'Xong, rời trang',
  },
  key: {
    heading: 'Vào bằng mã bí mật',
    label: 'Mã bí mật',
    hint: 'Sáu cặp từ, có dấu hay không đều được.',
    open: 'Mở',
    miss: 'Mã này chưa đúng. Anh/chị xem lại từng từ giúp.',
    busy: (minutes: number) => `Có quá nhiều lần thử. Anh/chị thử lại sau ${minutes} phút.`,
  },
  tip: {
    heading: 'Tin của anh/chị',
    state: 'Tình trạng',
    states: citizenStateWords as Record<keyof typeof citizenStateWords, string>,
    answers: 'Trả lời',
    none: 'Chưa có trả lời. Anh/chị quay lại sau.',
    you: (messages: number) => `Anh/chị đã gửi ${messages} tin. Điều đã gửi không hiện lại ở đây.`,
    opened: (times: number) =>
      times === 0
        ? 'Chưa ai mở danh tính của anh/chị.'
        : `Danh tính của anh/chị đã được mở ${times} lần, mỗi lần đều ghi lại và lãnh đạo cấp trên xem xét.`,
    add: 'Gửi thêm',
    more: 'Anh/chị muốn nói thêm điều gì?',
    added: 'Đã nhận thêm.',
    from: { officer: 'Đơn vị', bot: 'Tự động' },
    picture: 'Đơn vị gửi một ảnh; anh/chị hỏi nội dung bằng tin nhắn.',
    old: 'Trang này mở đã lâu. Anh/chị gõ lại mã bí mật.',
  },
  error: {
    heading: 'Chưa mở được trang',
    notFound: 'Đường dẫn này không đúng. Anh/chị xem lại giúp.',
    busy: 'Máy đang bận. Điều đã gửi chưa chắc tới nơi, anh/chị thử lại sau ít phút.',
    tooMany: 'Có quá nhiều lượt gửi từ mạng này. Anh/chị thử lại sau ít phút.',
    closed: 'Trang này hiện chưa nhận tin. Anh/chị gọi số ở trên.',
  },
  calendar: {
    title: 'Lịch tháng',
    days: ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'],
    month: (month: number, year: number) => `Tháng ${month} năm ${year}`,
  },
  script: {
    sending: 'Đang gửi tệp',
    done: 'Đã xong',
    waiting: 'Mất mạng, đang chờ nối lại',
    failed: 'Chưa gửi được tệp này',
  },
}
export type WebWords = typeof vi

const en: WebWords = {
  title: 'Contact',
  other: 'Tiếng Việt',
  exit: 'Leave now',
  exitHint: 'The Esc key does the same.',
  stranger: 'Does somebody else use this device? Clear the browsing history afterwards.',
  emergency: 'In danger right now, call:',
  form: {
    heading: 'Tell the unit',
    lead: 'No name, no sign-in. Afterwards you get a key to come back and read the answer.',
    officials: 'Is it about police or officials?',
    officialsHint: 'If so, the unit here cannot read it; only the unit above does.',
    officialsAbove: unit => `What concerns police or officials is read by ${unit}.`,
    no: 'No',
    yes: 'Yes',
    unsure: 'I am not sure',
    what: 'What happened?',
    whatHint: 'Tell what you saw and heard. Do not write your own name.',
    where: 'Where?',
    whereHint: 'House, lane, street, hamlet, commune.',
    when: 'When?',
    whenHint: 'For example: last night about 22:00; every week.',
    photos: 'Pictures, videos (if any)',
    photosHint: (files, mb) =>
      `At most ${files} files of ${mb} MB each. A picture taken from your home may show where it was taken from.`,
    photosSlow: 'On a weak line send the words first, and pictures later with the secret key.',
    contact: 'How may we reach you?',
    message_only: 'Answer on this page; I come back with the key',
    may_call: 'You may call me',
    no_contact: 'Do not contact me',
    phone: 'Phone number',
    phoneHint: 'Only needed if we may call. It is hidden; everyone who opens it is on record.',
    keep: 'Do not pass it to the beat officer of my area',
    trap: 'Leave this empty',
    send: 'Send',
  },
  problems: {
    heading: 'Not sent yet',
    what_missing: 'Please say what happened.',
    officials_missing: 'Please say whether it is about police or officials.',
    phone_missing: 'Please give a phone number, or choose another way.',
    phone_form: 'This phone number does not look right.',
    words_long: limit =>
      `The text is longer than ${limit.toLocaleString('en')} characters. Shorten it and send the rest with the secret key.`,
    again: 'Please press Send once more. What you wrote is still below.',
    old_form: 'This page was opened long ago. What you wrote is still below; please press Send again.',
    files: 'A file is too large, or there are too many. What you wrote is still below.',
    nothing: 'Please write something or choose a picture.',
    kept: count => `${count} files received. No need to choose them again.`,
  },
  receipt: {
    heading: 'We have received what you sent',
    code: 'Code',
    codeHint: 'To be told on the phone; it opens nothing.',
    key: 'Secret key',
    keyHint:
      'Write these six pairs of words down and keep them apart. Whoever has them can read the answers and write in your place. Nobody can replace them.',
    keyTyped: 'Marks and capitals do not matter when you type it.',
    back: 'Read the answer, add more',
    backHint: 'Come back at any time:',
    leave: 'Done, leave the page',
  },
  key: {
    heading: 'Come back with the secret key',
    label: 'Secret key',
    hint: 'Six pairs of words, with or without marks.',
    open: 'Open',
    miss: 'This key is not right. Please look at every word again.',
    busy: minutes => `Too many tries. Try again in ${minutes} minutes.`,
  },
  tip: {
    heading: 'What you sent',
    state: 'State',
    states: {
      received: 'Received',
      verifying: 'Being verified',
      referred: 'Passed on',
      outcome: 'There is an outcome',
    },
    answers: 'Answers',
    none: 'No answer yet. Please come back later.',
    you: messages => `You have sent ${messages} messages. What you sent is not shown here again.`,
    opened: times =>
      times === 0
        ? 'Nobody has opened who you are.'
        : `Who you are was opened ${times} times; each is on record and reviewed by a leader above.`,
    add: 'Send more',
    more: 'What would you like to add?',
    added: 'Received.',
    from: { officer: 'The unit', bot: 'Automatic' },
    picture: 'The unit sent a picture; ask for its content in words.',
    old: 'This page was opened long ago. Please type the secret key again.',
  },
  error: {
    heading: 'The page cannot be opened',
    notFound: 'This address is not right.',
    busy: 'The system is busy. What you sent may not have arrived; please try again in a few minutes.',
    tooMany: 'Too many messages from this network. Please try again in a few minutes.',
    closed: 'This page takes no messages now. Please call a number above.',
  },
  calendar: {
    title: 'Calendar',
    days: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
    month: (month, year) => `${String(month).padStart(2, '0')}/${year}`,
  },
  script: {
    sending: 'Sending the file',
    done: 'Done',
    waiting: 'No connection, waiting',
    failed: 'This file could not be sent',
  },
}

export const webWords: Record<Tongue, WebWords> = { vi, en }

/** How the words of a form become one message: officers read Vietnamese. */
export const formMessage = ({ what, where, when }: { what: string; where: string; when: string }): string =>
  [what, where && `Ở đâu: ${where}`, when && `Lúc nào: ${when}`].filter(line => line !== '').join('\n')
