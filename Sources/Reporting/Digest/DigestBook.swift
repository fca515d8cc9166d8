import Quantities
import Store

extension Digest {
    /// The digest as a workbook: figures, rankings, series, conflicts, and what the columns mean.
    public func workbook(_ written: Written) -> Workbook {
        let sheets = [
            figureSheet(written), rankingSheet(written), courseSheet(written), conflictSheet(written), noteSheet(written),
        ]
        return Workbook(sheets.map { $0.withoutEmptyColumns() })
    }

    /// What is printed first; exact values and origins, for whoever reckons or looks them up, stand behind it.
    private func figureSheet(_ written: Written) -> Sheet {
        let labels = written.labels
        let columns: [(key: String, manner: SheetColumn.Manner, width: Int)] = [
            ("metric", .plain, 30), ("component", .plain, 20), ("basis", .plain, 16), ("book.period", .plain, 30),
            ("book.value", .plain, 20), ("book.growth", .plain, 18), ("book.place", .wrapped, 30), ("book.mark", .plain, 14),
            ("book.sentence", .wrapped, 64), ("kind", .plain, 10), ("book.exact", .plain, 26), ("unit", .plain, 10),
            ("book.growth_pct", .signed, 14), ("book.base", .plain, 30), ("book.document", .plain, 30),
            ("book.issued", .plain, 12),
            ("book.id", .plain, 10),
        ]
        var sheet = Sheet(labels["book.figures"], columns.map { SheetColumn(labels[$0.key], $0.manner, maximumWidth: $0.width) })
        sheet.printed = 9
        sheet.rows = figures.map { figure in
            let words = FigureWords(figure: figure, written: written)
            let observation = figure.observation
            return [
                Cell(observation.series.metric), Cell(observation.series.component), Cell(observation.series.basis),
                Cell(written.period(observation.period)), Cell(words.value), Cell(words.growth), Cell(words.place),
                Cell(words.mark),
                Cell(words.sentence), Cell(labels["kind.\(observation.series.kind.rawValue)"]),
                Cell(words.hasValue ? observation.value : nil),
                Cell(words.hasValue ? written.baseUnit(observation.series.unit) : ""), Cell(figure.row.growth), Cell(words.base),
                Cell(words.origin), Cell(figure.source?.issued), Cell("o\(observation.id)"),
            ]
        }
        return sheet
    }

    private func rankingSheet(_ written: Written) -> Sheet {
        let labels = written.labels
        let columns: [(key: String, width: Int)] = [
            ("metric", 30), ("component", 20), ("kind", 10), ("book.period", 30), ("book.rank", 8), ("book.known", 8),
            ("organization", 24), ("book.value", 20), ("book.exact", 26), ("unit", 10), ("gap_to_first", 26),
            ("claimed_rank", 12),
            ("claimed_scope", 20),
        ]
        var sheet = Sheet(labels["book.rankings"], columns.map { SheetColumn(labels[$0.key], maximumWidth: $0.width) })
        for row in fields.flatMap({ $0 }) {
            if row.series.organization == organization { sheet.bold.insert(sheet.rows.count) }
            sheet.rows.append([
                Cell(row.series.metric), Cell(row.series.component), Cell(labels["kind.\(row.series.kind.rawValue)"]),
                Cell(written.period(row.period)), Cell(row.placeKnown), Cell(row.countKnown), Cell(row.series.organization),
                Cell(
                    row.value.map { value in
                        let figure = written.value(value, unit: row.series.unit, bound: row.bound)
                        return row.contradictions.isEmpty ? figure : figure + " · " + labels["mark.conflict"]
                    }), Cell(row.value),
                Cell(written.baseUnit(row.series.unit)), Cell(row.gapToFirst), Cell(row.claimedRank), Cell(row.claimedScope),
            ])
        }
        return sheet
    }

    private func courseSheet(_ written: Written) -> Sheet {
        let labels = written.labels
        let columns: [(key: String, manner: SheetColumn.Manner, width: Int)] = [
            ("metric", .plain, 30), ("component", .plain, 20), ("basis", .plain, 16), ("kind", .plain, 10),
            ("period_start", .plain, 12),
            ("period_end", .plain, 12), ("book.value", .plain, 20), ("book.exact", .plain, 26), ("unit", .plain, 10),
            ("book.growth_on_year", .signed, 14),
        ]
        var sheet = Sheet(labels["book.course"], columns.map { SheetColumn(labels[$0.key], $0.manner, maximumWidth: $0.width) })
        for one in course {
            for point in one.points {
                sheet.rows.append([
                    Cell(one.series.metric), Cell(one.series.component), Cell(one.series.basis),
                    Cell(labels["kind.\(one.series.kind.rawValue)"]), Cell(point.period.start), Cell(point.period.end),
                    Cell(written.value(point.value, unit: one.series.unit, bound: point.bound)), Cell(point.value),
                    Cell(written.baseUnit(one.series.unit)), Cell(point.growth),
                ])
            }
        }
        return sheet
    }

    private func conflictSheet(_ written: Written) -> Sheet {
        let labels = written.labels
        let columns: [(key: String, manner: SheetColumn.Manner, width: Int)] = [
            ("conflict", .plain, 8), ("metric", .plain, 30), ("component", .plain, 20), ("book.period", .plain, 30),
            ("book.value", .plain, 20), ("book.exact", .plain, 26), ("unit", .plain, 10), ("method", .plain, 10),
            ("book.sentence", .wrapped, 70), ("book.document", .plain, 30), ("book.issued", .plain, 12), ("book.id", .plain, 10),
        ]
        var sheet = Sheet(
            labels["book.conflicts"], columns.map { SheetColumn(labels[$0.key], $0.manner, maximumWidth: $0.width) })
        for (number, group) in conflicts.enumerated() {
            for (row, source) in group {
                let observation = row.observation
                sheet.rows.append([
                    .integer(number + 1), Cell(observation.series.metric), Cell(observation.series.component),
                    Cell(written.period(observation.period)), Cell(written.value(observation)), Cell(observation.value),
                    Cell(written.baseUnit(observation.series.unit)), Cell(labels["method.\(observation.method.rawValue)"]),
                    Cell(source.map { $0.before + $0.figure + $0.after } ?? observation.formula),
                    Cell(source?.document ?? observation.evidence), Cell(source?.issued), Cell("o\(observation.id)"),
                ])
            }
        }
        return sheet
    }

    private func noteSheet(_ written: Written) -> Sheet {
        var sheet = Sheet(
            written.labels["book.notes"],
            [
                SheetColumn(written.labels["note.subject"], maximumWidth: 24),
                SheetColumn(written.labels["note.text"], .wrapped, maximumWidth: 100),
            ])
        sheet.rows = notes(written).map { [Cell($0.subject), Cell($0.text)] }
        return sheet
    }

    /// What the digest is about, what it leaves out, and what its columns and marks mean.
    func notes(_ written: Written) -> [(subject: String, text: String)] {
        let labels = written.labels
        var notes = [
            (labels["organization"], organization), (labels["book.period"], labels("note.period", written.period(period))),
            (labels["note.values"], labels("note.values.text")), (labels["book.growth"], labels("note.growth.text")),
            (labels["book.place"], labels("note.place.text")), (labels["book.mark"], labels("note.mark.text")),
        ]
        let counts = [leftOut.unregistered, leftOut.doubtful, leftOut.derived, leftOut.unitsUnusual, leftOut.earlierDays]
            .map { "\($0)" }
        let text = labels("note.left_out.text", counts[0], counts[1], counts[2], counts[3], counts[4])
        notes.append((labels["note.left_out"], text))
        return notes
    }
}
