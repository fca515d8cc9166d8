/// The source lines of a span, with the span marked: `  41 | 社保卡结存余额>>35.02亿元<<，较期初提升`.
struct MarkedLines {
    private let scalars: String.UnicodeScalarView
    private let span: Range<Int>
    /// Scalars that are shown of a line on each side of the span; pages without line ends are cut.
    private static let margin = 60

    /// Makes lines of `source`; the span counts Unicode scalars.
    init(_ source: String, span: Range<Int>) {
        scalars = source.unicodeScalars
        self.span = span
    }

    /// The lines that the span touches and one with text before and after, each with its number.
    var text: String {
        let lines = self.lines()
        guard let first = lines.firstIndex(where: { $0.range.upperBound >= span.lowerBound }) else { return "" }
        let last = lines.lastIndex { $0.range.lowerBound < span.upperBound } ?? first
        let before = lines[..<first].last { !$0.isBlank }.map { [$0] } ?? []
        let after = lines[(max(first, last) + 1)...].first { !$0.isBlank }.map { [$0] } ?? []
        let touched = lines[first...max(first, last)].filter { !$0.isBlank }
        let width = String((after.last ?? touched.last ?? lines[last]).number).count
        return (before + touched + after).map { line in
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

    /// The lines around the span only: enough of them, because a page can be millions of lines long.
    private func lines() -> [Line] {
        var lines: [Line] = []
        var number = 1
        var text: [Unicode.Scalar] = []
        var start = 0
        var position = 0
        func isNear(_ range: Range<Int>) -> Bool {
            range.upperBound + 2000 > span.lowerBound && range.lowerBound < span.upperBound + 2000
        }
        for scalar in scalars {
            if scalar == "\n" {
                if isNear(start..<position) { lines.append(Line(number: number, range: start..<position, text: text[...])) }
                if position > span.upperBound + 2000 { return lines }
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
        let from = min(max(span.lowerBound - line.range.lowerBound, 0), line.text.count)
        let to = min(max(span.upperBound - line.range.lowerBound, from), line.text.count)
        let isTouched = span.lowerBound < line.range.upperBound && span.upperBound > line.range.lowerBound
        let first = isTouched ? max(0, from - MarkedLines.margin) : 0
        let last = min(line.text.count, (isTouched ? to : 0) + MarkedLines.margin)
        var output = String.UnicodeScalarView(first > 0 ? ["…"] : [])
        func add(_ range: Range<Int>) {
            for scalar in line.text[range] { output.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar) }
        }
        if isTouched {
            add(first..<from)
            output.append(contentsOf: ">>".unicodeScalars)
            add(from..<to)
            output.append(contentsOf: "<<".unicodeScalars)
            add(to..<last)
        } else {
            add(first..<last)
        }
        if last < line.text.count { output.append("…") }
        return String(output)
    }
}
