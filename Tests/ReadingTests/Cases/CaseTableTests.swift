import Quantities
import Testing

/// The tables of cases are well formed, so that a slip of the pen is not taken for a fault of the reader.
@Suite struct CaseTableTests {
    private static let columns: [Substring: [String]] = [
        "numerals": ["text", "quote", "value", "lower", "upper", "unit", "bound", "note"],
        "units": ["text", "quote", "value", "lower", "upper", "unit", "bound", "note"],
        "bounds": ["text", "quote", "value", "lower", "upper", "unit", "bound", "note"],
        "ranks": ["text", "quote", "value", "lower", "upper", "unit", "bound", "note"],
        "periods": ["issued", "text", "quote", "start", "end", "note"],
        "clauses": [
            "issued", "text", "quote", "value", "unit", "bound", "kind", "organization", "metric", "start", "end", "base_start",
            "base_end", "component", "note",
        ],
        "organizations": ["text", "quote", "organization", "note"],
        "series": ["relation", "text", "quote", "other", "other_quote", "note"],
        "features": ["slot", "feature", "issued", "text", "note"],
    ]

    @Test func thereAreTablesOfEverySort() {
        #expect(Set(CaseTable.all.map(\.sort)) == Set(CaseTableTests.columns.keys))
    }

    @Test(arguments: CaseTable.all)
    func rowsAreWellFormed(_ table: CaseTable) {
        #expect(table.columns == CaseTableTests.columns[table.sort] ?? [], "\(table.path)")
        for row in table.rows {
            let place = "\(table.path):\(row.line)"
            #expect(!row["text"].isEmpty, "\(place): no text")
            for column in ["issued", "start", "end", "base_start", "base_end"] where !row[column].isEmpty {
                #expect(Day(iso: row[column]) != nil, "\(place): \(column) “\(row[column])” is no day")
            }
            let quote = row["quote"]
            if quote.isEmpty || quote == "-" {
                #expect(row["value"].isEmpty && row["unit"].isEmpty, "\(place): a value without a quote")
                continue
            }
            #expect(row["text"].contains(quote), "\(place): “\(quote)” does not stand in the text")
            guard !["periods", "organizations", "series"].contains(table.sort) else { continue }
            let values =
                row["value"].components(separatedBy: "..") + [row["lower"], row["upper"]].filter { !$0.isEmpty && $0 != "null" }
            #expect(values.allSatisfy { Exact(plain: $0) != nil }, "\(place): “\(values.joined(separator: " "))” is no number")
            #expect(row["bound"].isEmpty || Bound(rawValue: row["bound"]) != nil, "\(place): “\(row["bound"])” is no bound")
            #expect(row["kind"].isEmpty || Kind(rawValue: row["kind"]) != nil, "\(place): “\(row["kind"])” is no kind")
        }
    }
}
