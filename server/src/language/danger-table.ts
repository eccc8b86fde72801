/** Hides the phrases that raise or lower the suspicion of danger now. Marked phrases; weights in steps of log-odds. Source: facts §f.5. */

/** Told as it happens: one of these is nearly always a cry for help. */
export const cries: readonly (readonly [number, string])[] = [
  [
    3,
    'cứu với, cứu em, cứu tôi với, cứu con, cứu mẹ, cứu mạng, cứu người, cứu tụi em, cứu giúp, kêu cứu, cầu cứu, xuống gấp, tới gấp, tới liền, xuống liền, xuống lẹ, tới lẹ, cho người xuống, gọi chữa cháy, gọi cấp cứu, kêu xe cấp cứu, kêu chữa cháy, tới nhanh, đến ngay, xuống ngay, đến gấp, lẹ lên, nhanh lên, lẹ giùm',
  ],
  [
    3,
    'không muốn sống, muốn chết quá, muốn tự tử, định tự tử, đòi tự tử, sắp tự tử, uống thuốc sâu, uống thuốc cỏ, uống thuốc trừ, uống thuốc chuột, hết vỉ thuốc, cả vỉ thuốc, cả lọ thuốc, cắt tay, cắt cổ tay, thư tuyệt mệnh, lời cuối, vĩnh biệt, nhảy cầu, nhảy lầu, thắt cổ, treo cổ, đòi nhảy, định nhảy, lan can cầu, chết cho xong, chết quách, không thiết sống, sống chi nữa, sống làm gì nữa, gánh nặng cho mọi người, là gánh nặng, muốn biến mất, kiếp sau, đi theo ba, đi theo mẹ, ngủ một giấc không dậy, không ai cần em, lưỡi lam trong tay, kết thúc tất cả, kết thúc cuộc đời, em cắt rồi, con cắt rồi, uống rồi chắc, dọa nhảy, doạ nhảy, đứng trên cầu, đứng trên sân thượng, đốt than trong phòng, ôm con ra bờ sông, chết chung, muốn chết đi cho rồi, tự sát',
  ],
  [
    3,
    'nằm im không, nằm bất động, nằm bất tỉnh, bất tỉnh, gọi không thưa, gọi không trả lời, không trả lời, không dậy được, không ngồi dậy, không thở, khó thở, ngưng thở, tím tái, tím ngắt, xanh lè, co giật, sùi bọt mép, mắt trợn, ôm ngực, ngất xỉu, hôn mê, máu chảy, chảy máu, máu me, đổ máu, máu quá trời, bể đầu, vỡ đầu, hóc hạt, hóc xương, rắn cắn, điện giật, đột quỵ, vỡ ối, thoi thóp, nằm một đống, gãy chân, gãy tay, ói ra máu, phỏng nặng',
  ],
  [
    3,
    'cháy nhà rồi, cháy rồi, cháy lớn, đang cháy, bốc cháy, lửa cháy, lửa bùng, lửa lớn, lửa phụt, khói đen, khói mù, bốc khói, nồng nặc, xì gas, xì ga, rò gas, nổ bình, chập điện, tóe lửa, đám cháy, mùi ga, mùi gas, phát nổ, hỏa hoạn, lửa lan, cháy lan, khói nhiều, khói quá',
  ],
  [
    3,
    'đuối nước, chìm ghe, chìm xuồng, lật xuồng, lật ghe, trượt chân xuống, rớt xuống sông, rớt xuống kênh, té xuống sông, té xuống ao, té sông, té ao, nước cuốn, lũ cuốn, không thấy lên, chưa thấy lên, không ngoi lên, rơi xuống sông, rơi xuống ao, rơi xuống hồ, rơi xuống giếng, lọt xuống, ngã xuống sông, ngã xuống ao, chết đuối',
  ],
  [
    3,
    'kẹt thang máy, kẹt trong, mắc kẹt, bị đè, sập nhà, sập tường, sập giàn giáo, bị vùi, vùi lấp, trên nóc nhà, nước lên tới cổ, không ra được, không xuống được',
  ],
  [
    3,
    'cầm dao, cầm mã tấu, cầm rựa, cầm búa, vác dao, dí dao, kề dao, rút súng, cầm súng, rượt chém, đòi chém, đang đánh, đang chém, chém nhau, chém lộn, bị đâm, đâm nhau, bóp cổ, hội đồng, hỗn chiến, cầm cây rượt, rượt em, đòi giết, phá cửa, đang đập, đang rượt, cầm xăng, tạt xăng, đòi đốt nhà, mới đâm, đâm bạn, cầm gạch, tuýp sắt, hung khí, vây nhà, vây ở, vây đánh, bị vây, côn đồ, tiếng súng, nổ súng, bắn nhau, kéo tới đánh, chém lung tung, đang đốt, đang phá cửa, đang phá khóa',
  ],
  [
    3,
    'đi lạc, bị lạc, bỏ con lại, bỏ bé lại, mất con, không thấy con, lạc mất con, chưa thấy về, chưa về nhà, không thấy đâu, đi đâu mất, mất tích, kiếm không thấy, gọi không được, không liên lạc được',
  ],
  [
    3,
    'bắt cóc, bị nhốt, nhốt em, nhốt con, đòi chuộc, tiền chuộc, bị trói, kéo lên xe, bắt lên xe, không cho ra, giữ em, không cho về, nhắn lén',
  ],
  [3, 'hiếp, cưỡng hiếp, cưỡng bức, ép quan hệ, giở trò, đang sờ, cởi đồ, làm bậy, bám theo em'],
  [
    3,
    'đang cạy, đang bẻ khóa, đang đột nhập, còn trong nhà, đang trong nhà, trộm đang, đang dắt xe, cướp đang, vừa bị giật, mới bị giật, vừa bị cướp, mới bị cướp, mới giật, vừa giật',
  ],
  [
    3,
    'tông nhau, bị tông, xe tông, cán người, đụng xe, lật xe, tai nạn nặng, mất lái, mất thắng, tông vào, lao vào, lao xuống, ép xe, người nằm giữa đường, bị thương, xe đụng',
  ],
  [3, 'quả bom, trái bom, lựu đạn, tích tích, vật lạ giống mìn, thấy bom, quả mìn'],
  [
    2.5,
    'vừa chuyển, mới chuyển, vừa chuyển khoản, đang bị rút, bị trừ tiền, trừ tiền liên tục, rút liên tục, chặn lại được, vừa bị lừa, mới bị lừa, khóa tài khoản nó',
  ],
  [
    2,
    'help, fire, robbed, kill myself, unconscious, bleeding, ambulance, emergency, dying, drowning, a knife, a gun, stabbed, being attacked',
  ],
]

/** Says that it is going on. */
export const presents =
  'đang, bây giờ, ngay bây giờ, hiện tại, hiện giờ, vừa, mới, vừa mới, nãy giờ, hồi nãy, lúc này, ngay lúc này, liền, gấp, khẩn, khẩn cấp, kìa, nè, lẹ, rồi, phút trước, chưa tắt, tới giờ, tối nay, đêm nay, còn ở, còn trong, right now, just'

/** Says that it is over, usual, feared, asked about, told on, or not meant. */
export const calms: readonly (readonly [number, string])[] = [
  [
    2.5,
    'hôm qua, tối qua, đêm qua, tuần trước, tháng trước, năm ngoái, hôm trước, bữa trước, hôm kia, hôm bữa, hồi trước, trước đây, năm trước, hồi xưa, ngày xưa, lâu rồi, hồi tết, hôm tết, đầu năm, hồi đầu năm, tuần rồi, tháng rồi, hôm chủ nhật, hôm nọ, mấy năm trước, hồi tháng, hồi trẻ, last week, last night, last month, yesterday, hôm rồi, đợt trước, hôm mùng, năm kia',
  ],
  [
    2,
    'tối nào cũng, đêm nào cũng, ngày nào cũng, chiều nào cũng, tuần nào cũng, hay có, thường xuyên, mỗi tối, mỗi khuya, mấy tháng nay, lâu nay, nhiều năm nay, hoài à, trưa nào cũng, lần nào cũng, mỗi khi',
  ],
  [
    4,
    'nếu cháy, nếu có, nếu gặp, lỡ có, lỡ cháy, gọi số mấy, gọi số nào, báo số nào, số mấy vậy, khi nào gọi, hỏi để, hỏi trước cho biết, phòng tránh, phòng chống, cách phòng, tuyên truyền, có mất tiền không, thì gọi ai, thì báo ai, đường dây nào',
  ],
  [
    5,
    'cháy hàng, cháy túi, cháy máy, giết thời gian, chém gió, nổ hũ, cướp dâu, cướp cô dâu, cười chết, mệt muốn chết, mệt chết, đói muốn chết, muốn chết đi được, tức muốn chết, diễn tập, trong phim, phim này, bộ phim, trên phim, game, bài hát, truyện, trái tim, deadline, bùng nổ cuối năm, cháy quá, sale, khuyến mãi, deal, haha, hihi, hài quá, đọc báo, báo đăng, đọc tin, trên báo, coi tivi, crush, đói chết, nóng chết, chán chết, cháy da, cười đau bụng, bắn súng mới, trận đấu, buồn chết, nhớ chết, đẹp chết, dí chết',
  ],
  [
    4,
    'tắt rồi, dập rồi, dập xong, hết đánh nhau rồi, về tới nhà rồi, tìm được rồi, tìm thấy rồi, tìm được mẹ, không sao, nhắn nhầm, em ổn rồi, ổn rồi, im rồi, không có cháy, đã an toàn, không phải cháy, hết cháy, dập kịp, nói bậy thôi, giỡn thôi, đùa thôi, đã về',
  ],
  [
    2.5,
    'mất thẻ, lạc mất thẻ, bảo hiểm tai nạn, làm lại sao, làm lại ở đâu, thủ tục, cấp lại, trình báo ở đâu, xin lý lịch, điều tra tới đâu, tới đâu rồi, kết quả chưa, xử lý chưa, bồi thường, muốn kiện, cung cấp clip, gửi clip, có clip, quay được clip, camera ghi lại, giấy thương tích, giải quyết chưa, ai đốt không, đi cai',
  ],
  [
    2,
    'sợ cháy, dễ cháy, nguy cơ, lo cháy, sợ nổ quá nên, mua bình, hay xảy ra, tai nạn nhiều, nhiều tai nạn, hay tai nạn, tai nạn hoài, hay bị, nhờ gắn, đề nghị gắn, nghe đồn, nghe nói, muốn tố cáo, mới dám tố cáo, mới dám nói',
  ],
]
