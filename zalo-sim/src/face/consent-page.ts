// Hides the page on which a page's administrator lets an app in: plain HTML, clearly marked as simulated.
import type { App, Page } from '../world/nouns.ts'

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}

/** `asked` is carried through the form: app id, redirect, challenge, state. */
export function consentPage(app: App, pages: Page[], asked: Record<string, string>): string {
  const carried = ['app_id', 'redirect_uri', 'code_challenge', 'state']
    .filter(name => asked[name] !== undefined)
    .map(name => `<input type="hidden" name="${name}" value="${escapeHtml(asked[name] ?? '')}">`)
    .join('')
  const choices = pages
    .map(
      (page, n) =>
        `<label><input type="radio" name="oa_id" value="${page.oa_id}"${n === 0 ? ' checked' : ''}> ${escapeHtml(page.name)}</label>`,
    )
    .join('')
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>MÔ PHỎNG · Cấp quyền cho ứng dụng</title>
<style>
body{margin:0;background:#f6f3ec;color:#23211c;font:17px/1.55 system-ui,sans-serif}
main{max-width:30rem;margin:8vh auto;padding:2rem;background:#fffdf8;border-radius:12px;box-shadow:0 1px 2px #23211c1f}
h1{font-size:1.3rem;margin:.3rem 0 1rem}
.mark{color:#8a4b08;font-weight:600;font-size:.85rem;letter-spacing:.04em}
input{accent-color:#1f6f54}fieldset{border:0;padding:0;margin:0 0 1.5rem}label{display:block;padding:.7rem 0;border-bottom:1px solid #e6e0d3}
button{font:inherit;min-height:44px;padding:0 1.2rem;border-radius:8px;border:1px solid #1f6f54;background:#fffdf8;color:#1f6f54;margin-right:.6rem}
button[value=yes]{background:#1f6f54;color:#fff}
</style></head><body><main>
<p class="mark">MÔ PHỎNG</p>
<h1>Cho ứng dụng ${escapeHtml(app.app_id)} thay mặt trang</h1>
<form method="post">${carried}<fieldset><legend>Chọn trang</legend>${choices || '<p>Ứng dụng này chưa có trang nào.</p>'}</fieldset>
<button name="answer" value="yes"${pages.length === 0 ? ' disabled' : ''}>Đồng ý</button><button name="answer" value="no">Từ chối</button></form>
</main></body></html>`
}
