/** Hides the list of teencode and abbreviations, and the neighbours that decide the ambiguous ones. Data, not code. */

/** Spelled the same everywhere: "short full" pairs, folded keys. */
export const plainShorthand = `
k không|ko không|kh không|kg không|hok không|hông không|hem không|hog không|hkhau hộ khẩu|kô không|khum không|khom không|
kó có|dx được|dky đăng ký|đky đăng ký|dki đăng ký|đki đăng ký|dkí đăng ký|dkxe đăng ký xe|dkx đăng ký xe|đkx đăng ký xe|
cccd căn cước công dân|ccd căn cước công dân|cccđ căn cước công dân|ccdd căn cước công dân|ccgc căn cước gắn chip|
cmnd chứng minh nhân dân|cmt chứng minh thư|cmtnd chứng minh thư nhân dân|cmnđ chứng minh nhân dân|cax công an xã|
cap công an phường|cand công an nhân dân|csgt cảnh sát giao thông|cskv cảnh sát khu vực|pccc phòng cháy chữa cháy|
ubnd ủy ban nhân dân|gplx giấy phép lái xe|blx bằng lái xe|lltp lý lịch tư pháp|dvc dịch vụ công|dvcqg dịch vụ công quốc gia|
dinhdanh định danh|vnied vneid|vneđ vneid|vnid vneid|vneiđ vneid|vn-eid vneid|dddt định danh điện tử|xn xác nhận|gt giấy tờ|
sđt số điện thoại|sdt số điện thoại|dthoai điện thoại|đthoai điện thoại|đt điện thoại|đchỉ địa chỉ|dchi địa chỉ|
ntn như thế nào|nhtn như thế nào|lsao làm sao|lm làm|lmj làm gì|j gì|ji gì|gj gì|v vậy|z vậy|zậy vậy|zay vậy|dz vậy|dzay vậy|
r rồi|ròi rồi|rùi rồi|rui rồi|bn bao nhiêu|bnh bao nhiêu|bnhiu bao nhiêu|bnhieu bao nhiêu|bnhiêu bao nhiêu|nhiu nhiêu|
bh bao giờ|bjo bây giờ|bgio bây giờ|bg bây giờ|mn mọi người|mng mọi người|mik mình|mjh mình|tui tôi|ac anh chị|ng người|
ngta người ta|ngừi người|ad admin|add admin|adm admin|ib nhắn tin|inb nhắn tin|ibox nhắn tin|rep trả lời|stk số tài khoản|
tk tài khoản|tknh tài khoản ngân hàng|nh ngân hàng|onl trực tuyến|online trực tuyến|ol trực tuyến|ns nói|vs với|vơi với|
wa quá|qá quá|wá quá|lun luôn|iu yêu|iêu yêu|trc trước|trk trước|ms mới|nch nói chuyện|cv công việc|hso hồ sơ|đhs hồ sơ|
hc hộ chiếu|passport hộ chiếu|pasport hộ chiếu|bv bệnh viện|bvien bệnh viện|hcm hồ chí minh|tphcm thành phố hồ chí minh|
sg sài gòn|hn hà nội|đn đà nẵng|bd bình dương|ks khai sinh|gks giấy khai sinh|hđ hợp đồng|hdong hợp đồng|gd gia đình|
gđ gia đình|gđình gia đình|ctrinh chương trình|ql quản lý|tamtru tạm trú|ttru tạm trú|tvang tạm vắng|tvắng tạm vắng|
thtru thường trú|thgtru thường trú|đktt đăng ký tạm trú|dktt đăng ký tạm trú|dktru đăng ký tạm trú|cx cũng|cg cũng|cũg cũng|
cug cũng|nx nữa|ah à|uh ừ|uk ừ|ok được|oki được|oke được|okie được|tks cảm ơn|thks cảm ơn|thanks cảm ơn|thank cảm ơn|
cmon cảm ơn|camon cảm ơn|bik biết|bit biết|bít biết|hỉu hiểu|hiu hiểu|thik thích|thjk thích|đag đang|dag đang|dg đang|đg đang|
ntnao như thế nào|sn sinh nhật|tgian thời gian|tg thời gian|thgian thời gian|ctru cư trú|cutru cư trú|hnay hôm nay|
hqua hôm qua|hum hôm|sag sang|nhug nhưng|nhưg nhưng|nhg nhưng|nhma nhưng mà|nma nhưng mà|nmà nhưng mà|kb không biết|
kbt không biết|kbiet không biết|kbiết không biết|kp không phải|kphai không phải|đkien điều kiện|dkien điều kiện|tl trả lời|
xl xin lỗi|vc vợ chồng|ct công ty|cty công ty|cti công ty|ttin thông tin|ttuc thủ tục|thutuc thủ tục|ktra kiểm tra|
xk xuất khẩu|xklđ xuất khẩu lao động|xkld xuất khẩu lao động|bhyt bảo hiểm y tế|bhxh bảo hiểm xã hội|gcn giấy chứng nhận|
đkkd đăng ký kinh doanh|dkkd đăng ký kinh doanh|cmj làm gì|mún muốn|mun muốn|mọng mong|dùm giùm|dum giùm|zùm giùm|zúp giúp|
ny người yêu|ngiu người yêu|ox chồng|bx vợ|cr người thích|nyc người yêu cũ|csvc cơ sở vật chất|vphc vi phạm hành chính|
vpgt vi phạm giao thông|pnguoi phạt nguội|atgt an toàn giao thông|antt an ninh trật tự|attt an toàn trật tự|
tnxh tệ nạn xã hội|tngt tai nạn giao thông|mtuy ma túy|bqlkdc ban quản lý khu dân cư|tdp tổ dân phố|kcn khu công nghiệp|
kdc khu dân cư|ttgt trật tự giao thông|ktx ký túc xá|sv sinh viên|gv giáo viên|hsinh học sinh|ctv cộng tác viên|bnao bao nào|
khinao khi nào|knao khi nào|odau ở đâu|đou đâu|dou đâu|kím kiếm|mem thành viên|fb facebook|fbook facebook|phây facebook|
phay facebook|face facebook|zl zalo|dalo zalo|gg google|ytb youtube|tik tiktok|acc tài khoản|pass mật khẩu|pw mật khẩu|
mkhau mật khẩu|mkhẩu mật khẩu|app ứng dụng|đth điện thoại|sdth điện thoại
`

/** [short, [neighbours, full], …]: tried in order against "left2 left1 _ right1 right2" of folded words as typed; '' keeps it. */
export const contextualShorthand: readonly (readonly [string, ...(readonly [RegExp, string])[]])[] = [
  [
    'dk',
    [/_ (kinh doanh|kd|kien)|(du|dap ung|can|theo|nhung|cac) _/, 'điều kiện'],
    [
      /_ (xe|tam|thuong|ho|hk|tt|cu|lai|so|lich|tai|tk|nhap|thanh|ket|hoc|thi|vneid|muc|cccd|cc|online|onl|qua|tren|o|khai|luu|moi|lan|dinh|lam|bien|bang|cho|giup|kdoanh)\b|(muon|can|di|cach|phai|chua|da|mau|to|giay|ho so|toi|hen|thu tuc) _/,
      'đăng ký',
    ],
    [/./, 'được'],
  ],
  [
    'đk',
    [/_ (kinh doanh|kd)|(du|dap ung) _/, 'điều kiện'],
    [/(khong|ko|k|kh|co|lam|nhan|lay|di) _( |$)(?!xe|tam)/, 'được'],
    [/./, 'đăng ký'],
  ],
  [
    'dc',
    [/(so nha|ghi|sai|doi|theo|cung|tren|o|xin|cho|gui) _( moi| cu| nha| cty| cong)?( |$)/, 'địa chỉ'],
    [/./, 'được'],
  ],
  ['đc', [/(so nha|ghi|sai|doi|theo|tren|xin|gui) _( moi| cu| nha| cty)?( |$)/, 'địa chỉ'], [/./, 'được']],
  [
    'tt',
    [
      /(dk|dky|dang ky|giay|khai|gia han|xoa|so|the|cho o|noi) _|_ (o tro|phong tro|cho|kt3|tv|tam vang|nguoi|bao lau|dai|6 thang|nha)/,
      'tạm trú',
    ],
    [/(cap nhat|sai|chinh|sua|tra|thieu|lo|doi|cung cap|kiem tra|bo sung) _/, 'thông tin'],
    [/_ (can cuoc|dk|lam|cap|cccd|gi|nao|nhu|ntn|hanh chinh|can|doi|sang)|(lam|hoi|ve|cac|co|can) _/, 'thủ tục'],
    [/./, 'thủ tục'],
  ],
  [
    'ca',
    [
      /(lam|tang|doi|truc|mot|1|dau|hai|2|moi|theo) _( sang| chieu| toi| dem| truc| lam| nay)?( |$)|_ (sang|chieu|toi|dem|hat|si|truc|phe|nhac|cao|kip|lam|mo|ngay)/,
      'ca',
    ],
    [/_ (nha|gia dinh|ngay|dem|tuan|thang|hai|2|ba|3|lang|xom|xe|dong|bon|nguoi|the|vo|chong|minh|lu|dam)\b/, 'cả'],
    [/(con) _|_ (ro|tre|chep|loc)/, 'cá'],
    [/./, 'công an'],
  ],
  [
    'cc',
    [
      /(lam|doi|cap|mat|the|so|lay|mang|anh|bang|chup|tra|dk|co|nhan|cai|tam|sua|hinh|rot|xin|giay|va|voi|bam|rut|het han) _|_ (cd|cong dan|gan chip|moi|cu|cho|bi|het|o|dien tu|roi|bao lau|chua|thi|can|k|ko|khong|va|lan dau|online|15|14|tre)|^_$/,
      'căn cước',
    ],
    [/^_|(an|nhu|cai|nhin|noi|dien|bay|may|chung) _$/, ''],
    [/./, 'căn cước'],
  ],
  ['h', [/(\d|may|gio|sang|chieu|toi|dem|luc|den|tu|bao|moi|truoc|sau) _/, 'giờ'], [/./, 'giờ']],
  [
    'mk',
    [
      /(quen|mat|doi|lay lai|sai|nhap|dat|cai|go|lo|va|tk|tai khoan|reset|ten|ma|cap|hoi) _|_ (vneid|dang nhap|cu|moi|tk|tai khoan|app|zalo|facebook|dvc|dich vu)/,
      'mật khẩu',
    ],
    [/./, 'mình'],
  ],
  [
    'ck',
    [
      /(da|vua|phai|doi|yeu cau|bat|bao|dua|tien|lo|moi|toi|em|minh|phi|bi) _( cho| tien| qua| roi| nham| \d| het| truoc| coc|$)|_ (cho|tien|qua|nham|\d|vao|vo|het|truoc|coc|ngan)|(qua|bang) _/,
      'chuyển khoản',
    ],
    [/./, 'chồng'],
  ],
  [
    'vk',
    [/(tang|mang|co|dung|giau|che|buon|ban|giao nop|nop) _|_ (nong|quan dung|tho so|tu che|trai)/, 'vũ khí'],
    [/./, 'vợ'],
  ],
  [
    'p',
    [/(\d|may|vai) _/, 'phút'],
    [/(ca|cong an|ubnd|tren|duoi|o|len|ra|toi|xuong|dia ban|to|kp|,) _|_ (\d|[a-z]+ [a-z]+)/, 'phường'],
    [/./, 'phải'],
  ],
  ['m', [/(\d) _/, 'mét'], [/(bon|tui|lu|tao) _|_ (bi|la|di|lam|noi|coi)/, 'mày'], [/./, 'mình']],
  ['q', [/_ \d/, 'quận'], [/./, 'quá']],
  ['b', [/_ (a|n|oi)|(cac|ban|cho|chao) _/, 'bạn'], [/(bang|hang|lop|may) _|_ \d/, ''], [/./, 'bạn']],
  ['a', [/(bang|hang|lop|may|hang) _|_ \d/, ''], [/./, 'anh']],
  ['c', [/(bang|hang|lop) _|_ \d/, ''], [/./, 'chị']],
  ['e', [/(bang|hang) _/, ''], [/./, 'em']],
  ['d', [/(bang|hang|\d) _/, ''], [/./, 'đ']],
  ['x', [/(ca|cong an|ubnd|o|len|ra|duoi|tren) _/, 'xã'], [/_ (may)/, 'xe'], [/./, '']],
  ['kp', [/_ \d/, 'khu phố'], [/_ (cua|la|toi|em|minh)/, 'không phải'], [/./, 'khu phố']],
  [
    'tn',
    [/_ (giao thong|gt|xe|lao dong|roi|chet|nang)|(gay|bi|vu|co|dang co) _/, 'tai nạn'],
    [/(dam|bon|may|nhom|thang|lu|dua|cac) _/, 'thanh niên'],
    [/(nhu|lam) _/, 'thế nào'],
    [/./, 'thế nào'],
  ],
  ['kt', [/_ (3)/, 'kt'], [/./, 'kiểm tra']],
  [
    'hk',
    [
      /(nhap|tach|xoa|cat|so|chuyen|chu|lam|dang ky|dk|sao|giay|nop|co|khau|vo|ra|ten|photo|cap|mat|doi) _|_ (cho|ve|gia dinh|vao|o|thuong|qua|con|vo|moi|va)/,
      'hộ khẩu',
    ],
    [/./, 'không'],
  ],
  ['t', [/(thang|\d) _|_ \d/, ''], [/./, 'tôi']],
  [
    's',
    [/(tai|vi|lam|ma|the|vay|ko|k|khong) _|_ (ko|k|khong|lai|vay|z|v|the|ma|m|giong|cung|gio|h)|^_/, 'sao'],
    [/./, ''],
  ],
  ['th', [/_ \d/, 'tháng'], [/./, '']],
  ['bt', [/(ko|k|khong|chua|ai|cho|hong|k ai) _/, 'biết'], [/_ (thuong)|^_/, 'bình thường'], [/./, 'biết']],
  ['cn', [/(thu 7|t7|ngay|sang|va|,|lam|chieu) _/, 'chủ nhật'], [/./, 'công nhân']],
  [
    'dt',
    [
      /(so|goi|cuop|giat|mat|trom|lay|dien|cai|bang|xai|doi|trong|chup|qua|choi|nghe|hu|ban|coi|moc|cay|pin|nhat) _|_ (di dong|cua|may|moi|bi|ko|k)/,
      'điện thoại',
    ],
    [/./, 'điện thoại'],
  ],
  [
    'hs',
    [
      /(may|dam|cac|lop|tre|nhom|em|lu|cho|bon|dua) _|_ (cap|lop|danh|trong|dang|truong|tieu|nu|nam|vi|gioi)/,
      'học sinh',
    ],
    [/./, 'hồ sơ'],
  ],
  ['qt', [/(ve|phan mem|cong ty|bao) _/, ''], [/./, 'quốc tế']],
  ['nt', [/_ (cho|lai|qua|voi|de|k|ko)|(no|da|dang|cu|hay) _/, 'nhắn tin'], [/./, 'như trên']],
  ['ap', [/(cai|tai|ung|tren|vao|mo|cap|phan|qua) _|_ (vneid|ngan hang|nay|bi)/, 'ứng dụng'], [/./, '']],
  ['vl', [/_$/, ''], [/./, '']],
  ['dg', [/(gia|con|lo|tren|giua|ngoai|so|cuoi|dau|\d) _/, 'đường'], [/./, 'đang']],
  ['pp', [/(hoat|dong|phan) _/, ''], [/./, 'hộ chiếu']],
  ['bl', [/_ (lx|lai)|(lam|doi|mat|cap|thi|hoc|het|co|giam|giu|tuoc|cai|tich|lay) _/, 'bằng lái'], [/./, '']],
  ['cm', [/(con|me|noi|dm) _/, ''], [/(so|giay|the|lam|mat|doi) _|_ (nhan dan|nd|thu|cu|9)/, 'chứng minh'], [/./, '']],
  ['hong', [/_$|_ (biet|duoc|co|phai|thay|dc|can|nho|ro|hieu|cho|a|ha|vay|z)( |$)/, 'không'], [/./, '']],
  [
    'mt',
    [/(ban|choi|hut|su dung|buon|nghien|nghi|xai|mua|ve) _/, 'ma túy'],
    [/_ (bi|song|o nhiem)/, 'môi trường'],
    [/./, ''],
  ],
]
