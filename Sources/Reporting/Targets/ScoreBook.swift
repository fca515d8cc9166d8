import Quantities
import Store

/// The board of targets as a workbook: all rows, and the breaches that are open.
public func scoreBook(_ rows: [ScoreRow], _ written: Written) -> Workbook {
    let open = Scoreboard.latest(rows).filter { $0.breach != nil && $0.breach != .closed }
    let labels = written.labels
    return Workbook([
        sheet(labels["book.targets"], rows, written).withoutEmptyColumns(),
        sheet(labels["book.breaches"], open, written).withoutEmptyColumns(),
    ])
}

extension Scoreboard {
    /// The last row of each organization and metric.
    static func latest(_ rows: [ScoreRow]) -> [ScoreRow] {
        var last: [SeriesKey: Int] = [:]
        for (index, row) in rows.enumerated() {
            // Whatever the value is, it is held against the same target.
            let key = row.series.with(.target)
            if let known = last[key], When(rows[known].window) > When(row.window) { continue }
            last[key] = index
        }
        return last.values.sorted().map { rows[$0] }
    }
}

private func sheet(_ name: String, _ rows: [ScoreRow], _ written: Written) -> Sheet {
    let labels = written.labels
    let columns: [(key: String, manner: SheetColumn.Manner, width: Int)] = [
        ("metric", .plain, 30), ("component", .plain, 20), ("basis", .plain, 20), ("book.period", .plain, 24),
        ("organization", .plain, 30), ("responsible", .plain, 30), ("target", .plain, 20), ("book.actual", .plain, 20),
        ("score", .plain, 12), ("rank", .plain, 8), ("of", .plain, 8), ("movement", .signed, 8), ("mark", .plain, 10),
        ("state", .plain, 10), ("breach", .plain, 12), ("book.exact_target", .plain, 26), ("book.exact", .plain, 26),
        ("unit", .plain, 10), ("evidence", .plain, 36),
    ]
    var sheet = Sheet(name, columns.map { SheetColumn(labels[$0.key], $0.manner, maximumWidth: $0.width) })
    sheet.printed = 15
    sheet.rows = rows.map { row in
        let target = row.target
        return [
            Cell(target.metric), Cell(target.component), Cell(target.basis), Cell(written.period(row.window)),
            Cell(target.organization), Cell(row.responsible),
            Cell(labels("limit.\(target.limit.rawValue)", written.value(target.value, unit: target.unit))),
            Cell(row.observation.map { written.value($0) }), Cell(row.score), Cell(row.rank), Cell(row.of),
            Cell(row.movement.map { Exact(Int128($0)) }),
            Cell(row.mark.map { labels["place.\($0.rawValue)"] }), Cell(labels["state.\(row.state.rawValue)"]),
            Cell(row.breach.map { labels["breach.\($0.rawValue)"] }), Cell(target.value), Cell(row.observation?.value),
            Cell(written.baseUnit(target.unit)), Cell(row.observation?.evidence),
        ]
    }
    for (index, row) in rows.enumerated() where row.mark != nil { sheet.bold.insert(index) }
    return sheet
}
