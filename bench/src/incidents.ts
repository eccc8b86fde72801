/** Hides what people write of one incident: twenty kinds, each told by six people in their own way, at places that are invented. */

/** Six tellings of each kind. `{p}`: where; `{d}`: what is special about this one. */
export const tellings: Readonly<Record<string, { tells: readonly string[]; details: readonly string[] }>> = {
  'chay-no': {
    tells: [
      'Cháy {d} ở {p} rồi, lửa to lắm',
      '{p} có khói đen bốc lên, hình như cháy {d}',
      'Cứu hoả ơi {d} chỗ {p} bốc cháy ngùn ngụt',
      'Alo công an, {d} đang cháy lớn tại {p}, bên trong còn người',
      'lửa cháy lan {d} gần {p} mọi người ơi',
      'Tôi thấy cháy {d}, địa điểm {p}',
    ],
    details: ['quán cơm', 'kho vải', 'nhà cấp bốn', 'xưởng gỗ', 'tiệm sửa xe'],
  },
  'tai-nan-giao-thong': {
    tells: [
      'Tai nạn ở {p}, {d} va chạm, có người bị thương',
      '{d} tông nhau ngay {p}, máu me lắm',
      'Có vụ đụng xe {d} tại {p}, một người nằm bất tỉnh',
      'Gọi cấp cứu giúp, {d} gây tai nạn chỗ {p}',
      'xe {d} đâm người đi bộ gần {p}',
      'Vừa xảy ra tai nạn {d}, {p}',
    ],
    details: ['xe tải và xe máy', 'hai xe máy', 'xe khách', 'ô tô con', 'xe container'],
  },
  'danh-nhau-thuong-tich': {
    tells: [
      'Một nhóm thanh niên đánh nhau ở {p}, {d}',
      'Có đánh nhau tại {p}, chúng nó cầm {d}',
      '{p} đang hỗn chiến, {d} ghê lắm',
      'Công an tới {p} gấp, tụi nó chém nhau bằng {d}',
      'hai nhóm ẩu đả dùng {d} trước {p}',
      'Thấy mấy đứa đuổi chém nhau, có {d}, chỗ {p}',
    ],
    details: ['dao phóng lợn', 'mã tấu', 'gậy sắt', 'vỏ chai bia', 'tuýp sắt'],
  },
  'cuop-giat': {
    tells: [
      'Tôi vừa bị giật {d} ở {p}',
      'Có vụ cướp giật {d} tại {p}, hai thanh niên đi xe máy',
      'Chị kia bị giật {d} ngay {p}, ngã xuống đường',
      'Bọn cướp giật {d} của người đi đường chỗ {p} rồi bỏ chạy',
      'giật {d} ở {p}, đi xe không biển số',
      'Hai thằng đi Exciter giật {d} gần {p}',
    ],
    details: ['túi xách', 'điện thoại', 'dây chuyền', 'ba lô', 'giỏ xách'],
  },
  'trom-cap': {
    tells: [
      'Nhà tôi ở {p} bị trộm {d} đêm qua',
      'Có kẻ trộm {d} tại {p}',
      'Mất {d} ở {p}, nhờ công an xem camera',
      'Trộm vào lấy {d} của hàng xóm chỗ {p}',
      'kẻ gian bẻ khoá lấy {d}, {p}',
      'Bên {p} vừa mất trộm {d}',
    ],
    details: ['xe máy SH', 'tiền và vàng', 'chó cảnh', 'xe đạp điện', 'máy bơm'],
  },
  'gay-on-ao': {
    tells: [
      'Nhà ở {p} hát karaoke {d} ồn quá không ngủ được',
      '{p} mở nhạc to {d}, nhờ công an nhắc nhở',
      'Quán nhậu tại {p} bật loa kẹo kéo {d}',
      'Ồn ào suốt {d} ở {p}, trẻ con không ngủ được',
      'loa thùng {d} chỗ {p} inh ỏi',
      'Xin phản ánh tiếng ồn karaoke {d}, {p}',
    ],
    details: ['tới khuya', 'từ sáng sớm', 'cả trưa', 'mỗi tối', 'cuối tuần nào cũng thế'],
  },
  'lan-chiem-long-duong': {
    tells: [
      'Hàng quán {d} lấn chiếm vỉa hè ở {p}',
      '{p} bị chiếm hết lòng đường để {d}',
      'Vỉa hè {p} người ta {d} hết lối đi',
      'Phản ánh lấn chiếm vỉa hè {d} tại {p}',
      'chỗ {p} họ {d} tràn ra đường',
      'Người đi bộ phải xuống lòng đường vì {d} ở {p}',
    ],
    details: ['bày bán rau', 'để xe máy', 'kê bàn ghế', 'đổ vật liệu', 'dựng mái che'],
  },
  'do-vat-nhat-duoc': {
    tells: [
      'Em nhặt được {d} ở {p}',
      'Có người đánh rơi {d} tại {p}, em đang giữ',
      'Nhặt được {d} chỗ {p} muốn trả lại',
      'Tôi thấy {d} rơi ở {p}, xin giao công an',
      'ai mất {d} gần {p} liên hệ em nhặt được',
      'Con tôi nhặt được {d} trước {p}',
    ],
    details: ['ví da', 'điện thoại', 'túi giấy tờ', 'chìa khoá xe', 'cặp học sinh'],
  },
  'ma-tuy-mua-ban': {
    tells: [
      'Có người bán ma tuý {d} ở {p}',
      '{p} là chỗ mua bán hàng trắng {d}',
      'Nghi có buôn bán ma tuý tại {p}, {d}',
      'Báo công an đám bán thuốc lắc {d} chỗ {p}',
      'tụi nó giao ma tuý {d}, {p}',
      'Con nghiện hay tới {p} mua ma tuý {d}',
    ],
    details: ['ban đêm', 'qua xe ôm', 'trong phòng trọ', 'lúc nửa khuya', 'cho học sinh'],
  },
  'co-bac': {
    tells: [
      'Sòng bạc {d} ở {p}',
      'Có tụ tập đánh bạc {d} tại {p}',
      '{p} đang đánh bài ăn tiền {d}',
      'Phát hiện chiếu bạc {d} chỗ {p}',
      'mấy chục người đánh bạc {d}, {p}',
      'Tố giác tụ điểm cờ bạc {d} gần {p}',
    ],
    details: ['xóc đĩa', 'tiến lên', 'bài cào', 'tài xỉu', 'ba cây'],
  },
  'o-nhiem-moi-truong': {
    tells: [
      'Xả {d} ra môi trường ở {p} hôi thối',
      'Công ty xả trộm {d} tại {p}',
      '{p} bị đổ {d} bốc mùi khó chịu',
      'Phản ánh ô nhiễm do {d} chỗ {p}',
      'có xe tải đổ trộm {d} xuống {p}',
      'Ngày nào cũng đốt {d} ở {p} khói mù',
    ],
    details: ['nước thải', 'rác thải', 'rác y tế', 'dầu nhớt', 'phế liệu'],
  },
  'khai-thac-khoang-san': {
    tells: [
      'Tàu hút cát trộm {d} ở {p}',
      'Khai thác cát trái phép {d} tại {p}',
      '{p} có ghe bơm cát lậu {d}',
      'Cát tặc hoạt động {d} chỗ {p}',
      'hút cát trộm làm sạt lở {p}, {d}',
      'Múc đất trái phép {d}, {p}',
    ],
    details: ['ban đêm', 'cả tuần nay', 'rạng sáng', 'mấy chiếc liền', 'giữa trưa'],
  },
  'dua-xe': {
    tells: [
      'Thanh niên đua xe {d} ở {p}',
      '{p} đang có đua xe trái phép {d}',
      'Nhóm quái xế nẹt pô {d} tại {p}',
      'Công an ra {p} bắt tụi bốc đầu {d}',
      'đua xe {d} ầm ầm chỗ {p}',
      'Tụ tập chuẩn bị đua xe {d}, {p}',
    ],
    details: ['hai chục chiếc', 'đi Winner', 'không đội mũ', 'chạy ngược chiều', 'xe độ'],
  },
  'ha-tang-giao-thong': {
    tells: [
      '{d} ở {p} hỏng mấy hôm nay',
      'Đèn tín hiệu và {d} tại {p} hư, dễ tai nạn',
      '{p} có {d} bị hỏng chưa ai sửa',
      'Phản ánh {d} hư hỏng chỗ {p}',
      'nhờ sửa {d} gần {p} nguy hiểm quá',
      '{d} sập ở {p}',
    ],
    details: ['nắp cống', 'biển báo', 'ổ gà lớn', 'dải phân cách', 'cột đèn'],
  },
  'an-toan-thuc-pham': {
    tells: [
      'Ăn {d} ở {p} bị ngộ độc',
      'Quán tại {p} bán {d} ôi thiu',
      '{p} bán {d} bẩn, nhiều người đau bụng',
      'Tố cơ sở làm {d} mất vệ sinh chỗ {p}',
      'chỗ bán {d} gần {p} dùng hoá chất',
      'Phản ánh thực phẩm bẩn: {d}, {p}',
    ],
    details: ['bánh mì', 'bún bò', 'thịt heo', 'trà sữa', 'nem chua'],
  },
  'phao-no': {
    tells: [
      'Có người đốt pháo {d} ở {p}',
      'Bán pháo lậu {d} tại {p}',
      '{p} nổ pháo {d} đùng đùng',
      'Nhà tàng trữ pháo {d} chỗ {p}',
      'tự chế pháo {d}, {p}',
      'Phát hiện buôn pháo {d} gần {p}',
    ],
    details: ['dây', 'bi', 'giàn', 'hoa lậu', 'trứng'],
  },
  'mat-tich': {
    tells: [
      '{d} đi lạc ở {p} từ sáng',
      'Mất tích {d} tại {p}, nhờ tìm giúp',
      'Gia đình tìm {d}, lần cuối thấy ở {p}',
      '{d} bỏ đi khỏi {p} chưa về',
      'không thấy {d} đâu, ở {p}',
      'Xin tìm {d} thất lạc gần {p}',
    ],
    details: ['bé trai 6 tuổi', 'cụ bà lẫn', 'em gái 15 tuổi', 'cụ ông 80 tuổi', 'người tâm thần'],
  },
  'lua-dao-truc-tiep': {
    tells: [
      'Có kẻ lừa bán {d} ở {p}',
      'Bị lừa tiền mua {d} tại {p}',
      'Nhóm người lừa đảo bán {d} chỗ {p}',
      '{p} có người giả bán {d} lừa người già',
      'tôi mất tiền vì mua {d} dỏm gần {p}',
      'Cảnh giác lừa đảo {d}, {p}',
    ],
    details: ['thuốc gia truyền', 'bếp gas', 'máy lọc nước', 'vé số giả', 'vàng giả'],
  },
  'kich-dien-thuy-san': {
    tells: [
      'Có người kích điện bắt cá {d} ở {p}',
      'Xiệc điện {d} tại {p}',
      '{p} đang chích cá bằng điện {d}',
      'Ghe cào điện {d} chỗ {p}',
      'dùng xung điện đánh cá {d}, {p}',
      'Phát hiện chích điện {d} gần {p}',
    ],
    details: ['ban đêm', 'hai người đàn ông', 'đi xuồng máy', 'lúc sáng sớm', 'dùng bình ắc quy'],
  },
  'can-tro-giao-thong': {
    tells: [
      '{d} chắn hết đường ở {p}',
      'Kẹt xe do {d} tại {p}',
      '{p} bị {d} chặn không đi được',
      'Xe {d} đậu giữa đường chỗ {p}',
      'ùn tắc vì {d} gần {p}',
      'Nhờ điều tiết, {d} cản trở giao thông, {p}',
    ],
    details: ['cây đổ', 'xe tải chết máy', 'đám cưới dựng rạp', 'xe ben', 'công trình đào đường'],
  },
}

/** Places as several people name them; none exists. The same row is one place. */
export const places: readonly (readonly string[])[] = [
  ['đường Hoa Mẫu số 12', 'số 12 Hoa Mẫu', 'nhà 12 đường Hoa Mẫu', '12 Hoa Mẫu'],
  ['đường Hoa Mẫu số 120', 'số 120 Hoa Mẫu', 'nhà 120 đường Hoa Mẫu'],
  ['hẻm 45 đường Trần Mẫu', 'hẻm 45 Trần Mẫu', 'trong hẻm 45 Trần Mẫu'],
  ['hẻm 54 đường Trần Mẫu', 'hẻm 54 Trần Mẫu', 'đầu hẻm 54 Trần Mẫu'],
  ['chợ Mẫu Lan', 'cổng chợ Mẫu Lan', 'trước chợ Mẫu Lan'],
  ['cầu Rạch Mẫu', 'chân cầu Rạch Mẫu', 'gần cầu Rạch Mẫu'],
  ['ngã tư Lê Mẫu Bình Mẫu', 'ngã tư Bình Mẫu Lê Mẫu', 'giao lộ Lê Mẫu và Bình Mẫu'],
  ['khu phố 3 phường Mẫu Bắc', 'khu phố 3 Mẫu Bắc', 'kp 3 Mẫu Bắc'],
  ['khu phố 5 phường Mẫu Bắc', 'khu phố 5 Mẫu Bắc'],
  ['chung cư Sao Mẫu', 'dưới chung cư Sao Mẫu', 'toà A chung cư Sao Mẫu'],
  ['trường tiểu học Mẫu Đông', 'cổng trường Mẫu Đông', 'trước trường tiểu học Mẫu Đông'],
  ['bến phà Vàm Mẫu', 'gần bến phà Vàm Mẫu', 'bờ sông chỗ phà Vàm Mẫu'],
  ['công viên Hồ Mẫu', 'trong công viên Hồ Mẫu', 'cổng công viên Hồ Mẫu'],
  ['ấp Mẫu Thạnh', 'đầu ấp Mẫu Thạnh', 'ấp Mẫu Thạnh xã Mẫu Tây'],
]
