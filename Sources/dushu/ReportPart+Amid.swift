import Ingestion
import Reporting
import Store

/// A report whose rows follow one another by organization, made by two of which each has some metrics of all organizations.
extension ReportPart {
    /// The lines of a part of the report, organization by organization.
    private struct Blocks: Sendable {
        var blocks: [(organization: String, lines: [UInt8])] = []
        var count = 0
        var counts = Counts()
    }

    /// Prints the rows of both, of each organization those of the first part before those of the second.
    func print(_ first: ReportPart, amid second: ReportPart, from store: Store, to printer: inout RowPrinter) throws -> Counts {
        let (maker, path) = (printer, store.path)
        let ahead = ReadAhead {
            let store = try Store(path: path, for: .reading)
            let blocks = try second.blocks(of: store, maker)
            try store.close()
            return blocks
        }
        let outcome = Result { try first.blocks(of: store, maker) }
        let other = ahead.wait()
        let (own, others) = (try outcome.get(), try other.get())
        var rest = others.blocks[...]
        for block in own.blocks {
            while let next = rest.first, next.organization.utf8.lexicographicallyPrecedes(block.organization.utf8) {
                try printer.print(lines: next.lines)
                rest.removeFirst()
            }
            try printer.print(lines: block.lines)
        }
        for block in rest { try printer.print(lines: block.lines) }
        printer.count += own.count + others.count
        var counts = own.counts
        counts.add(others.counts)
        return counts
    }

    private func blocks(of store: Store, _ printer: RowPrinter) throws -> Blocks {
        var blocks = Blocks()
        blocks.counts = try each(of: store) { row in
            blocks.count += 1
            if blocks.blocks.last?.organization != row.series.organization { blocks.blocks.append((row.series.organization, [])) }
            printer.append(row, to: &blocks.blocks[blocks.blocks.count - 1].lines)
        }
        return blocks
    }
}
