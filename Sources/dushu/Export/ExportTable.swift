import Reporting
import Store

/// A file of an export: which rows, and what they are.
struct ExportTable {
    /// Name of the file, without its ending.
    var name: String
    /// View or table of schema.sql whose columns these are.
    var source: String
    /// What a row is.
    var title: String
    /// Columns that tell rows apart; empty where there are none.
    var key: [String] = []
    /// Another query than all columns of the source.
    var sql: String?

    static let all = [
        ExportTable(
            name: "series", source: "series", title: "Observations: one row a figure of a time series", key: ["observation_id"]),
        ExportTable(name: "growth", source: "growth", title: "Growth, as the text states it or computed from the year before"),
        ExportTable(name: "ranking", source: "ranking_of_all", title: "Places among those that are compared with one another"),
        ExportTable(name: "conflict", source: "conflict", title: "Pairs of figures that cannot both be true"),
        ExportTable(name: "revision", source: "revision", title: "Figures that a later document has stated anew"),
        ExportTable(name: "claim", source: "current_claim", title: "Figures as the texts state them", key: ["claim_id"]),
        ExportTable(name: "finding", source: "current_finding", title: "What could not be read, and why", key: ["finding_id"]),
        ExportTable(name: "coverage", source: "coverage", title: "How much of every document is accounted for"),
        ExportTable(
            name: "document", source: "document", title: "Documents, without their texts", key: ["sha256"],
            sql:
                "SELECT sha256, name, path, issued, issued_from, encoding, bytes, scalars, state, reason FROM document ORDER BY id"
        ),
        ExportTable(
            name: "organization", source: "organization", title: "Bodies and regions that figures belong to", key: ["name"],
            sql: """
                SELECT one.name, one.level, one.system, one.division, parent.name AS parent, one.reason, one.first_seen, one.last_seen
                FROM organization AS one LEFT JOIN organization AS parent ON parent.id = one.parent_id ORDER BY one.id
                """),
        ExportTable(name: "metric", source: "metric", title: "What figures measure", key: ["name"]),
        ExportTable(name: "metric_alias", source: "metric_alias", title: "Other names of metrics", key: ["alias"]),
        ExportTable(name: "peer", source: "peer", title: "Who is compared with whom", key: ["organization", "peers"]),
        ExportTable(name: "target", source: "target", title: "Targets that a person has set"),
    ]

    /// Writes the file into a folder.
    func write(of store: Store, into folder: String) throws -> ExportedFile {
        let file = try NewFile("\(folder)/\(name).csv")
        var columns: [String] = []
        var printer: RowPrinter?
        try store.query(sql ?? "SELECT * FROM \(source)", seconds: 86_400) { names in
            columns = names
            printer = try RowPrinter(header: names, as: .csv, to: file.descriptor)
        } row: {
            try printer?.print($0.map { Cell($0) })
        }
        try printer?.finish()
        let facts = try file.finish()
        let words = ColumnWords(of: source)
        return ExportedFile(
            table: self, rows: printer?.count ?? 0, bytes: facts.bytes, sha256: facts.sha256,
            fields: columns.map { .init(name: $0, type: ColumnType(of: $0, in: source), words: words[$0]) })
    }
}

/// A file that was written.
struct ExportedFile {
    var table: ExportTable
    var rows: Int
    var bytes: Int
    var sha256: String
    var fields: [Field]

    /// A column.
    struct Field {
        var name: String
        var type: ColumnType
        /// What schema.sql says of it.
        var words: String?
    }
}

/// Types of Table Schema.
enum ColumnType: String {
    case string
    case integer
    case number
    case date

    /// The type of a column of a view or table: the same name means the same everywhere in schema.sql, but for two.
    init(of name: String, in source: String) {
        switch name {
        case "value" where source == "growth" || source == "ranking_of_all": self = .number
        case "known" where source == "ranking_of_all": self = .integer
        case let day where day.hasSuffix("_start") && !day.hasPrefix("span") || day.hasSuffix("_end") && !day.hasPrefix("span"):
            self = .date
        case "issued", "other_issued", "new_issued", "first_issued", "first_seen", "last_seen", "decided": self = .date
        case let real where real.hasSuffix("_real"): self = .number
        case "value", "other_value", "new_value", "lower", "upper", "lowest", "highest", "base_value", "change", "growth_pct",
            "gap_to_first", "share":
            self = .number
        case let id where id.hasSuffix("_id"): self = .integer
        case "new_id", "contested", "registered", "article", "rank", "rank_known", "of", "digit_runs", "claimed", "explained",
            "unresolved", "bytes", "scalars", "coefficient", "exponent", "for_each":
            self = .integer
        default: self = .string
        }
    }
}

/// What schema.sql says of the columns of a view or table.
struct ColumnWords {
    private var words: [String: String] = [:]

    /// Reads the comments behind the columns; `parent_id` is shown as the name that it leads to.
    init(of source: String) {
        let heads = ["CREATE VIEW \(source) AS\n", "CREATE TABLE \(source) (\n"]
        guard let start = heads.compactMap({ Schema.text.firstRange(of: $0)?.upperBound }).first else { return }
        for line in Schema.text[start...].prefix(
            upTo: Schema.text[start...].firstRange(of: ";\n")?.lowerBound ?? Schema.text.endIndex
        )
        .split(separator: "\n") {
            guard let comment = line.firstRange(of: " -- ") else { continue }
            let code = line[..<comment.lowerBound].split(separator: " ").map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
            guard let first = code.first, let last = code.last else { continue }
            let name = code.count > 1 && code[code.count - 2] == "AS" || code.count == 1 ? last : first
            let column = name.split(separator: ".").last.map { String($0) } ?? ""
            if words[column] == nil { words[column] = String(line[comment.upperBound...]) }
        }
        words["parent"] = words["parent_id"]
    }

    subscript(name: String) -> String? { words[name] }
}
