/** Hides which different words mean one thing to a police page: "concept: phrase, phrase". Data; synonyms live here and nowhere else. */
export const conceptTable = `
LOST: bị mất, làm mất, đánh mất, mất rồi, bị rơi, làm rơi, đánh rơi, rơi mất, rớt, làm rớt, bị rớt, thất lạc, bị thất lạc, để quên, bỏ quên, không tìm thấy, tìm không ra, kiếm không ra, mất tiêu, lạc mất, mất luôn, rơi ví, rơi bóp, rớt bóp, rớt ví, mất ví, mất bóp, trôi mất, cuốn mất
DAMAGED: bị hỏng, hư, bị hư, bị rách, rách, nát, bị gãy, gãy, nứt, bị nứt, mờ, bị mờ, nhòe, bị ướt, móp, cong, không đọc được, quét không nhận, chuột cắn, chó cắn, cháy xém
EXPIRED: hết hạn, sắp hết hạn, quá hạn, tới hạn, đến hạn, hết hiệu lực, sắp hết, hạn tới, còn hạn, hết hạng
AGAIN: làm lại, cấp lại, xin lại, lấy lại, đăng ký lại, cấp lại lần
CHANGE: đổi, cấp đổi, thay đổi, chuyển đổi, đổi sang, đổi qua, đổi lại, lên đời, nâng cấp
RENEW: gia hạn, kéo dài, gia hạn thêm, ở thêm
FIRST: lần đầu, lần đầu tiên, chưa từng, chưa có, chưa làm, chưa bao giờ, mới làm, chưa làm lần nào, trước giờ chưa, chưa làm bao giờ
CORRECT: sai, bị sai, ghi sai, sửa, chỉnh, điều chỉnh, đính chính, lệch, bị lệch, không khớp, không đúng, in sai, nhầm tên, cập nhật, bị trùng, sửa lại, chỉnh sửa
CANCEL: xóa, xoá, hủy, huỷ, cắt, bỏ, gạch tên, gỡ, cắt khẩu, xóa tên, bỏ ra, xóa bỏ
LOCK: khóa, khoá, bị khóa, mở khóa, tạm khóa, bị khoá, mở khoá
FORGOT: quên, quên mật khẩu, quên pass, nhập sai mật khẩu, không nhớ mật khẩu
LOGIN: đăng nhập, không vào được, vào không được, không vô được, vô không được, đăng xuất, passcode, otp, mã xác thực, văng ra, báo lỗi, bị lỗi, lỗi, khuôn mặt, thiết bị, đổi máy, đổi điện thoại, máy mới, điện thoại mới, nfc
IDCARD: căn cước, căn cước công dân, thẻ căn cước, thẻ cccd, chứng minh, chứng minh nhân dân, chứng minh thư, thẻ gắn chip, thẻ chip, cái thẻ, giấy tờ tùy thân, giấy tờ tuỳ thân, căn cướt, can cuoc, chứng minh thư nhân dân, thẻ căn cước công dân
OLDID: chín số, 9 số, số cũ, số chứng minh cũ, chứng minh cũ, số cmnd cũ, hai số, số mới, hai số là một, cùng một người, là một người, mười hai số
EID: vneid, định danh, định danh điện tử, tài khoản định danh, app định danh, mức hai, mức 2, mức một, mức 1, định danh mức
INTEGRATE: tích hợp, đưa vào, thêm vào, hiện trên, đưa lên, bỏ vào, gắn vào, liên kết vào, đưa vô, thêm vô
ORG: công ty, doanh nghiệp, tổ chức, hợp tác xã, cơ quan, giám đốc, hộ kinh doanh, trường, chi nhánh, công ty tnhh
POPDATA: dữ liệu dân cư, cơ sở dữ liệu quốc gia, dữ liệu quốc gia, hệ thống dân cư, thông tin dân cư, trên hệ thống, dữ liệu, csdl, trên dữ liệu
RESIDENCE: thường trú, hộ khẩu, nhập khẩu, nhập hộ khẩu, chuyển khẩu, chuyển hộ khẩu, sổ hộ khẩu, vào hộ khẩu, vô hộ khẩu, khẩu, nhập hộ, vào sổ, đăng ký thường trú
TEMP: tạm trú, kt3, ở trọ, thuê trọ, phòng trọ, nhà trọ, xóm trọ, sổ tạm trú, giấy tạm trú, tạm chú, ở tạm, thuê nhà, thuê phòng, người thuê, ở thuê
STAY: lưu trú, ngủ lại, qua đêm, ở lại chơi, ở chơi, khách ngủ, ngủ nhờ, ở lại mấy đêm, ở lại, ngủ qua đêm, ghé nhà ngủ, ở nhờ vài hôm, lên chơi, lên thăm
AWAY: tạm vắng, vắng mặt, đi làm xa, đi xa, đi khỏi địa phương, vắng nhà, đi làm ăn xa
SPLIT: tách hộ, tách khẩu, tách hộ khẩu, ra riêng, tách ra, sổ riêng, hộ riêng, tách sổ
HEAD: chủ hộ, đổi chủ hộ, làm chủ hộ, quan hệ với chủ hộ, đứng tên chủ hộ
CONFIRM: xác nhận, giấy xác nhận, xin xác nhận, chứng minh là, ct07, xác minh, giấy chứng minh
CT07: ct07, xác nhận cư trú, xác nhận thông tin cư trú, giấy xác nhận cư trú, thông tin cư trú, thay sổ hộ khẩu, chứng minh nơi ở, xác nhận nơi ở
AREA: diện tích, mét vuông, m2, bình quân, diện tích nhà
BOAT: ghe, thuyền, tàu, xuồng, nhà bè, bè cá, trên ghe, phương tiện
NEWBORN: mới sinh, sơ sinh, mới đẻ, em bé, mới sanh, tháng tuổi, ngày tuổi, đầy tháng, vừa sinh, vừa đẻ, mới chào đời, bé mới
CHILD: con tôi, con em, con tui, bé, cháu, đứa nhỏ, con nít, trẻ em, trẻ, con gái, con trai, bé gái, bé trai, thằng nhỏ, con nhỏ, mấy đứa nhỏ, tụi nhỏ, học sinh, cháu nội, cháu ngoại, con mình, nhóc, con út, em bé
SCHOOLAGE: lớp 1, lớp 2, lớp 3, lớp 4, lớp 5, lớp một, lớp hai, lớp ba, tiểu học, cấp 1, cấp một, mẫu giáo, mầm non
ELDER: ông, bà, ông nội, bà nội, ông ngoại, bà ngoại, cụ, bà cụ, ông cụ, người già, già, lớn tuổi, cao tuổi, ông già, bà già
DEAD: đã mất, qua đời, chết, chết rồi, đã chết, người chết, chứng tử, khai tử, mới mất, mất năm ngoái, ba mất, mẹ mất, bố mất, ông mất, tử vong, mất rồi
SPOUSE: vợ, chồng, vợ chồng, ly hôn, ly dị, kết hôn, cưới, vợ cũ, chồng cũ
PARENT: ba, má, mẹ, bố, cha, ba mẹ, bố mẹ, cha mẹ, má em, mẹ em
HOUSE: nhà, mua nhà, nhà mới, sổ hồng, sổ đỏ, chung cư, căn hộ, đất, cất nhà
MOVE: chuyển đi, dọn đi, chuyển chỗ, trả phòng, dọn qua, chuyển về, chuyển từ, dọn về, chuyển lên
VEHICLE: xe, xe máy, ô tô, oto, xe hơi, mô tô, xe tải, xe điện, chiếc xe, con xe, xe cũ, xe mới, xe con, ô-tô
PLATE: biển số, biển, bảng số, bấm biển, bốc biển, gắn biển, biển đẹp, biển số xe, bấm biển số, bốc biển số
VREG: cà vẹt, cavet, giấy xe, đăng ký xe, giấy đăng ký xe, giấy tờ xe, đăng ký xe máy, giấy đăng ký, chứng nhận đăng ký xe, cà vẹt xe
TRANSFER: sang tên, chính chủ, đổi chủ, chủ cũ, mua lại, mua xe cũ, cho tặng, thừa kế, rút hồ sơ, đứng tên, chuyển tên, chuyển chủ, giấy mua bán, giấy bán xe, giấy tay, sang tên đổi chủ, chuyển nhượng
BUYNEW: mới mua, mua xe mới, xe mới, mới tậu, trước bạ, mua trả góp, xe mới mua, ra biển
SELL: bán xe, đã bán, bán rồi, thanh lý, bán cho, bán lại
TEMPPLATE: biển tạm, tạm thời, biển số tạm, giấy đi đường, chưa có biển, đăng ký tạm
REVOKE: thu hồi, nộp lại biển, trả biển, nộp biển, hủy đăng ký, giữ lại biển, nộp lại, bỏ xe, hết niên hạn, xe nát
LICENCE: bằng lái, giấy phép lái xe, bằng lái xe, bằng xe máy, bằng ô tô, bằng a1, bằng b, bằng b1, bằng b2, bằng c, gplx, bằng a, bằng lái ô tô, bằng lái xe máy
EXAM: thi, thi bằng, học bằng, sát hạch, thi lý thuyết, thi lại, học lái, nâng hạng, thi lấy bằng, lấy bằng, ôn thi, dự thi, đi thi
INTL: quốc tế, idp, bằng quốc tế, giấy phép quốc tế
FOREIGN: nước ngoài, người nước ngoài, ngoại quốc, tây, người hàn, hàn quốc, người mỹ, mỹ, nhật, người nhật, đài loan, trung quốc, người trung quốc, pháp, đức, úc, nga, ấn độ, thái lan, philippines, quốc tịch, khách tây, ông tây, việt kiều, người hàn quốc, người pháp, lào, campuchia, người hoa, châu phi
MILITARY: quân đội, bộ đội, quân sự, bộ quốc phòng, xuất ngũ, ra quân, tại ngũ
FINE: phạt, nộp phạt, đóng phạt, tiền phạt, bị phạt, lập biên bản, biên bản, quyết định xử phạt, giữ bằng, giam xe, tạm giữ xe, giữ xe, nồng độ cồn
CAMERA: phạt nguội, camera, camera chụp, lỗi phạt nguội, vnetraffic, lỗi vi phạm, bị chụp, chụp hình phạt
DISPUTE: khiếu nại, không đồng ý, oan, phạt oan, nhầm, sai xe, giải trình, không chấp nhận, không phải xe tôi, không phải tôi, chụp nhầm, bị oan, đơn khiếu nại, xe đã bán
RECORD: lý lịch, lý lịch tư pháp, tiền án, tiền sự, án tích, phiếu số 1, phiếu số 2, án treo, không tiền án
PASSPORT: hộ chiếu, passport, pasport, sổ thông hành, cuốn hộ chiếu
FOUNDAGAIN: tìm lại được, tìm thấy, tìm được, kiếm được, tìm lại, thấy lại, báo mất nhầm, khôi phục
BORDER: xuất nhập cảnh, xuất cảnh, nhập cảnh, ra vào việt nam, về nước, lịch sử xuất nhập cảnh
VISA: visa, thị thực, evisa, miễn thị thực
TRC: thẻ tạm trú, trc, thẻ thường trú, na8
SECBIZ: an ninh trật tự, antt, giấy an ninh, điều kiện an ninh, cầm đồ, karaoke, massage, nhà nghỉ, khách sạn, homestay, công ty bảo vệ, vũ trường
OPENBIZ: mở, mở quán, mở tiệm, kinh doanh, xin giấy phép, cấp phép, giấy phép, xin phép
SEAL: con dấu, mẫu dấu, khắc dấu, dấu tròn
WEAPON: vũ khí, súng, kiếm, gươm, đao, nỏ, dao găm, mã tấu, súng săn, súng hơi, súng tự chế, lựu đạn, mìn, bom, đạn, thanh kiếm, cung tên, đầu đạn, trái bom, quả bom
SUPPORTTOOL: công cụ hỗ trợ, dùi cui, roi điện, bình xịt, hơi cay, súng đạn cao su, vật liệu nổ
HANDIN: giao nộp, nộp lại, đem nộp, tự nguyện nộp, đem giao nộp, muốn nộp
FIREWORK: pháo hoa, pháo, bắn pháo, đốt pháo, pháo nổ, pháo bông, pháo bi, chế pháo, quấn pháo, thuốc pháo
FIRESAFETY: phòng cháy, chữa cháy, phòng cháy chữa cháy, bình chữa cháy, lối thoát hiểm, báo cháy, tập huấn
APPRAISE: thẩm duyệt, nghiệm thu, thẩm định, nhà xưởng, thiết kế
REHAB: cai nghiện, đi cai, cai ma túy, muốn cai, methadone, chịu cai, trung tâm cai
GUARDJOB: tổ bảo vệ, dân phòng, bảo vệ dân phố, tổ antt, lực lượng an ninh cơ sở, tham gia tổ, xin vào tổ
MEETCHIEF: tiếp dân, tiếp công dân, gặp trưởng công an, gặp lãnh đạo, gặp chỉ huy, lịch tiếp
DENOUNCE: tố cáo, đơn tố cáo, tố giác
LOSSREPORT: đơn cớ mất, cớ mất, trình báo mất, đơn trình báo, xác nhận mất, giấy báo mất, báo mất
READY: có chưa, xong chưa, tới đâu rồi, tới đâu, đến đâu, chưa có, chưa thấy, về chưa, bao giờ có, khi nào có, chừng nào có, có kết quả chưa, giải quyết chưa, xử lý chưa, duyệt chưa, sao rồi, tiến độ, tình trạng, trạng thái, kết quả, chưa nhận được, chưa về, tới chưa, được chưa
CHECK: tra, tra cứu, kiểm tra, xem, coi, check, coi giùm, xem giùm, tra giúp
DOSSIER: hồ sơ, mã hồ sơ, biên nhận, giấy hẹn, hồ sơ của tôi, nộp hồ sơ
MYTIP: tin báo, em báo, tôi báo, đã báo, phản ánh của tôi, tôi trình báo, em gửi, tố giác của tôi, vụ
WANTED: truy nã, lệnh truy nã, trốn nã, đối tượng truy nã, bị truy nã, tội phạm
MISSINGNOTICE: tìm người, thông báo tìm, thất lạc gia đình, tìm người thân, trẻ lạc, tìm mẹ, tìm anh, đăng tin tìm
QUEUE: lấy số, bấm số, bốc số, số thứ tự, đặt lịch, lịch hẹn, đặt hẹn, hẹn lịch, hẹn giờ, giữ chỗ, đặt trước, đổi lịch, hủy số, tới số mấy, lỡ số, hủy lịch, đặt chỗ
PHONE: số điện thoại, sdt, số máy, hotline, đường dây nóng, số trực ban, tổng đài, gọi số nào, gọi số mấy, xin số, số nào, gọi ai
ADDRESS: địa chỉ, nằm ở đâu, trụ sở, ở chỗ nào, đường đi, dời qua đâu
HOURS: mấy giờ, giờ làm việc, làm việc, thứ bảy, thứ 7, chủ nhật, nghỉ, nghỉ trưa, nghỉ lễ, nghỉ tết, có làm không, có trực không, mở cửa
HUMAN: gặp cán bộ, gặp người, nói chuyện với cán bộ, gặp trực tiếp, người thật, nói chuyện trực tiếp, cảnh sát khu vực, gặp nhân viên
HELLO: xin chào, chào, hello, hi, alo, alô, dạ chào, good morning
THANKS: cảm ơn, cám ơn, thanks, dạ vâng, vâng ạ, tạm biệt
HOW: làm sao, thế nào, như thế nào, ra sao, sao ạ, làm gì, cách nào, kiểu gì, thủ tục, hướng dẫn, cần gì, cần giấy gì, cần những gì, giấy tờ gì, mang gì, mang theo gì, sao đây, tính sao, phải làm sao, giờ sao, cần giấy tờ gì, hồ sơ gồm, làm như nào
WHERE: ở đâu, chỗ nào, nơi nào, lên đâu, ra đâu, tới đâu, đi đâu, đâu
COST: bao nhiêu tiền, lệ phí, phí, tốn tiền, mất tiền, hết bao nhiêu, giá, mấy tiền, tốn bao nhiêu
TIME: bao lâu, mấy ngày, bao nhiêu ngày, khi nào, bao giờ, chừng nào, mấy bữa
MAY: được không, có được không, được chưa, có cần, có phải, có bị, có phải không, cần không, phải không
ONLINE: trực tuyến, online, trên mạng, qua mạng, dịch vụ công, cổng dịch vụ công, tại nhà
NOW: đang, ngay bây giờ, bây giờ, vừa, vừa mới, mới vừa, hiện tại, hiện giờ, ngay lúc này, lúc này, mới đây, nãy giờ, hồi nãy, tức thì, liền, lẹ, gấp, khẩn, khẩn cấp, nhanh lên, lẹ lẹ, ngay giờ, phút trước, kìa, nè
PAST: hôm qua, hôm trước, tuần trước, tháng trước, năm ngoái, bữa trước, hôm kia, tối qua, đêm qua, lâu rồi, trước đây, hồi trước, năm trước, hôm bữa, hôm nọ, mấy năm trước, ngày xưa, hồi xưa, hồi tháng, hôm chủ nhật, đầu năm, tuần rồi, hôm tết, đợt, sáng nay, hồi tết, hồi đầu năm
HABIT: hay, thường, thường xuyên, hoài, tối nào cũng, đêm nào cũng, ngày nào cũng, chiều nào cũng, suốt ngày, suốt đêm, liên tục, mỗi tối, mỗi khuya, tuần nào cũng, mấy tháng nay, lâu nay, chuyên, lúc nào cũng, trưa nào cũng
HELP: cứu, cứu với, cứu em, cứu tôi, cứu mẹ, giúp với, giúp em với, help, kêu cứu, cầu cứu, xuống gấp, tới gấp, xuống liền, tới liền, tới lẹ, cho người xuống, lẹ giùm, xuống lẹ
FIRE: cháy, bốc cháy, cháy nhà, lửa, khói, hỏa hoạn, bốc khói, phát hỏa, ngọn lửa, đám cháy, lửa cháy, mùi khét, khét, bốc lửa, chập điện, tóe lửa, bén lửa
GAS: gas, ga, xì gas, xì ga, rò gas, bình gas, mùi gas, mùi ga, bình ga, rò rỉ gas, khí gas
BLAST: nổ, phát nổ, nổ lớn, nổ bình, tiếng nổ
TRAPPED: kẹt, mắc kẹt, bị kẹt, sập, bị đè, đè, chôn vùi, vùi lấp, sạt lở, lũ, lũ cuốn, nước lũ, thang máy, bị cuốn, ngập tới, rơi xuống, té xuống, rớt xuống, điện giật
DROWN: đuối nước, chìm, chết đuối, rớt xuống kênh, té sông, té ao, té xuống hồ, trôi, cuốn trôi, dưới nước, nước cuốn, rớt xuống sông, lọt xuống, nhảy sông, ngoi lên, chìm ghe, lật xuồng, rơi xuống ao, rơi xuống nước
CRASH: tai nạn, tai nạn giao thông, tông, tông xe, đụng xe, xe đụng, lật xe, cán, bị tông, tông nhau, va chạm, va quẹt, đâm xe, xe tông, húc, đụng trúng, bị đụng, quẹt xe, lao vào, ngã xe, té xe
HURT: bất tỉnh, nằm im, chảy máu, máu, bị thương, gãy chân, gãy tay, ngất, ngất xỉu, không thở, khó thở, co giật, tím tái, tím ngắt, hôn mê, không tỉnh, cấp cứu, thoi thóp, sùi bọt mép, không trả lời, gọi không thưa, không cử động, nằm một đống, xỉu, ngưng thở, thương tích, bầm tím, vỡ đầu, bể đầu, máu me, ói ra máu
SUICIDE: tự tử, tự sát, muốn chết, không muốn sống, chết cho xong, nhảy cầu, nhảy lầu, thuốc sâu, thuốc trừ sâu, thuốc cỏ, vĩnh biệt, thư tuyệt mệnh, cắt tay, thắt cổ, treo cổ, uống hết vỉ thuốc, tìm đến cái chết, kết thúc cuộc đời, chết đi, không thiết sống, chấm dứt, biến mất, ra đi mãi mãi, gánh nặng, sống làm gì, sống chi nữa
MISSING: mất tích, đi lạc, bị lạc, lạc, chưa về, không về, không thấy về, mất liên lạc, bỏ nhà đi, không liên lạc được, gọi không được, không thấy đâu, tìm không thấy, kiếm không thấy, đi đâu mất, bỏ đi, trốn khỏi nhà, lạc đường, không nhớ đường, tắt máy
KIDNAP: bắt cóc, nhốt, giam, bị nhốt, giam giữ, tiền chuộc, đòi chuộc, chuộc, bắt lên xe, kéo lên xe, khóa cửa nhốt, không cho ra, giữ người, bị giữ, trói, bị trói, bị bắt đi, không cho về
TRAFFICK: bán qua, bị bán, lừa sang, qua biên giới, sang campuchia, qua campuchia, bán sang, mua bán người, casino, đưa qua, lừa bán
FIGHT: đánh nhau, chém, chém nhau, đâm, ẩu đả, hỗn chiến, đánh hội đồng, rượt, đuổi chém, cầm dao, mã tấu, tuýp sắt, cầm cây, hung khí, đập nhau, đánh người, xô xát, gây lộn, đánh lộn, cầm gậy, cầm kéo, cầm búa, dí dao, bóp cổ, ném chai, đổ máu, bị đâm, bị chém, bị đánh, kéo tới, đâm nhau, kề dao, cầm rựa, cầm gạch
FAMILYVIOLENCE: chồng đánh, đánh vợ, đánh em, bạo hành, đánh con, đánh mẹ, đánh tui, đánh tôi, bị chồng, ba đánh, bố đánh, con đánh, đòi giết, đập đồ, bạo lực gia đình, chồng say, say về, ổng đánh, ảnh đánh, bạo lực
CHILDABUSE: sờ mó, sờ soạng, dâm ô, xâm hại, sàm sỡ, bạo hành trẻ, đánh bé, đánh đập bé, hiếp dâm trẻ, cởi đồ, đụng chạm, giữ trẻ, nhà trẻ, cha dượng, mẹ kế, dượng
SEXCRIME: hiếp, hiếp dâm, cưỡng hiếp, cưỡng bức, ép quan hệ, quấy rối, sàm sỡ, quay lén, giở trò, làm bậy, gạ gẫm, khoe hàng, chuốc thuốc, biến thái, đụng chạm
THREAT: dọa, đe dọa, hăm dọa, dọa giết, đòi giết, tống tiền, bảo kê, dọa tung, khủng bố, cưỡng đoạt, tung ảnh, tung clip, ép đóng tiền, trấn lột, đe doạ, doạ, hăm doạ, hăm he
ROB: cướp, cướp giật, giật, bị giật, giật túi, giật điện thoại, giật dây chuyền, bị cướp, tiệm vàng, chặn đường, móc túi, lột, trấn lột, giật đồ, giật giỏ, giựt
THIEF: trộm, ăn trộm, ăn cắp, bị trộm, mất trộm, trộm xe, bẻ khóa, cạy cửa, cạy tủ, đột nhập, mất xe, mất xe máy, trộm chó, kẻ trộm, cạy, bẻ khoá, phá khóa, chôm, cắt trộm, leo rào, câu chó
SCAM: lừa, bị lừa, lừa đảo, lừa tiền, lừa cọc, bỏ trốn, ôm tiền, quỵt, biến mất luôn, chặn liên lạc, bị chặn, dụ, giả mạo, mạo danh, hàng giả mạo
IMPERSONATE: giả danh, xưng công an, xưng là công an, xưng, tự xưng, giả công an, giả cán bộ, viện kiểm sát, lệnh bắt, rửa tiền, cài app, cài ứng dụng, bấm link, gửi link, tự nhận, giả điện lực, đọc otp, xưng danh, giả mạo công an, tài khoản an toàn, đồng bộ
ONLINESCAM: nhiệm vụ, làm nhiệm vụ, cộng tác viên, đầu tư, tiền ảo, forex, telegram, chuyển tiền, chuyển khoản, shopee, facebook, hack, bị hack, trúng thưởng, nạp tiền, không rút được, vay app, chuyển nhầm, mua hàng, đặt cọc, fb, việc nhẹ lương cao
FAKENEWS: bôi nhọ, nói xấu, vu khống, bịa đặt, tin giả, xúc phạm, đăng hình, đăng bài, livestream, bóc phốt, cắt ghép, ghép mặt, bịa chuyện
DRUG: ma túy, ma tuý, hàng trắng, hàng đá, cần sa, heroin, thuốc lắc, kẹo ke, ke, bay lắc, chơi đá, đập đá, ngáo, ngáo đá, nghiện, kim tiêm, hít, hút chích, bóng cười, chích, con nghiện, dân nghiện, chất cấm, cái đó, chơi đồ, nước vui, gói nhỏ, xì ke, xì ke ma túy, tài mà, cỏ mỹ, hút cần
SELLING: bán, buôn, mua bán, giao, ship, giao hàng, bán lẻ, rao bán, buôn bán, đổi hàng, phân phối
GAMBLE: đánh bạc, đánh bài, sòng, sòng bài, xóc đĩa, tài xỉu, bầu cua, binh xập xám, bắn cá, cờ bạc, cát tê, tứ sắc, chứa bài, sát phạt, lắc tài xỉu, xập xám, tiến lên, bài cào, ba cây
COCKFIGHT: đá gà, trường gà, độ gà, sới gà, chọi gà, gà
LOTTERY: ghi đề, số đề, lô đề, cá độ, cá cược, đề, nhà cái, ghi lô, bắt độ, ghi số
PROSTITUTE: mại dâm, gái, gái gọi, bán dâm, gái đứng đường, massage kích dục, chứa gái, thanh nữ, tiếp viên, cà phê ôm, karaoke ôm, mua dâm, gái bán hoa
LOANSHARK: vay nặng lãi, nặng lãi, cho vay, tín dụng đen, đòi nợ, tạt sơn, nợ app, vay app, bốc bát họ, trả góp ngày, lãi cắt cổ, lãi, siết nợ, chủ nợ, giang hồ
NOISE: ồn, ồn ào, karaoke, hát karaoke, kẹo kéo, mở nhạc, nhạc lớn, loa, hát hò, ầm ầm, la hét, khoan đục, chó sủa, bass, ầm ĩ, mất ngủ, inh ỏi, nhậu nhẹt
RACE: đua xe, nẹt pô, bốc đầu, đi bão, lạng lách, độ pô, rú ga, đua, bão đêm
TRUCK: xe ben, xe tải, quá tải, quá khổ, container, rơi vãi, chở cát, chở đất, không che bạt, vượt đèn đỏ, ngược chiều, đậu xe, chở ba, không nón, giờ cấm, xe buýt, không đội mũ, chạy ẩu
SIDEWALK: vỉa hè, lòng đường, lấn chiếm, bày bàn ghế, bán hàng rong, chợ tự phát, lề đường, chiếm đường, lấn hẻm, xe đẩy
BLOCKROAD: phơi lúa, đổ cát, xà bần, rải đinh, chắn đường, dựng rạp, rào chắn, chặn lối, giữa đường, bít đường, phơi
ROADWORKS: ổ gà, nắp cống, đèn đỏ hư, đèn giao thông, đèn tín hiệu, biển báo, cây đổ, sụp, hố, đường hư, lan can, nắp hố ga, gờ giảm tốc
SAND: hút cát, cát tặc, khai thác cát, múc đất, đào đất, sà lan, xà lan, khoáng sản, khai thác đá, đào vàng, bơm cát, lấy cát
POLLUTE: xả thải, ô nhiễm, hôi thối, mùi hôi, nước thải, đốt rác, khói bụi, hôi, cá chết, đổ trộm, bụi, xả nước
FOOD: thực phẩm, bánh kẹo, thịt thối, ngộ độc, lò mổ, heo bệnh, hàn the, hóa chất, không nhãn, hết hạn sử dụng, đau bụng, an toàn thực phẩm
FAKEGOODS: hàng giả, hàng nhái, buôn lậu, hàng lậu, mỹ phẩm giả, thuốc lá lậu, rượu giả, phân bón giả, tiền giả, nhái, không nguồn gốc, kho hàng
FOREST: rừng, phá rừng, chặt cây, gỗ, gỗ lậu, lâm tặc, cưa gỗ, thú rừng, phòng hộ, động vật hoang dã
EFISH: kích điện, chích điện, xung điện, kích giun, rà cá, xiệc cá, thuốc nổ đánh cá, xuyệt điện, cào điện
STRANGER: lạ mặt, người lạ, khả nghi, đáng ngờ, rình mò, dò xét, nhóm lạ, lảng vảng, xe lạ, lạ hoắc
ILLEGALSTAY: ở lậu, ở chui, nhập cảnh trái phép, nhập cảnh lậu, làm chui, hết visa
FOUND: nhặt được, lượm được, nhặt, lượm, của rơi, trả lại, ai mất, vô chủ, bỏ quên lại
LATEOPEN: quá giờ, quá 24 giờ, mở tới, cầm đồ, xe gian, không ghi sổ, xuyên đêm, không phép
BRIBE: đòi tiền, vòi vĩnh, hối lộ, bao che, nhũng nhiễu, hách dịch, gây khó dễ, nhận tiền, phong bì, bồi dưỡng, biết điều, mãi lộ, làm khó, hành dân, ăn chặn, xin tiền
OFFICIAL: cán bộ, công an, csgt, cảnh sát, cảnh sát giao thông, công an phường, công an xã, trưởng ấp, phó công an, trưởng thôn, cán bộ phường
NEIGHBOURDISPUTE: lấn đất, xây lấn, tranh chấp, trả cọc, mượn tiền, không trả, lối đi, hàng xóm, nợ lương, chia đất, khất nợ, lấn ranh
UTILITIES: đèn đường, rác, mất điện, cúp điện, cúp nước, ngập, ngập nước, cây xanh, chó thả rông, wifi, muỗi, mất nước
CIVIL: khai sinh, kết hôn, độc thân, công chứng, chứng thực, sổ đỏ, bảo hiểm xã hội, khai tử, giấy chứng tử, hộ nghèo, trợ cấp, xin phép xây nhà, tách thửa, đăng kiểm, nghĩa vụ quân sự, tình trạng hôn nhân, nhận con nuôi, thuế, bảo hiểm y tế, ly hôn
REPORTING: trình báo, báo tin, tố giác, phản ánh, báo cáo, muốn báo, phát hiện, nhờ công an, đề nghị công an, mong các anh, mấy anh xuống, nhờ mấy anh, kiểm tra giùm, xử lý giùm, tin báo
INSULT: đm, địt, đụ, vcl, clm, ngu, óc chó, lồn, cặc, chó đẻ, mẹ mày, khốn nạn, ăn hại, đồ chó, súc vật, mất dạy, cc, đéo, cút, chó má, đĩ, mày ngu, lũ chó, thằng ngu, con chó, vãi
ADVERT: bán sim, vay vốn, lãi thấp, khuyến mãi, giảm giá, tuyển dụng, tuyển nhân viên, liên hệ ngay, ship cod, sale, uy tín, giảm 50, inbox, ghé ủng hộ, mua ngay
CHITCHAT: ăn cơm, thời tiết, trời mưa, xổ số, bóng đá, phim, game, bài hát, thơ, tử vi, người yêu, crush, yêu anh, đẹp trai, xinh, nấu ăn, truyện
IDIOM: cháy hàng, cháy túi, cháy máy, giết thời gian, chém gió, nổ hũ, cướp dâu, buồn chết, mệt chết, cười chết, đói chết, muốn xỉu, cháy quá, dí chết, chết mất, diễn tập, trong phim, tập huấn, bùng nổ, muốn chết đi được, chết cười, mệt muốn chết
OVER: tắt rồi, dập rồi, dập xong, hết rồi, về rồi, tìm thấy rồi, tìm được rồi, không sao, nhầm, ổn rồi, im rồi, về tới nhà, đã an toàn, xong rồi
`
