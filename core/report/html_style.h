// The style of the HTML report: one column, light and dark by the reader's setting, tables that scroll by themselves, and print.
// Each text has a contrast of at least 4.5 to its ground in both schemes (a test computes it). Memory: a constant.
#pragma once
#include <string_view>

namespace consentry {

inline constexpr std::string_view kHtmlStyle = R"css(
:root{color-scheme:light dark;--ground:#fff;--soft:#f4f6f8;--line:#d0d7de;--text:#1b1f24;--muted:#57606a;--link:#0b57a4;
--on:#fff;--fatal:#8c1d18;--error:#b3261e;--value:#8a4b00;--warning:#6b5500;--note:#3d5a80;--good:#1a6b3c}
@media screen and (prefers-color-scheme:dark){:root{--ground:#14171a;--soft:#1e2328;--line:#3b434b;--text:#e6e8ea;--muted:#a9b1b9;--link:#8ab8f5;
--on:#14171a;--fatal:#ff9d95;--error:#ffb4ab;--value:#ffb870;--warning:#e6c84d;--note:#a9c7f0;--good:#7fd6a0}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
header,nav,main,footer{max-width:72rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem}
h1{font-size:1.5rem;line-height:1.3;margin:.25rem 0 1rem;padding:.75rem 1rem;border-left:.5rem solid;background:var(--soft)}
h1.accepted{border-color:var(--good)}h1.accepted_with_rejects{border-color:var(--value)}h1.refused{border-color:var(--fatal)}
h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:0 0 .25rem}
p{margin:.25rem 0}
a{color:var(--link)}
.muted,footer,caption,dt{color:var(--muted)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:0}
.badge{display:inline-block;padding:0 .5rem;border-radius:.25rem;color:var(--on);background:var(--note);font-size:.875rem;white-space:nowrap}
.badge.fatal{background:var(--fatal)}.badge.error{background:var(--error)}.badge.value{background:var(--value)}
.badge.warning{background:var(--warning)}
article{margin:0 0 1.25rem;padding:.75rem 1rem;border:1px solid var(--line);border-left:.25rem solid var(--note);border-radius:.25rem}
article.fatal{border-left-color:var(--fatal)}article.error{border-left-color:var(--error)}article.value{border-left-color:var(--value)}
article.warning{border-left-color:var(--warning)}
.scroll{overflow-x:auto;margin:.5rem 0}
.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
table{border-collapse:collapse;font-size:.875rem;line-height:1.4}
caption{text-align:left;padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem .5rem;border-bottom:1px solid var(--line);overflow-wrap:break-word}
thead th{background:var(--soft)}
.wide{width:100%}
.totals{min-width:18rem}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.cell{white-space:pre-wrap;overflow-wrap:anywhere;min-width:10rem}
.preview td,.preview th{white-space:pre}
.hidden{border:1px solid;border-radius:.2rem;padding:0 .15rem;font-size:.75em;white-space:nowrap}
dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.25rem 1rem;margin:0}
dd{margin:0;overflow-wrap:anywhere}
code{font-family:ui-monospace,Consolas,monospace;font-size:.875em;overflow-wrap:anywhere}
footer{margin-top:3rem;padding-bottom:2rem}
@media (max-width:30rem){th,td{padding:.25rem .5rem .25rem .25rem}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}article{padding:.5rem .75rem}}
@media print{:root{color-scheme:light}body{font-size:10pt}nav{display:none}header,main,footer{max-width:none;padding:0}
.scroll{overflow:visible}table{font-size:8pt}th,td,.cell,.preview td,.preview th{min-width:0;white-space:pre-wrap;overflow-wrap:anywhere}article,tr{break-inside:avoid}article.long{break-inside:auto}
h2,h3,caption{break-after:avoid}.badge[class]{border:1px solid;color:inherit;background:none}a{color:inherit;text-decoration:none}}
)css";

}  // namespace consentry
