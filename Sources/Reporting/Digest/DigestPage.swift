import Quantities
import Store

extension Digest {
    /// The digest as one page of HTML with the charts in it: nothing is loaded from elsewhere, and nothing runs.
    public func page(_ written: Written, charts: [Chart]) -> String {
        let labels = written.labels
        let title = labels("page.title", organization, written.period(period))
        var html = """
            <!DOCTYPE html>
            <html lang="\(labels.language == .zh ? "zh-CN" : "en")">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title.escaped)</title>
            <style>
            \(Digest.style)
            </style>
            </head>
            <body>
            <h1>\(title.escaped)</h1>
            <p class="lead">\(summary(labels).escaped)</p>

            """
        html += figureTable(written)
        if !charts.isEmpty {
            html += "<h2>\(labels["page.charts"].escaped)</h2>\n<div class=\"charts\">\n"
            for chart in charts { html += "<figure>\n\(chart.svg)</figure>\n" }
            html += "</div>\n"
        }
        if !fields.isEmpty { html += "<h2>\(labels["book.rankings"].escaped)</h2>\n" }
        for field in fields { html += rankingTable(field, written) }
        html += conflictTables(written)
        html += "<h2>\(labels["book.notes"].escaped)</h2>\n<dl>\n"
        for note in notes(written) { html += "<dt>\(note.subject.escaped)</dt><dd>\(note.text.escaped)</dd>\n" }
        return html + "</dl>\n</body>\n</html>\n"
    }

    private func summary(_ labels: Labels) -> String {
        let metrics = Set(figures.map(\.observation.series.metric)).count
        let documents = Set(figures.compactMap { $0.source?.document }).count
        return labels("page.summary", "\(figures.count)", "\(metrics)", "\(documents)", "\(conflicts.count)")
    }

    private func figureTable(_ written: Written) -> String {
        let labels = written.labels
        let heads = ["metric", "book.period", "book.value", "book.growth", "book.place", "book.mark"].map { labels[$0] }
        var html = "<h2>\(labels["book.figures"].escaped)</h2>\n<table class=\"figures\">\n<thead><tr>"
        html += heads.map { "<th>\($0.escaped)</th>" }.joined() + "</tr></thead>\n<tbody>\n"
        var last = ""
        for figure in figures {
            let words = FigureWords(figure: figure, written: written)
            // The name of a series stands in its first row.
            let name = written.title(of: figure.observation.series)
            let isNew = name != last
            last = name
            let cells: [(name: String, html: String)] = [
                ("name", isNew ? name.escaped : ""), ("", written.period(figure.observation.period).escaped),
                (
                    "number",
                    exact(figure, words).isEmpty
                        ? "" : "<span title=\"\(exact(figure, words).escaped)\">\(words.value.escaped)</span>"
                ),
                ("number", words.growth.escaped + (words.base.isEmpty ? "" : " <small>\(words.base.escaped)</small>")),
                ("", words.place.escaped), ("mark", words.mark.escaped),
            ]
            html += "<tr class=\"\(isNew ? "new" : "same")\">"
            for (head, cell) in zip(heads, cells) {
                html += "<td data-head=\"\(head.escaped)\"\(cell.name.isEmpty ? "" : " class=\"\(cell.name)\"")>\(cell.html)</td>"
            }
            html +=
                "</tr>\n<tr class=\"source\"><td colspan=\"\(heads.count)\">\(sentence(figure.source, figure.observation, labels))</td></tr>\n"
        }
        return html + "</tbody>\n</table>\n"
    }

    /// The exact value with its base unit, shown where the pointer rests.
    private func exact(_ figure: Figure, _ words: FigureWords) -> String {
        words.hasValue ? figure.observation.value.canonical + " " + figure.observation.series.unit : ""
    }

    /// The sentence with the figure marked, and where it stands.
    private func sentence(_ source: Source?, _ observation: Observation, _ labels: Labels) -> String {
        guard let source else { return "\(observation.evidence.escaped) · o\(observation.id)" }
        let when = source.issued.map { " · " + $0.iso } ?? ""
        return "\(source.before.escaped)<mark>\(source.figure.escaped)</mark>\(source.after.escaped)"
            + " <cite>\(source.document.escaped)\(when) · o\(observation.id)</cite>"
    }

    private func rankingTable(_ field: [RankingRow], _ written: Written) -> String {
        let labels = written.labels
        let title = labels("page.ranking", written.title(of: field[0].series), written.period(field[0].period), "\(field.count)")
        let heads = ["book.rank", "organization", "book.value", "gap_to_first", "book.claim"].map { labels[$0] }
        var html = "<h3>\(title.escaped)</h3>\n<table>\n<thead><tr>" + heads.map { "<th>\($0.escaped)</th>" }.joined()
        html += "</tr></thead>\n<tbody>\n"
        for row in field {
            let unit = row.series.unit
            let gap = row.gapToFirst.map { $0 == .zero ? "" : written.value($0, unit: unit == "%" ? "pp" : unit) } ?? ""
            let figure = row.value.map { written.value($0, unit: unit, bound: row.bound) } ?? ""
            let value = row.contradictions.isEmpty ? figure : figure + " · " + labels["mark.conflict"]
            let claim = [row.claimedRank, row.claimedScope].filter { !$0.isEmpty }.joined(separator: " · ")
            let cells = [row.placeKnown.map { "\($0)" } ?? "", row.series.organization, value, gap, claim]
            html += row.series.organization == organization ? "<tr class=\"own\">" : "<tr>"
            for (head, cell) in zip(heads, cells) { html += "<td data-head=\"\(head.escaped)\">\(cell.escaped)</td>" }
            html += "</tr>\n"
        }
        return html + "</tbody>\n</table>\n"
    }

    private func conflictTables(_ written: Written) -> String {
        guard !conflicts.isEmpty else { return "" }
        var html = "<h2>\(written.labels["book.conflicts"].escaped)</h2>\n"
        for group in conflicts {
            let first = group[0].row.observation
            html += "<h3>\(written.title(of: first.series).escaped) · \(written.period(first.period).escaped)</h3>\n<ul>\n"
            for (row, source) in group {
                let how = written.labels["method.\(row.observation.method.rawValue)"]
                let words = row.observation.method == .derived ? how + " " + row.observation.formula : how
                html += "<li><b>\(written.value(row.observation).escaped)</b> \(words.escaped)"
                html += "<div class=\"said\">\(sentence(source, row.observation, written.labels))</div></li>\n"
            }
            html += "</ul>\n"
        }
        return html
    }

    /// Readable on a telephone, on a wide screen, and printed in black and white.
    private static let style = """
        body { font: 15px/1.55 \(Drawing.fonts.split(separator: ", ").map { $0 == "sans-serif" ? "sans-serif" : "\"\($0)\"" }.joined(separator: ", ")); \
        color: #1c2733; background: #fff; max-width: 1480px; margin: 0 auto; padding: 16px 20px 48px; }
        h1 { font-size: 24px; margin: 8px 0 4px; } h2 { font-size: 19px; margin: 32px 0 8px; } h3 { font-size: 15px; margin: 20px 0 6px; }
        .lead { color: #5b6875; margin: 0; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 4px 10px; }
        thead th { border-bottom: 2px solid #1c2733; font-size: 13px; } tbody td { border-top: 1px solid #d5dbe1; }
        .figures tr.same td { border-top-style: dotted; } .figures tr.source td { border: 0; padding: 0 10px 6px; color: #5b6875; font-size: 13px; }
        td.name { font-weight: 600; } td.number { white-space: nowrap; } td.number small { display: block; color: #5b6875; }
        td.mark { white-space: nowrap; } mark { background: none; color: #1c2733; font-weight: 700; border-bottom: 2px solid #1c2733; }
        cite { font-style: normal; white-space: nowrap; } tr.own td { font-weight: 700; background: #eef2f6; }
        .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 560px), 1fr)); gap: 20px; align-items: start; }
        figure { margin: 0; border: 1px solid #d5dbe1; } figure svg { display: block; width: 100%; height: auto; }
        ul { padding-left: 20px; } .said { color: #5b6875; font-size: 13px; } dt { font-weight: 600; } dd { margin: 0 0 8px; }
        @media (max-width: 700px) {
          thead { display: none; } tr, td { display: block; } td { border: 0 !important; padding: 1px 0; } td:empty { display: none; }
          td[data-head]::before { content: attr(data-head) "\\00a0\\00a0"; color: #5b6875; font-weight: 400; font-size: 13px; }
          tbody tr { padding: 4px 0; border-top: 1px solid #d5dbe1; } tbody tr.source { border: 0; padding-top: 0; } td.number small { display: inline; }
        }
        @media print { body { font-size: 11px; max-width: none; padding: 0; } .charts { display: block; } figure { break-inside: avoid; margin-bottom: 12px; } \
        tr { break-inside: avoid; } }
        """
}
