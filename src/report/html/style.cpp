#include "report/html/parts.h"

namespace asepsis::report::html {
namespace {

// Colours hold a contrast of 4.5:1 and more in both themes; each has a word and a shape beside it.
constexpr std::string_view kTokens = R"css(
:root { color-scheme: light dark;
  --ink: #14202b; --soft: #51606d; --line: #d8dfe5; --paper: #ffffff; --ground: #eef2f5; --raise: 0 1px 2px rgb(20 32 43 / .07);
  --bad: #a9241c; --bad-soft: #fbe8e6; --warn: #7a5100; --warn-soft: #fdf0cf; --good: #0a6450; --good-soft: #dff2ec;
  --key: #1a5799; --key-soft: #e6f0fa; --mono: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
@media (prefers-color-scheme: dark) { :root {
  --ink: #e7edf3; --soft: #a6b4c1; --line: #31404d; --paper: #18222b; --ground: #0f161d; --raise: none;
  --bad: #ff9389; --bad-soft: #40201e; --warn: #ffd37d; --warn-soft: #3b2f13; --good: #79dcbc; --good-soft: #143529;
  --key: #93c3f7; --key-soft: #1a3049; } }
)css";

constexpr std::string_view kPage = R"css(
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 12.5px/1.3 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: break-word }
.page { max-width: 1424px; margin: 0 auto; padding: 6px 8px; display: grid; gap: 6px }
main { display: grid; gap: 6px; grid-template-columns: repeat(12, minmax(0, 1fr)) }
.head, .card { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--raise); padding: 6px 12px; min-width: 0 }
.card { overflow-x: auto }
.head { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 24px; border-top: 3px solid var(--key) }
.head .when { text-align: right; color: var(--soft) }
h1 { font-size: 19px; line-height: 1.2; margin: 0; letter-spacing: -.012em }
.strip { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 1px 18px; border-top: 1px solid var(--line); margin-top: 3px; padding-top: 4px }
.strip .change { color: var(--key) }
h2 { display: flex; align-items: center; gap: 7px; font-size: 11.5px; margin: 0 0 1px; color: var(--soft); font-weight: 600; letter-spacing: .02em }
.no { display: inline-grid; place-items: center; width: 17px; height: 17px; border-radius: 50%; background: var(--key-soft); color: var(--key); font-size: 11px }
.answer { font-size: 14px; font-weight: 650; line-height: 1.22; margin: 0 0 3px; text-wrap: pretty }
small, .soft { color: var(--soft); font-size: 11.5px }
p { margin: 4px 0 0 }
.tag { display: inline-block; border-radius: 5px; padding: 0 7px; font-weight: 600; white-space: nowrap; font-size: 12px }
.bad { background: var(--bad-soft); color: var(--bad) } .warn { background: var(--warn-soft); color: var(--warn) }
.good { background: var(--good-soft); color: var(--good) } .flat { background: var(--ground); color: var(--ink) }
a { color: var(--key); text-decoration: none } a:hover, a:focus-visible { text-decoration: underline }
a:focus-visible { outline: 2px solid var(--key); outline-offset: 2px; border-radius: 3px }
a.why { white-space: nowrap }
.affected, .disconnect { grid-column: span 7 } .reachable { grid-column: span 5 } .tonight { grid-column: span 5 }
.fixed { grid-column: span 9 } .limits { grid-column: span 3 }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
th, td { text-align: left; vertical-align: top; padding: 1.5px 10px 1.5px 0; border-top: 1px solid var(--line); font-weight: 400 }
thead th { border-top: 0; padding-top: 0; color: var(--soft); font-size: 11.5px; font-weight: 600 }
tbody th { font-weight: 600 } td small, th small { display: block; font-weight: 400 }
td .tag + small { display: inline; margin-left: 6px }
td:last-child, th:last-child { padding-right: 0 }
.affected td.state { width: 50% } .affected tbody th, .affected td:nth-child(2) { white-space: nowrap }
.fixed td:nth-of-type(1), .fixed td:nth-of-type(2), .fixed tbody th, .fixed td:last-child { white-space: nowrap } .fixed td { font-size: 12px } .options { table-layout: fixed } .options thead td { width: 132px; border-top: 0 } .options tr:last-child td { font-size: 11px; line-height: 1.2 } .options td, .options thead th { padding-left: 8px; padding-right: 8px }
.options .pick { background: var(--key-soft) } .options thead .pick { color: var(--key); border-radius: 6px 6px 0 0; padding-top: 2px }
.options tbody tr:last-child .pick { border-radius: 0 0 6px 6px }
ol, ul { margin: 0; padding-left: 18px } li { padding: 1.5px 0 } li small { display: block } li::marker { color: var(--soft) }
code, pre { font-family: var(--mono); font-size: 11.5px }
pre { white-space: pre-wrap; background: var(--ground); border-radius: 6px; padding: 8px 10px; margin: 6px 0 }
svg { width: 100%; height: auto; max-height: 150px; display: block } svg text { fill: var(--ink); font: 13.5px system-ui, "Segoe UI", "DejaVu Sans", sans-serif }
svg .name { font-weight: 650 } svg .dim { fill: var(--soft); font-size: 12.5px } svg .hot { fill: var(--bad); font-weight: 600 } svg .may { fill: var(--warn); font-weight: 600 }
svg .zone { fill: var(--ground); stroke: var(--line) } svg .stake { stroke: var(--bad); stroke-width: 1.5 } svg .blind { stroke-dasharray: 5 4; stroke: var(--soft) }
svg .did { stroke: var(--bad); stroke-width: 2.5; fill: none } svg .can { stroke: var(--warn); stroke-width: 2; stroke-dasharray: 6 4; fill: none }
svg .cut { stroke: var(--key); stroke-width: 3 } svg .cuttext { fill: var(--key); font-size: 12.5px; font-weight: 600 }
svg .tip-did { fill: var(--bad) } svg .tip-can { fill: var(--warn) }
.tall { overflow-y: auto; scrollbar-width: thin } .affected .tall { max-height: 286px } .fixed .tall { max-height: 112px } .tall:focus-visible { outline: 2px solid var(--key); outline-offset: 2px }
footer { color: var(--soft); font-size: 11.5px; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 20px; padding: 0 4px }
)css";

// What "why?" opens: hidden until it is the target of a link, then a sheet at the right. No script.
constexpr std::string_view kPanels = R"css(
.panel { display: none }
.panel:target { display: block; position: fixed; z-index: 2; inset: 0 0 0 auto; width: min(620px, 100%); overflow: auto; background: var(--paper); border-left: 1px solid var(--line); box-shadow: -18px 0 50px rgb(0 0 0 / .22); padding: 16px 22px 28px; font-size: 13.5px }
.panel h2 { font-size: 16px; color: var(--ink); margin: 0 0 8px; padding-right: 80px } .panel h3 { font-size: 12.5px; color: var(--soft); margin: 14px 0 3px }
.panel .close { position: absolute; top: 16px; right: 22px; border: 1px solid var(--line); border-radius: 6px; padding: 2px 10px; background: var(--ground) }
.ids { overflow-wrap: anywhere } code, pre { overflow-wrap: anywhere } .panel .ids { font-family: var(--mono); font-size: 10.5px; color: var(--soft); display: block }
.panel tbody th { white-space: nowrap } .panel table { margin-top: 12px }
)css";

constexpr std::string_view kNarrow = R"css(
@media screen and (max-width: 1000px) { .tall, .affected .tall, .fixed .tall { max-height: none } .affected, .reachable, .disconnect, .tonight, .fixed, .limits { grid-column: 1 / -1 } .head { grid-template-columns: minmax(0, 1fr) } .head .when { text-align: left } }
@media screen and (max-width: 640px) {
  body { font-size: 14px } .page { padding: 6px } .head, .card { padding: 10px 12px } h1 { font-size: 19px } .answer { font-size: 16.5px } small, .soft, thead th, h2, footer { font-size: 12.5px }
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  .stack, .stack tbody, .stack tr, .stack th, .stack td { display: block; width: auto }
  .stack tr { border-top: 1px solid var(--line); padding: 5px 0 } .stack th, .stack td, .affected td.state, .affected tbody th, .affected td:nth-child(2) { border: 0; padding: 1px 0; width: auto; white-space: normal }
  .stack td[data-label] { display: grid; grid-template-columns: 8.5em minmax(0, 1fr); gap: 8px; align-items: baseline } .stack td[data-label]::before { content: attr(data-label); color: var(--soft); font-size: 12.5px }
  .options td { padding-left: 8px } .stack td .tag { justify-self: start } .panel:target { padding: 14px 14px 28px }
  .map { overflow-x: auto } .map svg { min-width: 560px } }
)css";

constexpr std::string_view kPrint = R"css(
@media print {
  @page { size: A4 landscape; margin: 8mm }
  :root { color-scheme: light; --ink: #000; --soft: #3c474f; --line: #c4cbd1; --paper: #fff; --ground: #f3f5f7; --bad: #9c1c15; --bad-soft: #fbe8e6; --warn: #6b4700; --warn-soft: #fdf0cf; --good: #085543; --good-soft: #dff2ec; --key: #164a84; --key-soft: #e6f0fa }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  body { background: #fff; font-size: 8.8px; line-height: 1.2 } .page { padding: 0; gap: 5px; max-width: none } main { gap: 5px }
  .head, .card { border-radius: 5px; padding: 5px 8px; box-shadow: none } .card { break-inside: auto } .tall, .affected .tall, .fixed .tall { max-height: none; overflow: visible } .card { overflow: visible } tr, li { break-inside: avoid } thead { display: table-header-group }
  h1 { font-size: 14px } .answer { font-size: 10.6px; margin-bottom: 2px } h2, small, .soft, thead th, .tag, code, footer, .fixed td { font-size: 8px } .no { width: 12px; height: 12px; font-size: 8px }
  th, td { padding: 1.5px 6px 1.5px 0 } .options td, .options thead th { padding-left: 5px; padding-right: 5px } li { padding: .5px 0 } ol, ul { padding-left: 14px }
  svg { max-height: 150px } a.why { display: none } .panel, .panel:target { display: none } }
)css";

}  // namespace

std::string style() {
  std::string all;
  for (const std::string_view part : {kTokens, kPage, kPanels, kNarrow, kPrint}) all += part;
  return all;
}

}  // namespace asepsis::report::html
