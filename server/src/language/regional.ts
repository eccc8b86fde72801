/** Hides which words of South and Centre mean the same as which common ones. Data: one row a word or pair of words. */

/** Folded "regional → common" rows; longest match wins. Where a regional form is also a common word it is left out. */
const rows = `no biet → khong biet|dzay → vay|rua → the|mo ri → dau vay|o mo → o dau|di mo → di dau|cho mo → cho nao|lam rang → lam sao|rang ri → sao vay|rang rua → sao vay|vi rang → vi sao|
bua hom → hom truoc|hom ni → hom nay|bua ni → hom nay|bua ny → hom nay|bua nay → hom nay|hoi nay → luc nay|nay gio → tu nay den gio|chung nao → bao gio|chung mo → bao gio|khi mo → bao gio|
bi giut → bi giat|giut do → giat do|giut tui → giat tui|giut dien thoai → giat dien thoai|bi rinh → bi trom|uynh lon → danh nhau|uynh nhau → danh nhau|quynh lon → danh nhau|danh lon → danh nhau|dap lon → danh nhau|oanh nhau → danh nhau|quanh lon → danh nhau|chem lon → chem nhau|dam lon → dam nhau|lon xon → danh nhau|te xe → nga xe|te xuong → nga xuong|
xe honda → xe may|hon da → xe may|xe hon da → xe may|xe hoi → o to|xe bon banh → o to|ca vet → dang ky xe|cavet → dang ky xe|ca ve → dang ky xe|giay xe → dang ky xe|bien kiem soat → bien so|bang so → bien so|bang so xe → bien so xe|cai bang lai → bang lai|
tui toi → chung toi|tui no → bon no|tui nho → bon tre|con nit → tre em|con nho → be gai|thang nho → be trai|ong xa → chong|ba xa → vo|bu em → me em|u em → me em|
kieng → kinh|nhau xin → say ruou|xi xin → say ruou|
xai duoc → dung duoc|bao nhieu xien → bao nhieu tien|may xien → bao nhieu tien|`

const table = new Map<string, string>()
for (const row of rows.replace(/\n/g, '').split('|')) {
  const [regional = '', common = ''] = row.split(' → ')
  if (regional !== common) table.set(regional.normalize('NFC'), common)
}
const longest = 3

/** Common form of the folded words from `at` on: how many words it takes and what they become. */
export function readRegional(
  words: readonly string[],
  at: number,
): { length: number; common: readonly string[] } | undefined {
  for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
    const common = table.get(words.slice(at, at + length).join(' '))
    if (common !== undefined) return { length, common: common.split(' ') }
  }
  return undefined
}
