import Ingestion
import Reporting
import Store

/// Makes the rows of a report, or of a part of it.
///
/// Where each row depends on figures of its own organization, or of its own metric only, a report over very many figures is made by two
/// at once: each reads its half over a connection of its own, and shares nothing with the other. Of still more figures the parts are
/// made one after the other, so that not all are in memory. What one has to make, two read.
struct ReportPart<Row: ReportRow>: Sendable {
    /// What was left out.
    struct Counts: Sendable {
        var omitted = Omitted()
        var hidden = 0
    }

    /// Which rows are asked for.
    var selection: Selection
    /// What has to be read.
    var filter: ObservationFilter
    /// On which figures of other organizations a row depends.
    let others: ReportMatter.Others
    /// Whether a row that was asked for is worth a line.
    let shows: @Sendable (Row) -> Bool
    /// Makes the rows of all observations.
    let report: @Sendable (ReportMatter, (Row) throws -> Void) throws -> Void

    /// From how many observations on two are quicker than one, and up to how many all are held in memory.
    static var sizesOfHalves: Range<Int64> { 50_000..<1_500_000 }

    /// Prints all rows.
    ///
    /// - Parameter apart: that of which each row depends on its own figures only, nil where there is no such thing.
    func print(from store: Store, apart: SeriesColumn?, to printer: inout RowPrinter) throws -> Counts {
        guard let apart else { return try each(of: store) { try printer.print($0) } }
        if printer.takesLines, let halves = try halves(by: apart, of: store) {
            let (first, second) = (part(apart, halves.first), part(apart, halves.second))
            return try print(first, beside: second, from: store, to: &printer)
        }
        let lists =
            apart == .organization
            ? try store.organizations(listsOf: 1_000, unlessBelow: Self.sizesOfHalves.upperBound) : []
        guard !lists.isEmpty else { return try each(of: store) { try printer.print($0) } }
        return try lists.reduce(into: Counts()) { counts, list in
            counts.add(try part(apart, list).each(of: store) { try printer.print($0) })
        }
    }

    /// Names by which two can make the report at once; nil where one alone does it.
    private func halves(by apart: SeriesColumn, of store: Store) throws -> (first: Set<String>, second: Set<String>)? {
        guard filter.organization != nil else {
            if try store.areFewDays(of: filter) { return nil }
            // Of organizations the first has less: who makes it also writes both, and those who stand first have long series, of which there
            // is more to say.
            return try store.halves(by: apart, within: Self.sizesOfHalves, first: apart == .organization ? 45 : 50)
        }
        return try store.halves(ofMetricsMatching: filter, within: Self.sizesOfHalves)
    }

    /// Hands over the rows that are asked for.
    func each(of store: Store, _ body: (Row) throws -> Void) throws -> Counts {
        var (counts, selection) = (Counts(), selection)
        let matter =
            try matterReadByTwo(of: store)
            ?? ReportMatter(store: store, filter: filter, others: others, selection: &selection)
        try report(matter) { row in
            guard selection.allows(row) else { return }
            if shows(row) { try body(row) } else { counts.hidden += 1 }
        }
        counts.omitted = matter.omitted
        return counts
    }

    /// The observations of all organizations, which two read at once where one makes the report; nil where one reads them.
    private func matterReadByTwo(of store: Store) throws -> ReportMatter? {
        guard !filter.namesSeries, try !store.areFewDays(of: filter),
            let halves = try store.halves(by: .organization, within: Self.sizesOfHalves, first: 50)
        else { return nil }
        let (path, second) = (store.path, part(.organization, halves.second).filter)
        let ahead = ReadAhead {
            var omitted = Omitted()
            let store = try Store(path: path, for: .reading)
            let rows = try store.observations(matching: second, omitted: &omitted)
            try store.close()
            return (rows: rows, omitted: omitted)
        }
        var omitted = Omitted()
        let own = Result {
            try store.observations(matching: part(.organization, halves.first).filter, omitted: &omitted)
        }
        let other = ahead.wait()
        var rows = try own.get()
        let read = try other.get()
        omitted.add(read.omitted)
        rows += read.rows
        return try ReportMatter(store: store, observations: rows, omitted: omitted)
    }

    private func part(_ column: SeriesColumn, _ names: Set<String>) -> ReportPart {
        var part = self
        switch column {
        case .organization: part.filter.organizations = names
        case .metric: part.filter.metrics = names
        }
        return part
    }

    /// The lines of a part of the report.
    private struct Lines: Sendable {
        /// In pieces: one long list would be copied whenever it grows.
        var pieces: [[UInt8]] = [[]]
        var count = 0
        var counts = Counts()
        /// Rows that find their place when all are made: the lines of those that follow one another at one place.
        var placed: [(place: RowPlace, lines: [UInt8], count: Int)] = []

        mutating func append(_ row: Row, _ printer: RowPrinter) {
            count += 1
            if pieces[pieces.count - 1].count >= 1 << 20 {
                pieces.append([])
                pieces[pieces.count - 1].reserveCapacity(1 << 20 + 1 << 12)
            }
            printer.append(row, to: &pieces[pieces.count - 1])
        }

        /// Takes a row that finds its place at the end; false for any other.
        mutating func keeps(_ row: Row, _ printer: RowPrinter) -> Bool {
            guard let place = row.placeAtEnd else { return false }
            if placed.last?.place != place { placed.append((place, [], 0)) }
            printer.append(row, to: &placed[placed.count - 1].lines)
            placed[placed.count - 1].count += 1
            return true
        }
    }

    private func print(
        _ first: ReportPart, beside second: ReportPart, from store: Store, to printer: inout RowPrinter
    ) throws -> Counts {
        let (maker, path) = (printer, store.path)
        let ahead = ReadAhead {
            var lines = Lines()
            let store = try Store(path: path, for: .reading)
            lines.counts = try second.each(of: store) { row in
                if !lines.keeps(row, maker) { lines.append(row, maker) }
            }
            try store.close()
            return lines
        }
        var own = Lines()
        let outcome = Result {
            try first.each(of: store) { row in if !own.keeps(row, maker) { try printer.print(row) } }
        }
        let other = ahead.wait()
        var counts = try outcome.get()
        let lines = try other.get()
        counts.add(lines.counts)
        for piece in lines.pieces { try printer.print(lines: piece) }
        printer.count += lines.count
        let placed = (own.placed + lines.placed).enumerated().sorted { left, right in
            left.element.place == right.element.place ? left.offset < right.offset : left.element.place < right.element.place
        }
        for (_, rows) in placed {
            try printer.print(lines: rows.lines)
            printer.count += rows.count
        }
        return counts
    }
}

extension ReportPart.Counts {
    mutating func add(_ other: Self) {
        omitted.add(other.omitted)
        hidden += other.hidden
    }
}
