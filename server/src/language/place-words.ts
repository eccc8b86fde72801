/** Hides which words begin, carry on and end a place as people give it. Folded. Source: facts §e.5. */

const list = (text: string): ReadonlySet<string> => new Set(text.split(/,\s*/))

/** Nouns a place starts with. */
export const heads = list(
  'so, so nha, hem, ngo, ngach, kiet, duong, pho, phuong, xa, ap, thon, xom, ban, buon, lang, to, to dan pho, khu pho, khu, quan, huyen, thi tran, thi xa, thanh pho, tinh, cho, cho dem, cau, cau vuot, cau dang, nga ba, nga tu, nga nam, vong xoay, truong, truong hoc, cong truong, benh vien, tram y te, chua, nha tho, dinh, den, mieu, cong vien, quan nhau, quan oc, quan net, quan bar, quan cafe, quan ca phe, quan nuoc, quan an, karaoke, khach san, nha nghi, nha hang, ben xe, ben do, ben, cay xang, tram xang, sieu thi, chung cu, toa nha, kenh, rach, song, ho, ao, suoi, deo, doc, quoc lo, tinh lo, cao toc, dai lo, xa lo, km, khu cong nghiep, kcn, nha may, xuong, kho, ham, dap, doi, go, vuon, bai, bai xe, bai giu xe, bai rac, phong tro, day tro, xom tro, nha tro, khu tro, nha van hoa, san bong, bo ho, bo kenh, bo song, bo muong, via he, toa, lo, block, can ho, tang, khu do thi, khu nha, khu dan cu, cong ty, tiem, tiem vang, ngan hang, ca phe, tram xe buyt, nghia trang, nghia dia, ga, cang, chan cau, dau cau, dau hem, cuoi hem, dau duong, cuoi duong, cho loai, tieu khu, con, rung, duong ven, duong vanh dai, vanh dai, mo da, san bay, nha so, phong so, phong, biet thu, cong, cot moc, ql, tl, dt, q, p, h, tp, tx, tt, kp, cot dien, xa lo, hem so, duong so, ngam tran, duong ngang',
)

/** Heads that say nothing alone: they need a number or a name. */
export const weakHeads = list(
  'so, to, ban, khu, cau, den, con, lo, ga, ho, ao, song, kho, bai, go, doi, quan, q, p, h, tt, tx, phong, tang, cong, ben, truong, xa, duong, pho, doc, dt, tinh, lang, dinh, cho, vuon, ham, dap, toa, xuong, tiem, cang, rung, ngo, thon, mieu, kenh, rach, suoi, nha tro, cong ty, phuong, huyen, thanh pho, tp, ban, via he, karaoke, xom, chua, deo, ngan hang, benh vien, ap, hem, buon',
)

/** Words before a head that belong to the place. */
export const before = list(
  'truoc, sau, sau lung, dau, cuoi, canh, gan, doi dien, doan, duoi, chan, duoi chan, ben hong, sat, doan qua, gam, duoi gam, giua cau, goc, trong, dia ban, ngay truoc, phia sau, phia truoc, bo',
)

/** Words that announce a place and stay outside. */
export const cues = list(
  'o, tai, ngay, tren, vo, vao, huong, den, toi, ve, qua, thuoc, dia chi, cho, o ngay, ra, duoi, trong, khu vuc, gan',
)

/** Joins two parts of one place. */
export const joins = list(
  'thuoc, gan, doi dien, canh, doan, cua, thuoc dia ban, tuyen, qua, o, trong, truoc, sau, ngay, khu, giao, cat, voi',
)

/** Never part of a name. */
export const stops = list(
  'dang, co, bi, la, va, voi, roi, thi, ma, nha, nguoi, may, cac, em, anh, chi, toi, tui, minh, con, me, ba, bo, no, bon, tui no, cho, de, di, ve, ra, vao, vo, len, xuong, lai, chay, danh, chem, cuu, goi, keu, giup, gium, gap, lam, mo, hat, ban, mua, ngoi, dung, nam, dau, de, hay, thuong, moi, vua, luc, hom, nay, qua, khong, k, ko, cung, nua, het, ai, gi, sao, nao, o, tai, tu, toi, den, duoc, rat, lam, lon, nhieu, ca, cai, mot, hai, xin, mong, nho, kiem tra, nhan, luon, van, se, sap, da, xe, lua, khoi, nuoc, mau, trom, cuop, giat, tong, dam, thay, biet, noi, bao, toi, chieu, sang, trua, khuya, dem, suot, ngay, gio, phut, hoai, a, nhe, nha, oi, thang, dua, bay, tat, ket, sap, no, nghi, chua, ban, tren, duoi, voi, nhau, xong, rua, phoi, do, xa, lan, nem, chan, can, lay, lo, dua, choi, tu tap, nhin, giong, mac, ao, quan, deo, nen, boi, vi, do, tai, theo, giu, nguyen, chan, ngap, hong, hu, gay, mat, be, gan, ghe, hut, tap, xa, tam, boc, boi, ngay, liet, ung, cu, trai, phep, hong, kin, dong, chui, trong, them, nhot, ep, bat, moc, tham, bia, thuoc, nong, may, chui, nua, khoc, doi, tien',
)

/** Marked spellings that a head may have; another marked word of the same letters (bán, chờ, hộ) is none. */
const spellings =
  'ban bản|cho chợ|cau cầu|ho hồ|to tổ|den đền|so số|duong đường|pho phố|quan quán quận|vuon vườn|doi đồi|go gò|con cồn|lo lô lộ|bai bãi|song sông|ben bến|truong trường|lang làng|dinh đình|dap đập|ham hầm|toa tòa toà|tinh tỉnh|xa xã|cong cổng cống|tang tầng|phong phòng|rung rừng|ap ấp|chua chùa|tiem tiệm|deo đèo|doc dốc|cang cảng|xom xóm|thon thôn|ngo ngõ|mieu miếu|hem hẻm|xuong xưởng|phuong phường|huyen huyện|kenh kênh|rach rạch|suoi suối|ngach ngách|tram trạm'
export const headSpellings: ReadonlyMap<string, readonly string[]> = new Map(
  spellings.split('|').map(row => [row.split(' ')[0] ?? '', row.split(' ').slice(1)]),
)
