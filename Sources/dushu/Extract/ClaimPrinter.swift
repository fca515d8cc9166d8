import Quantities
import Reading
import Reporting

/// Prints claims in the format that is asked for.
struct ClaimPrinter {
    /// Where JSON lines go.
    var output = StandardOutput()
    private var rows: RowPrinter?

    /// Makes a printer; a CSV file begins with its header.
    init(_ format: Format) throws {
        guard format != .jsonl else { return }
        rows = try RowPrinter(header: ClaimPrinter.header, brief: ClaimPrinter.brief, as: format)
    }

    /// Prints one claim.
    mutating func print(_ claim: Claim, document: String) throws {
        if rows == nil {
            try output.write { $0.append(line: claim, document: document) }
        } else {
            try rows?.print(ClaimPrinter.cells(claim, document: document))
        }
    }

    /// Prints what is left.
    mutating func finish() throws {
        try rows?.finish()
        try output.flush()
    }

    /// Columns of CSV: the fields of the JSON lines without `words`, periods as two columns.
    static let header = [
        "document", "article", "headline", "start", "end", "quote", "value", "lower", "upper", "unit", "bound", "kind",
        "organization",
        "mention", "metric", "component", "basis", "scope", "period_start", "period_end", "base_start", "base_end",
        "confidence", "doubts", "rule",
    ]

    private static let brief: Set = [
        "quote", "value", "unit", "bound", "kind", "organization", "metric", "component", "basis", "scope", "period_start",
        "period_end",
        "base_start", "base_end", "confidence", "doubts",
    ]

    private static func cells(_ claim: Claim, document: String) -> [Cell] {
        [
            .text(document), .integer(claim.article), Cell(claim.headline), .integer(claim.start), .integer(claim.end),
            .text(claim.quote), .number(claim.value), Cell(claim.interval.lower), Cell(claim.interval.upper), .text(claim.unit),
            .text(claim.bound.rawValue), .text(claim.kind.rawValue), Cell(claim.organization), Cell(claim.mention),
            Cell(claim.metric),
            Cell(claim.component), Cell(claim.basis), Cell(claim.scope), Cell(claim.period?.start), Cell(claim.period?.end),
            Cell(claim.base?.start), Cell(claim.base?.end), .text(claim.confidence.rawValue),
            .text(claim.doubts.joined(separator: "; ")),
            .text(claim.rule),
        ]
    }
}
