// Words the server itself writes into openings.

/** The reason kept with a number opened by one tap. */
export const oneTapReason = 'Tin khẩn: mở số điện thoại bằng một lần bấm để gọi lại ngay'
