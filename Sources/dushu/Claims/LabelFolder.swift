import Foundation
import Quantities
import Reading
import Reporting
import Store

/// What people have decided of figures, written as labelled texts for scripts/measure.
struct LabelFolder {
    private let folder: String

    init(_ folder: String) { self.folder = folder }

    /// Writes `NAME.txt` and `NAME.gold.json` for each document that is here and that somebody decided of.
    func write(_ decisions: [ClaimDecision], of store: Store) throws {
        _ = try DigestFolder(folder)
        var names: [String: Int] = [:]
        var missing = 0
        let documents = Dictionary(grouping: decisions, by: \.place.sha256).sorted {
            ($0.value[0].place.document, $0.key) < ($1.value[0].place.document, $1.key)
        }
        for (sha256, list) in documents {
            guard let known = try store.document(sha256: sha256), known.state == .read,
                let source = try store.document(after: known.id - 1)?.text.source
            else {
                missing += list.count
                continue
            }
            let stem = LabelFolder.stem(known.arrived.name)
            names[stem, default: 0] += 1
            let name = folder + "/" + stem + (names[stem] == 1 ? "" : "_\(names[stem] ?? 0)")
            try DigestFolder.write(Array(source.utf8), to: name + ".txt")
            try DigestFolder.write(
                LabelFolder.json(list, issued: known.issued, Array(source.unicodeScalars)), to: name + ".gold.json")
        }
        note(
            "\(counted(names.values.reduce(0, +), "labelled text")) in \(folder)"
                + (missing > 0 ? "; \(counted(missing, "decision")) on documents that are not here" : ""))
    }

    /// `2022/a b.txt` as `2022_a b`.
    private static func stem(_ document: String) -> String {
        let flat = document.replacing("/", with: "_")
        guard let dot = flat.lastIndex(of: "."), dot > flat.startIndex else { return flat }
        return String(flat[..<dot])
    }

    private static func json(_ decisions: [ClaimDecision], issued: Day?, _ source: [Unicode.Scalar]) -> [UInt8] {
        let sorted = decisions.sorted(by: ClaimDecision.precedes)
        let object: [String: Any] = [
            "published": issued?.iso ?? NSNull(),
            "claims": sorted.compactMap { one in one.says.map { label($0, at: one.printed, source) } },
            // A bound word beside a figure may be read as a part of it some day.
            "within": sorted.map { one in
                let (read, said) = (one.place.span, one.printed)
                return [
                    max(0, min(read.lowerBound, said.lowerBound) - 2),
                    min(source.count, max(read.upperBound, said.upperBound) + 2),
                ]
            },
        ]
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return (try? JSONSerialization.data(withJSONObject: object, options: options)).map { Array($0) + [10] } ?? []
    }

    private static func label(_ says: ClaimStatement, at span: Range<Int>, _ source: [Unicode.Scalar]) -> [String: Any] {
        let quote = String(String.UnicodeScalarView(source[span.clamped(to: 0..<source.count)]))
        var fields: [String: Any] = [
            "start": span.lowerBound, "end": span.upperBound, "quote": quote, "value": says.value.canonical,
            "unit": says.unit, "bound": says.bound.rawValue, "kind": says.kind.rawValue,
            "organization": says.organization ?? NSNull(), "metric": says.metric ?? NSNull(),
            "period": window(says.period) ?? NSNull(), "base_period": window(says.base) ?? NSNull(),
        ]
        if says.organization == nil { fields["nobody"] = true }
        if let component = says.component { fields["detail_any"] = [component] }
        if let upper = says.interval.upper, says.bound == .exact, says.interval.lower == says.value, upper > says.value {
            fields["value_high"] = upper.canonical
        }
        return fields
    }

    private static func window(_ period: Period?) -> String? {
        period.map { ($0.start?.iso ?? "..") + "/" + ($0.end?.iso ?? "..") }
    }
}
