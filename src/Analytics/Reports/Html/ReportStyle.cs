namespace Analytics.Reports.Html;

/// <summary>The looks of the page: the reader's own fonts, light and dark, and on paper.</summary>
internal static class ReportStyle
{
    public const string Css = """

        :root { --paper: #fbfbf9; --sheet: #ffffff; --ink: #1d2329; --soft: #5d6770; --line: #dfe3e6; --main: #1f6f8b; --track: #e8edf0;
          --high: #b3261e; --high-back: #fbe9e7; --medium: #8a5a00; --medium-back: #fdf1d8; --low: #2c6e49; --low-back: #e5f3ea; }
        @media screen and (prefers-color-scheme: dark) {
          :root { --paper: #14181b; --sheet: #1c2226; --ink: #e8ecee; --soft: #9fabb3; --line: #333c42; --main: #63b9d6; --track: #2b3338;
            --high: #ffb4ab; --high-back: #4b1d1a; --medium: #f3c56b; --medium-back: #43330f; --low: #8fd3a9; --low-back: #173524; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
        main { max-width: 1040px; margin: 0 auto; padding: 28px 20px 48px; }
        h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; }
        h2 { font-size: 19px; margin: 0 0 12px; }
        h3 { font-size: 15px; margin: 24px 0 6px; }
        p { margin: 0 0 10px; }
        .lead, .note { color: var(--soft); }
        .note { font-size: 13px; }
        section { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 20px 22px; margin-top: 20px; }
        section > :last-child { margin-bottom: 0; }
        .wide { overflow-x: auto; margin-bottom: 10px; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: 7px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
        thead th { color: var(--soft); font-size: 13px; font-weight: 600; }
        tbody th { font-weight: 400; white-space: nowrap; }
        tbody tr:last-child > * { border-bottom: 0; }
        tr.all > * { border-bottom-width: 2px; }
        tr.all th { font-weight: 600; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        thead .number { white-space: normal; vertical-align: bottom; }
        .fixed { white-space: nowrap; }
        .id { font-family: ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono", monospace; font-size: 13px; overflow-wrap: anywhere; max-width: 240px; }
        .reasons { margin: 0; padding-left: 18px; min-width: 230px; }
        .action { margin: 4px 0 0; font-weight: 600; }
        .tiles { display: flex; flex-wrap: wrap; gap: 14px; margin-top: 20px; }
        .tile { flex: 1 1 150px; box-sizing: border-box; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 14px 18px; }
        .tile .name { color: var(--soft); font-size: 13px; font-weight: 600; }
        .tile .value { font-size: 28px; line-height: 1.25; font-weight: 650; font-variant-numeric: tabular-nums; }
        .missing { border: 1px solid var(--medium); background: var(--medium-back); border-radius: 10px; padding: 14px 18px; margin-top: 16px; }
        .missing p { margin: 4px 0 0; }
        .band { display: inline-block; border-radius: 999px; padding: 0 10px; font-size: 13px; font-weight: 600; white-space: nowrap; }
        .band.high { color: var(--high); background: var(--high-back); }
        .band.medium { color: var(--medium); background: var(--medium-back); }
        .band.low { color: var(--low); background: var(--low-back); }
        .band.plain { color: var(--soft); background: var(--track); }
        .findings { list-style: none; margin: 0 0 10px; padding: 0; }
        .findings li { display: flex; gap: 12px; align-items: baseline; padding: 8px 0; border-bottom: 1px solid var(--line); }
        .findings li:last-child { border-bottom: 0; }
        .findings .band { flex: 0 0 84px; text-align: center; }
        .findings strong, .findings p { margin: 0; overflow-wrap: anywhere; }
        a { color: var(--main); }
        .bar { display: flex; align-items: center; gap: 10px; min-width: 160px; }
        .track { flex: 1; height: 10px; border-radius: 5px; background: var(--track); overflow: hidden; }
        .fill { height: 100%; background: var(--main); }
        .figure { width: 58px; text-align: right; font-variant-numeric: tabular-nums; }
        .drivers th, .drivers td { padding: 4px 10px 4px 0; border-bottom: 0; }
        .drivers th { width: 1%; }
        .range { position: relative; height: 10px; margin-top: 7px; min-width: 120px; border-radius: 5px; background: var(--track); }
        .range .span { position: absolute; top: 0; height: 100%; min-width: 3px; border-radius: 5px; background: var(--main); opacity: .45; }
        .range .dot { position: absolute; top: -2px; width: 4px; height: 14px; margin-left: -2px; border-radius: 2px; background: var(--main); }
        dl { display: grid; grid-template-columns: minmax(150px, auto) 1fr; gap: 6px 18px; margin: 0; }
        dt { color: var(--soft); }
        dd { margin: 0; overflow-wrap: anywhere; }
        .plot { display: block; width: 100%; height: auto; }
        .plot text { font-size: 11px; fill: var(--soft); }
        .plot .grid { stroke: var(--line); }
        .plot .equal { stroke: var(--soft); stroke-dasharray: 4 4; }
        .plot .interval { stroke: var(--main); stroke-width: 2; opacity: .6; }
        .plot .point { fill: var(--main); }
        .plot .point.other { fill: var(--medium); }
        .plot .point.plain { fill: var(--soft); }
        .plot .curve { fill: none; stroke-width: 2; stroke: var(--main); }
        .plot .curve.other { stroke: var(--medium); }
        .plot .curve.equal { stroke: var(--soft); stroke-width: 1; }
        .plot .area { fill: var(--main); opacity: .15; }
        details { margin-bottom: 10px; }
        summary { color: var(--main); cursor: pointer; padding: 4px 0; }
        footer { color: var(--soft); font-size: 13px; margin-top: 20px; }
        input[name=language] { position: absolute; opacity: 0; pointer-events: none; }
        .language { float: right; border: 1px solid var(--line); border-radius: 999px; overflow: hidden; background: var(--sheet); }
        .language label { display: inline-block; padding: 3px 14px; cursor: pointer; font-size: 13px; }
        #show-en:checked ~ main label[for=show-en], #show-zh:checked ~ main label[for=show-zh] { background: var(--main); color: var(--sheet); }
        #show-en:focus-visible ~ main label[for=show-en], #show-zh:focus-visible ~ main label[for=show-zh] { outline: 2px solid var(--ink); outline-offset: -3px; }
        #show-en:checked ~ main .zh, #show-zh:checked ~ main .en { display: none; }
        @media (max-width: 560px) {
          main { padding: 20px 12px 36px; }
          section { padding: 16px 14px; }
          .tile { flex-basis: 140px; padding: 12px 14px; }
          .tile .value { font-size: 22px; }
          th, td { padding: 6px; }
          tbody th { white-space: normal; min-width: 96px; }
          tbody td:not(.number, .id) { min-width: 72px; }
          .range { min-width: 96px; }
          .drivers, .drivers tbody, .drivers tr, .drivers th, .drivers td { display: block; width: auto; padding-right: 0; overflow-wrap: anywhere; }
          .drivers th { padding-bottom: 0; }
          .note.number { white-space: normal; min-width: 96px; }
          .people thead { display: none; }
          .people tbody tr { display: grid; grid-template-columns: auto 1fr auto auto; border-bottom: 1px solid var(--line); }
          .people tbody td { border-bottom: 0; min-width: 0; }
          .people td:last-child { grid-column: 1 / -1; padding-top: 0; }
          .plot { min-width: 520px; }
          dl { grid-template-columns: 1fr; gap: 0; }
          dd { margin-bottom: 8px; }
        }
        @media print {
          body { background: none; font-size: 11px; }
          main { max-width: none; padding: 0; }
          section, .tile { border-color: #bbb; }
          tr, .tile, .plot, .findings li, dl > * { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          .note, thead th { font-size: 10px; }
          .wide { overflow: visible; }
          summary { display: none; }
          .language { display: none; }
          .fill, .range .span, .range .dot, .track, .range, .band { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """;
}
