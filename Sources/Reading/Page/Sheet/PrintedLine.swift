/// A printed line: its text as it reads, its place, and its size.
struct PrintedLine {
    var text: [Unicode.Scalar]
    var box: Box
    /// Height of its characters in points.
    var size: Double
    /// Whether its characters stand one below the other.
    var isVertical = false
    /// Of a vertical line whether the order of its characters is certain, so that it is read.
    var isOrdered = false
    /// Its words, from left to right.
    private(set) var words: [Sheet.Word] = []

    var first: UInt32 { Folding.fold(text.first?.value ?? 0) }
    var last: UInt32 { Folding.fold(text.last?.value ?? 0) }

    /// Whether a sentence or an article ends with it.
    var endsSentence: Bool {
        guard let mark = text.last(where: { !Folding.closes(Folding.fold($0.value)) }) else { return false }
        let folded = Folding.fold(mark.value)
        return Folding.endsSentence(folded) || folded == 0x25A1
    }

    /// Whether many of its characters are none that a Chinese page prints: private ones, controls, lost ones, and the letters that
    /// stand for the bytes of a font whose characters nobody told.
    var isGarbled: Bool { text.count(where: PrintedLine.isStrange) * 5 > text.count }

    private static func isStrange(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA5, 0xA7, 0xA9, 0xAE, 0xB0...0xB3, 0xB5, 0xB7, 0xB9, 0xBC...0xBE, 0xD7, 0xF7: return false
        case 0..<0x20, 0x7F...0x24F, 0x2C6, 0x2DC, 0x201A, 0x201E, 0x2020, 0x2021, 0x2022, 0x2039, 0x203A, 0x2122,
            0xE000...0xF8FF,
            0xFFFD, 0xF0000...0x10FFFF:
            return true
        default: return false
        }
    }

    /// The lines of a sheet: words with a wide gap between them stand in different ones.
    static func all(of sheet: Sheet) -> [PrintedLine] {
        var lines: [PrintedLine] = []
        let (rows, columns) = VerticalLines.taken(from: sheet.withoutSeams)
        for line in withRaised(rows) {
            let size = height(of: line.words)
            guard size > 0 else { continue }
            for words in parts(line.words.sorted { $0.box.left < $1.box.left }, size) { lines.append(PrintedLine(words, size)) }
        }
        return lines + columns
    }

    /// The lines with small raised characters put back into those that they stand in; they are found as lines of their own.
    private static func withRaised(_ lines: [Sheet.Line]) -> [Sheet.Line] {
        var hosts = lines
        var taken: Set<Int> = []
        for (index, line) in lines.enumerated() where line.words.count == 1 && line.words[0].text.count <= 3 {
            let box = line.box
            let host = lines.indices.first { other in
                let height = height(of: lines[other].words)
                return other != index && box.height < height * 0.8 && lines[other].box.sharesRow(box) > 0.4
                    && box.bottom < lines[other].box.bottom - height * 0.2
                    && lines[other].words.contains { abs($0.box.right - box.left) < height * 0.4 }
            }
            guard let host else { continue }
            hosts[host].words += line.words
            taken.insert(index)
        }
        return hosts.indices.filter { !taken.contains($0) }.map { hosts[$0] }
    }

    init(text: [Unicode.Scalar], box: Box, size: Double, isVertical: Bool) {
        (self.text, self.box, self.size, self.isVertical) = (text, box, size, isVertical)
    }

    private init(_ words: [Sheet.Word], _ size: Double) {
        box = words.dropFirst().reduce(words[0].box) { $0.joined($1.box) }
        self.size = size
        self.words = words
        let gaps = zip(words, words.dropFirst()).map { $1.box.left - $0.box.right }
        let isSpaced = PrintedLine.isSpaced(words, gaps)
        text = []
        for (index, word) in words.enumerated() {
            // programs differ in how small they set them; what stands clearly higher is no part of the figure
            let isRaised = word.box.height < size * 0.9 && word.box.bottom < box.bottom - size * 0.2 && index > 0
            if index > 0, !isRaised, !isSpaced,
                PrintedLine.parts(text.last, word.text[0], gap: gaps[index - 1] / size, isShort: words.count <= 6)
            {
                text.append(" ")
            }
            text += isRaised ? word.text.map(Raised.digit) : word.text
        }
        if words.count == 1, words[0].text.count > 2, box.height > box.width * 2 { isVertical = true }
    }

    /// Height of most characters.
    private static func height(of words: [Sheet.Word]) -> Double {
        let heights = words.flatMap { Array(repeating: $0.box.height, count: $0.text.count) }.sorted()
        return heights.isEmpty ? 0 : heights[heights.count / 2]
    }

    /// Whether the characters stand apart evenly, which parts no words: 近 日 ，.
    private static func isSpaced(_ words: [Sheet.Word], _ gaps: [Double]) -> Bool {
        guard words.count >= 4, words.count(where: { $0.text.count <= 2 }) * 10 >= words.count * 8 else { return false }
        // 12 15 9: figures side by side, none of which is one character that stands apart
        guard !zip(words, words.dropFirst()).contains(where: { $0.isFigure && $1.isFigure && $0.text.count + $1.text.count > 2 })
        else { return false }
        let middle = gaps.sorted()[gaps.count / 2]
        return gaps.allSatisfy { $0 < middle * 2 + 1 }
    }

    /// Whether a gap, in sizes of the line, parts words. In a line of many words gaps only justify it; figures have some air
    /// around them.
    private static func parts(_ left: Unicode.Scalar?, _ right: Unicode.Scalar, gap: Double, isShort: Bool) -> Bool {
        guard let left else { return false }
        switch (left.value >= 0x2E80, right.value >= 0x2E80) {
        case (false, false): return gap > 0.15
        case (true, true): return gap > (isShort ? 0.2 : 0.6)
        default: return gap > (isShort ? 0.2 : 0.6)
        }
    }

    /// Words of one line parted where a gap is wider than any within a text: they stand in columns or cells.
    private static func parts(_ words: [Sheet.Word], _ size: Double) -> [[Sheet.Word]] {
        let gaps = zip(words, words.dropFirst()).map { $1.box.left - $0.box.right }
        guard !isSpaced(words, gaps) else { return [words] }
        var parts: [[Sheet.Word]] = [[]]
        for (index, word) in words.enumerated() {
            if index > 0, gaps[index - 1] > size * 2.2 { parts.append([]) }
            parts[parts.count - 1].append(word)
        }
        return parts
    }

    /// The line parted before each word that begins at the left edge of a column, behind a gap: headlines side by side.
    func parted(before isEdge: (Double) -> Bool) -> [PrintedLine] {
        parted { words[$0].box.left - words[$0 - 1].box.right > size * 0.4 && isEdge(words[$0].box.left) }
    }

    /// The line parted before each of its words but the first of which `begins` says so.
    private func parted(before begins: (Int) -> Bool) -> [PrintedLine] {
        guard !isVertical, words.count > 1 else { return [self] }
        var parts: [[Sheet.Word]] = [[words[0]]]
        for index in words.indices.dropFirst() {
            if begins(index) { parts.append([]) }
            parts[parts.count - 1].append(words[index])
        }
        return parts.count > 1 ? parts.map { PrintedLine($0, PrintedLine.height(of: $0)) } : [self]
    }

    /// The line parted before some of its words.
    func parted(before places: Set<Int>) -> [PrintedLine] { parted { places.contains($0) } }

    /// The line of other words.
    func replacing(_ words: [Sheet.Word]) -> PrintedLine { PrintedLine(words, PrintedLine.height(of: words)) }

    /// The line with the one below it, as one.
    func going(on below: PrintedLine) -> PrintedLine {
        PrintedLine(text: text + below.text, box: box.joined(below.box), size: size, isVertical: false)
    }

    /// Its words, from left to right; one where its characters stand apart evenly.
    var apart: ArraySlice<Sheet.Word> {
        guard !isVertical, words.count > 1 else { return words.prefix(1) }
        let gaps = zip(words, words.dropFirst()).map { $1.box.left - $0.box.right }
        return !PrintedLine.isSpaced(words, gaps) || gaps.contains { $0 > size * 2.2 } ? words[...] : words.prefix(1)
    }
}

/// Raised digits, which are none of the number before them: a note, or the power of a unit.
enum Raised {
    private static let digits: [Unicode.Scalar] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

    /// The raised form of a digit; other characters stay.
    static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        Folding.isDigit(scalar.value) ? digits[Int(scalar.value) - 0x30] : scalar
    }
}
