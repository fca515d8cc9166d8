/// Characters one below the other, in the order in which they are read.
struct VerticalColumn {
    private(set) var words: [Sheet.Word]
    /// Height of its characters, and where their middle is from left to right, in points.
    private(set) var (size, middle): (Double, Double)
    /// Whether a Chinese character tells the size.
    private var isSized: Bool

    init(_ word: Sheet.Word) {
        words = [word]
        isSized = word.tellsSize
        let thick = word.text.count == 1 ? word.box.height : min(word.box.width, word.box.height)
        size = isSized ? word.box.width : thick / 1.17
        middle = (word.box.left + word.box.right) / 2
    }

    /// Whether it is a mark or a figure that no column took.
    var isStray: Bool { words.count <= 2 && !words.contains { $0.tellsSize } }

    var box: Box { words.dropFirst().reduce(words[0].box) { $0.joined($1.box) } }
    var first: Sheet.Word { words[0] }
    var last: Sheet.Word { words[words.count - 1] }

    /// Whether a box stands in it.
    func holds(_ other: Box) -> Bool {
        let (x, y) = ((other.left + other.right) / 2, (other.top + other.bottom) / 2)
        let box = box
        return x > box.left && x < box.right && y > box.top && y < box.bottom
    }

    /// Whether a stray stands in it or right above or below.
    func touches(_ stray: VerticalColumn) -> Bool {
        isInLine(stray.first) && stray.box.top < box.bottom + size * 1.6 && stray.box.bottom > box.top - size * 1.6
    }

    /// Whether it goes on with a word that the file draws next. Marks, and figures on their side, stand up to half a character too high or too low.
    func goesOn(_ word: Sheet.Word) -> Bool {
        guard isInLine(word), fits(word) else { return false }
        let step = (word.box.top + word.box.bottom - last.box.top - last.box.bottom) / 2
        return step > -size * 0.5 && word.box.top - last.box.bottom < size * 1.6
    }

    /// Whether the middle of a word is that of the column; what is narrower may stand at its side.
    private func isInLine(_ word: Sheet.Word) -> Bool {
        let aside = abs((word.box.left + word.box.right) / 2 - middle)
        let (own, other) = (isSized ? size : last.box.width, word.box.width)
        let slack = isSized && word.tellsSize ? 0.3 : 0.15
        return aside < max(own, other) * 0.3 || aside < (max(own, other) - min(own, other)) / 2 + max(own, other) * slack
    }

    private func fits(_ word: Sheet.Word) -> Bool {
        if word.tellsSize { return isSized ? abs(word.box.width - size) < size * 0.15 : word.box.width < size * 2.5 }
        if VerticalColumns.isLevel(word) { return VerticalColumns.isShortNumber(word) && word.box.width < size * 2.5 }
        return word.box.width < size * 1.7
    }

    mutating func add(_ word: Sheet.Word) {
        words.append(word)
        if !isSized, word.tellsSize { (size, middle, isSized) = (word.box.width, (word.box.left + word.box.right) / 2, true) }
    }

    mutating func add(_ other: VerticalColumn) { for word in other.words { add(word) } }

    /// Its text where no gap parts it, each stretch with its place: from the first character that stands in its middle, and the room that each needs.
    var stretches: [(text: [Unicode.Scalar], box: Box)] {
        let pitch = pitch
        var parts: [(text: [Unicode.Scalar], start: Double?, length: Double)] = [([], nil, 0)]
        var wasAnchor = true
        for word in words {
            let room = word.isHan || VerticalColumns.isLevel(word) ? pitch : word.text.count == 1 ? pitch : word.box.height
            var part = parts.removeLast()
            if word.isAnchor {
                let start = (word.box.top + word.box.bottom - room) / 2 - part.length
                // programs leave air round marks
                if let before = part.start, start - before > size * (wasAnchor ? 0.6 : 1.3) {
                    parts.append(part)
                    part = ([], start + part.length, 0)
                } else if let before = part.start {
                    part.length += wasAnchor ? 0 : max(0, start - before)
                } else {
                    part.start = start
                }
            }
            wasAnchor = word.isAnchor
            part.text += word.text
            part.length += room
            parts.append(part)
        }
        return parts.map { text, start, length in
            let top = start ?? first.box.top
            return (text, Box(left: middle - size * 0.585, top: top, right: middle + size * 0.585, bottom: top + length))
        }
    }

    /// From one character to the next.
    private var pitch: Double {
        let steps = zip(words, words.dropFirst()).filter { $0.isAnchor && $1.isAnchor }.map { $1.box.top - $0.box.top }.sorted()
        return steps.isEmpty ? size : max(steps[steps.count / 2], size * 0.8)
    }
}

extension Sheet.Word {
    /// Whether it is one Chinese character, mark or wide figure.
    var isHan: Bool { text.count == 1 && text[0].value >= 0x2E80 }

    /// Whether it is as wide as its font is large: brackets may lie on their side.
    fileprivate var tellsSize: Bool { isHan && box.height >= box.width }

    /// Whether it is a character that fonts put into the middle of its place: no mark, and not 一.
    fileprivate var isAnchor: Bool { isHan && text[0] != "一" && (0x3400..<0xA000).contains(text[0].value) }
}
