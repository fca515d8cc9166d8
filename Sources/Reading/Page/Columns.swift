/// Columns that are printed side by side, line by line: they are read one below the other.
enum Columns {
    /// A gap of so many blanks parts columns.
    private static let gap = 3
    /// How far apart, in half characters, the right column may begin from line to line: wide blanks are counted as narrow ones.
    private static let slack = 4

    /// Lines of text that is not set in columns are wider.
    private static let widest = 200

    private struct Parts {
        var left: Range<Int>
        var right: Range<Int>
        var column: Int
    }

    /// The lines in reading order.
    static func untangle(_ lines: [Line], _ folded: [UInt32]) -> [Line] {
        var result: [Line] = []
        var index = 0
        while index < lines.count {
            var parts: [Parts] = []
            var end = index
            while end < lines.count, let part = split(lines[end], folded),
                abs(part.column - (parts.first ?? part).column) <= slack
            {
                parts.append(part)
                end += 1
            }
            guard isText(parts, folded) else {
                result += lines[index..<max(end, index + 1)]
                index = max(end, index + 1)
                continue
            }
            var left = parts.map(\.left)
            var right = parts.map(\.right)
            end = addTail(lines, from: end, &left, &right, column: parts[0].column, folded)
            for (place, range) in (left + right).enumerated() {
                guard let line = Line(folded, range, blankBefore: place == 0 && lines[index].blankBefore) else { continue }
                result.append(line)
            }
            index = end
        }
        return result
    }

    /// Left and right of the only wide gap in a line.
    private static func split(_ line: Line, _ folded: [UInt32]) -> Parts? {
        guard line.width <= widest, line.isSpaced else { return nil }
        var start = line.range.lowerBound
        while start > 0, folded[start - 1] != Folding.newline { start -= 1 }
        var column = 0
        var blanks = 0
        var parts: Parts?
        for place in start..<line.range.upperBound {
            let scalar = folded[place]
            if scalar == Folding.nothing { continue }
            if scalar == Folding.blank {
                blanks += 1
            } else {
                if blanks >= gap, place > line.range.lowerBound {
                    guard parts == nil else { return nil }
                    parts = Parts(
                        left: line.range.lowerBound..<place - blanks, right: place..<line.range.upperBound, column: column)
                }
                blanks = 0
            }
            column += scalar < 0x80 ? 1 : 2
        }
        return parts
    }

    /// Whether both sides are running text, which a table is not: clauses in them, and sentences that go on in the next line.
    private static func isText(_ parts: [Parts], _ folded: [UInt32]) -> Bool {
        guard parts.count >= 3 else { return false }
        return [parts.map(\.left), parts.map(\.right)].allSatisfy { ranges in
            let marks = ranges.reduce(0) { $0 + folded[$1].count { isClauseMark($0) } }
            let wraps = ranges.dropLast().count { !Folding.endsSentence(folded[$0.upperBound - 1]) }
            return marks >= 2 && wraps >= 1 && ranges[0].count >= 8 && ranges[1].count >= 8
        }
    }

    private static func isClauseMark(_ scalar: UInt32) -> Bool {
        scalar == 0xFF0C || scalar == 0x3001 || Folding.endsSentence(scalar)
    }

    /// Lines below the block in which only one of the columns goes on; one past the last of them.
    private static func addTail(
        _ lines: [Line], from first: Int, _ left: inout [Range<Int>], _ right: inout [Range<Int>], column: Int, _ folded: [UInt32]
    ) -> Int {
        var end = first
        while end < lines.count, !lines[end].blankBefore {
            var indent = 0
            while lines[end].range.lowerBound - indent > 0, folded[lines[end].range.lowerBound - indent - 1] == Folding.blank {
                indent += 1
            }
            if indent * 2 + slack >= column {
                right.append(lines[end].range)
            } else if indent <= slack, lines[end].width + gap <= column,
                !Folding.endsSentence(folded[(left.last ?? 0..<1).upperBound - 1])
            {
                left.append(lines[end].range)
            } else {
                break
            }
            end += 1
        }
        return end
    }
}
