// How citizens' pages look: one column, large type, the fonts of the phone, day and night by its own setting.

export const style = `
:root{--paper:#f6f3ec;--sheet:#fffdf9;--ink:#23211c;--soft:#4d4940;--edge:#8a8474;--jade:#0b5d4b;--on:#fbf9f3;--wash:#e4efe9;--red:#a31616;--blue:#1b4f9b;--amber:#fbf0d9}
@media(prefers-color-scheme:dark){:root{--paper:#131411;--sheet:#191a17;--ink:#e0dccf;--soft:#bcb8ab;--edge:#7f7c70;--jade:#7cc7ae;--on:#0b1f18;--wash:#1c2f28;--red:#ff8d7e;--blue:#94bbf2;--amber:#33270f}}
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
header{position:sticky;top:0;z-index:1;background:var(--sheet);border-bottom:1px solid var(--edge)}
header div{max-width:42rem;margin:0 auto;padding:4px 16px;display:flex;gap:12px;align-items:center;justify-content:space-between}
header a{min-height:44px;display:inline-flex;align-items:center}
a{color:var(--blue);text-underline-offset:3px}
.exit{background:var(--ink);color:var(--paper);padding:0 16px;border-radius:6px;font-weight:600;text-decoration:none}
main{max-width:42rem;margin:0 auto;padding:16px 16px 64px}
h1{font-size:1.45rem;line-height:1.35;margin:16px 0 8px}
h2{font-size:1.15rem;line-height:1.4;margin:28px 0 8px}
p{margin:8px 0}
.soft,.hint{color:var(--soft)}
.hint{font-size:1rem;margin:2px 0 6px}
.call{border-left:4px solid var(--red);padding:6px 12px;margin:16px 0;background:var(--sheet)}
.call a{display:inline-flex;min-height:44px;align-items:center;padding-right:16px;font-weight:600;color:var(--red)}
fieldset{border:0;margin:28px 0 0;padding:0;min-width:0}
legend,.field>label{font-weight:600;padding:0}
.field{margin:28px 0 0}
.field>label,legend{display:block}
input[type=text],input[type=tel],textarea{width:100%;font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--edge);border-radius:6px;padding:10px 12px;min-height:48px}
input[type=file]{width:100%;font:inherit;padding:10px 0;min-height:48px}
textarea{min-height:9rem}
.choice{display:flex;gap:12px;align-items:center;min-height:48px}
.choice input{width:22px;height:22px;flex:none;accent-color:var(--jade)}
button{font:inherit;font-weight:600;color:var(--on);background:var(--jade);border:0;border-radius:6px;min-height:52px;padding:0 28px;margin:28px 0 16px}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
.trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
.problems{border-left:4px solid var(--red);background:var(--sheet);padding:8px 12px;margin:16px 0}
.problems h2{margin:0}
.big{font-size:1.35rem;font-weight:600;font-variant-numeric:tabular-nums;margin:4px 0}
ol.key{columns:2;column-gap:24px;background:var(--wash);border-radius:6px;padding:16px 16px 16px 48px;margin:8px 0;font-size:1.25rem;font-weight:600}
ol.key li{padding:4px 0;break-inside:avoid}
.answer{background:var(--sheet);border:1px solid var(--edge);border-radius:6px;padding:10px 14px;margin:10px 0;white-space:pre-wrap}
.answer small{display:block;color:var(--soft);font-size:.9rem}
.good{background:var(--wash);border-radius:6px;padding:8px 14px}
ul.files{list-style:none;padding:0;margin:8px 0}
ul.files li{padding:4px 0}
table{border-collapse:collapse;width:100%;max-width:24rem}
td,th{text-align:center;padding:8px 0;font-variant-numeric:tabular-nums}
.today{background:var(--wash);font-weight:600}
@media(max-width:400px){ol.key{columns:1}}
`
