import Foundation
import Ingestion
import Reading
import Reporting
import Store

/// The reports of a night, each a CSV file for Excel.
struct ReportSet {
    /// A report that was written.
    struct Written {
        /// Name of the file.
        var name: String
        /// Number of rows below the header.
        var rows: Int
        /// Size of the file.
        var bytes: Int
        /// SHA-256 of the file.
        var sha256: String
    }

    let store: Store
    let vocabulary: Vocabulary

    /// Writes all of them into a folder; what is written is on the disk when it returns.
    func write(into folder: String) throws -> [Written] {
        var filter = ObservationFilter()
        (filter.isRegistered, filter.grade) = (true, .likely)
        var selection = Selection()
        let matter = try ReportMatter(store: store, filter: filter, others: .nothing, selection: &selection)
        let better = metricDirections(in: vocabulary, names: MetricNames(try store.metricDecisions()))
        let others = try store.metricsOfOtherGrowth()
        let isNominal: (String) -> Bool = { !others.contains($0) }
        return [
            try file("growth", in: folder, GrowthRow.self) { print in
                try growth(of: matter.observations, .best, isNominal: isNominal) { if $0.isGrowth { try print($0) } }
            },
            try file("ranking", in: folder, RankingRow.self) { print in
                try ranking(of: matter.observations, peers: matter.peers, minimum: 2, better: better, each: print)
            },
            try file("board", in: folder, BoardRow.self) { print in
                for row in board(of: matter.observations, peers: matter.peers, better: better, isNominal: isNominal) {
                    try print(row)
                }
            },
            try file("conflicts", in: folder, ConflictRow.self) { print in
                for row in try matter.conflicts(better: better) { try print(row) }
            },
            try file("coverage", in: folder, CoverageRow.self) { print in
                for row in coverage(of: try store.observations()) { try print(row) }
            },
            try findings(in: folder),
        ]
    }

    private func file<Row: ReportRow>(
        _ name: String, in folder: String, _: Row.Type, _ rows: (_ print: (Row) throws -> Void) throws -> Void
    ) throws -> Written {
        try file(name, in: folder) { descriptor in
            var printer = try RowPrinter(header: Row.header, as: .csv, forExcel: true, to: descriptor)
            try rows { try printer.print($0) }
            try printer.finish()
            return printer.count
        }
    }

    private func findings(in folder: String) throws -> Written {
        try file("findings", in: folder) { descriptor in
            var printer: RowPrinter?
            try store.query(ReportCoverage.Subject.findings.query, seconds: 86_400) {
                printer = try RowPrinter(header: $0, as: .csv, forExcel: true, to: descriptor)
            } row: {
                try printer?.print($0.map { Cell($0) })
            }
            try printer?.finish()
            return printer?.count ?? 0
        }
    }

    private func file(_ name: String, in folder: String, _ rows: (Int32) throws -> Int) throws -> Written {
        let path = "\(folder)/\(name).csv"
        let file = try NewFile(path)
        let count = try rows(file.descriptor)
        let facts = try file.finish()
        return Written(name: name + ".csv", rows: count, bytes: facts.bytes, sha256: facts.sha256)
    }
}

/// A file that is made, written once, and is on the disk when it is finished.
final class NewFile {
    let descriptor: Int32
    private let path: String

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        if descriptor < 0 { throw Failure("\(path) cannot be made: \(String(cString: strerror(errno)))") }
    }

    deinit { close(descriptor) }

    /// Brings it to the disk; gives its size and SHA-256.
    func finish() throws -> (bytes: Int, sha256: String) {
        guard fsync(descriptor) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else { throw failed() }
        var hash = SHA256()
        var size = 0
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failed() }
            if count == 0 { return (size, hash.hex) }
            hash.add(Array(piece[..<count]))
            size += count
        }
    }

    private func failed() -> Failure { Failure("\(path) cannot be written: \(String(cString: strerror(errno)))") }
}
