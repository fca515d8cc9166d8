import Reporting

/// The source lines of spans, with the spans marked: `  41 | 社保卡结存余额>>35.02亿元<<，较期初提升`.
struct MarkedLines {
    private let scalars: String.UnicodeScalarView
    private let spans: [Range<Int>]
    /// From the first scalar of all spans to the last.
    private let hull: Range<Int>
    /// Scalars that are shown of a line on each side of the spans; pages without line ends are cut.
    private static let margin = 60

    /// Makes lines of `source`; the span counts Unicode scalars.
    init(_ source: String, span: Range<Int>) { self.init(source, spans: [span]) }

    /// Makes lines of `source`; the spans count Unicode scalars. What lies outside of the source is not shown.
    init(_ source: String, spans: [Range<Int>]) {
        scalars = source.unicodeScalars
        // A damaged database may name places that no text has.
        self.spans = spans.map { $0.clamped(to: 0..<1 << 40) }.sorted { $0.lowerBound < $1.lowerBound }
        hull = (self.spans.first?.lowerBound ?? 0)..<(self.spans.map(\.upperBound).max() ?? 0)
    }

    /// The lines that the span touches and one with text before and after, each with its number.
    var text: String {
        let lines = self.lines()
        guard let first = lines.firstIndex(where: { $0.range.upperBound >= hull.lowerBound }) else { return "" }
        let last = lines.lastIndex { $0.range.lowerBound < hull.upperBound } ?? first
        let before = lines[..<first].last { !$0.isBlank }.map { [$0] } ?? []
        let after = lines[(max(first, last) + 1)...].first { !$0.isBlank }.map { [$0] } ?? []
        let touched = lines[first...max(first, last)].filter { !$0.isBlank }
        return numbered(before + touched + after)
    }

    /// The lines that the spans touch and no others, each with its number.
    var touched: String {
        numbered(lines().filter { line in !line.isBlank && spans.contains { $0.overlaps(line.range) } })
    }

    /// The words of each span, in source order, without the ends of lines and the blanks that they bring.
    var marked: [String] {
        let lines = self.lines()
        return spans.map { span in
            lines.filter { $0.range.overlaps(span) }.map { line in
                let range = span.clamped(to: line.range)
                let words = line.text[(range.lowerBound - line.range.lowerBound)..<(range.upperBound - line.range.lowerBound)]
                return String(
                    String.UnicodeScalarView(words.filter { !$0.isHarmful && !$0.properties.isWhitespace }))
            }.joined()
        }
    }

    private func numbered(_ lines: [Line]) -> String {
        let width = String(lines.last?.number ?? 0).count
        return lines.map { line in
            let number = String(line.number)
            return "  " + String(repeating: " ", count: width - number.count) + number + " | " + marked(line) + "\n"
        }.joined()
    }

    private struct Line {
        var number: Int
        var range: Range<Int>
        var text: ArraySlice<Unicode.Scalar>
        var isBlank: Bool { text.allSatisfy { $0.properties.isWhitespace } }
    }

    /// The lines around the spans only: enough of them, because a page can be millions of lines long.
    private func lines() -> [Line] {
        var lines: [Line] = []
        var number = 1
        var text: [Unicode.Scalar] = []
        var start = 0
        var position = 0
        func isNear(_ range: Range<Int>) -> Bool {
            range.upperBound + 2000 > hull.lowerBound && range.lowerBound < hull.upperBound + 2000
        }
        for scalar in scalars {
            if scalar == "\n" {
                if isNear(start..<position) { lines.append(Line(number: number, range: start..<position, text: text[...])) }
                if position > hull.upperBound + 2000 { return lines }
                number += 1
                start = position + 1
                text.removeAll(keepingCapacity: true)
            } else {
                text.append(scalar)
            }
            position += 1
        }
        if !text.isEmpty { lines.append(Line(number: number, range: start..<position, text: text[...])) }
        return lines
    }

    private func marked(_ line: Line) -> String {
        let inside = spans.filter { $0.overlaps(line.range) }.map { span in
            let range = span.clamped(to: line.range)
            return (range.lowerBound - line.range.lowerBound)..<(range.upperBound - line.range.lowerBound)
        }
        let first = max(0, (inside.first?.lowerBound ?? 0) - MarkedLines.margin)
        let last = min(line.text.count, (inside.last?.upperBound ?? 0) + MarkedLines.margin)
        var output = String.UnicodeScalarView(first > 0 ? ["…"] : [])
        func add(_ range: Range<Int>) {
            for scalar in line.text[range] { output.append(contentsOf: (scalar == "\t" ? "  " : scalar.harmless).unicodeScalars) }
        }
        var place = first
        for range in inside where range.lowerBound >= place {
            add(place..<range.lowerBound)
            output.append(contentsOf: ">>".unicodeScalars)
            add(range)
            output.append(contentsOf: "<<".unicodeScalars)
            place = range.upperBound
        }
        add(place..<max(place, last))
        if last < line.text.count { output.append("…") }
        return String(output)
    }
}
