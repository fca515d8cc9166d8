/// A printed page: its words, in lines as they were found, each with its place.
struct Sheet {
    /// A run of characters without a gap.
    struct Word {
        var text: [Unicode.Scalar]
        var box: Box

        /// Whether it is a number and nothing else.
        var isFigure: Bool { TableCell.isFigure(text.lazy.map { Folding.fold($0.value) }) }

        /// Width of its characters in those of a Chinese one; nil where it has others than those and %, whose widths differ between fonts.
        var weight: Double? {
            guard text.allSatisfy({ $0.value >= 0x2E80 || $0 == "%" }) else { return nil }
            return Word.weight(text)
        }

        private static func weight(_ text: some Sequence<Unicode.Scalar>) -> Double {
            text.reduce(0) { $0 + ($1.value >= 0x2E80 ? 1 : 0.85) }
        }

        /// The word cut before the characters that stand nearest to some places, from left to right.
        func cut(at places: [Double]) -> [Word] {
            let all = Word.weight(text)
            guard all > 0 else { return [self] }
            var cuts: [Int] = []
            var before = 0.0
            for (index, scalar) in text.enumerated() {
                let half = Word.weight([scalar]) / 2
                let (low, high) = (box.left + box.width * (before - half) / all, box.left + box.width * (before + half) / all)
                if index > 0, places.contains(where: { $0 >= low && $0 < high }) { cuts.append(index) }
                before += half * 2
            }
            return zip([0] + cuts, cuts + [text.count]).map { first, end in
                var word = self
                word.text = Array(text[first..<end])
                word.box.left = box.left + box.width * Word.weight(text[..<first]) / all
                word.box.right = word.box.left + box.width * Word.weight(word.text) / all
                return word
            }
        }

        /// The word without the air above and below it that some fonts have: a Chinese character is as wide as its font is large.
        fileprivate var tightened: Word {
            let wide = text.count { $0.value >= 0x2E80 }
            guard wide >= 1, wide * 2 >= text.count else { return self }
            let size = box.width / (Double(wide) + Double(text.count - wide) * 0.55)
            guard box.height > size * 1.6, size > 0 else { return self }
            var word = self
            let middle = (box.top + box.bottom) / 2
            (word.box.top, word.box.bottom) = (middle - size * 0.585, middle + size * 0.585)
            return word
        }
    }

    /// Words side by side.
    struct Line {
        var words: [Word]

        var box: Box { words.dropFirst().reduce(words[0].box) { $0.joined($1.box) } }
    }

    var width: Double
    var height: Double
    var lines: [Line] = []
    /// What is drawn on it, where that is known.
    var drawing = SheetDrawing()

    /// The pages of what poppler's `pdftotext -bbox-layout` writes: `page`, `line` and `word` elements with their boxes in points.
    ///
    /// What is not understood is left out; a page without words is a page without lines.
    static func all(inBoxes xml: [UInt8]) -> [Sheet] {
        var tokens = HtmlTokens(xml)
        var sheets: [Sheet] = []
        var words: [Word] = []
        var word: Word?
        while let token = tokens.next() {
            switch token {
            case .open("page", let attributes):
                sheets.append(Sheet(width: number(attributes["width"]), height: number(attributes["height"])))
            case .open("word", let attributes): word = box(attributes).map { Word(text: [], box: $0) }
            case .text(let text): word?.text += Array(text.unicodeScalars)
            case .close("word"):
                if let word, !word.text.isEmpty { words.append(word.tightened) }
                word = nil
            case .close("line"):
                if !words.isEmpty, !sheets.isEmpty { sheets[sheets.count - 1].lines.append(Line(words: words)) }
                words = []
            default: break
            }
        }
        return sheets
    }

    /// The words of each page of what poppler's `pdftotext -bbox` writes, in its order.
    static func words(inBoxes xml: [UInt8]) -> [[Word]] {
        var tokens = HtmlTokens(xml)
        var pages: [[Word]] = []
        var word: Word?
        while let token = tokens.next() {
            switch token {
            case .open("page", _): pages.append([])
            case .open("word", let attributes): word = box(attributes).map { Word(text: [], box: $0) }
            case .text(let text): word?.text += Array(text.unicodeScalars)
            case .close("word"):
                if let word, !word.text.isEmpty, !pages.isEmpty { pages[pages.count - 1].append(word.tightened) }
                word = nil
            default: break
            }
        }
        return pages
    }

    /// Sheets with what is drawn on them, as `pdftocairo -svg` of poppler writes it; without it where that is of other pages.
    static func all(inBoxes xml: [UInt8], drawing svg: [UInt8]) -> [Sheet] {
        var sheets = all(inBoxes: xml)
        guard !svg.isEmpty, let first = sheets.first,
            sheets.allSatisfy({ abs($0.width - first.width) < 1 && abs($0.height - first.height) < 1 })
        else { return sheets }
        let drawings = SheetDrawing.all(inDrawing: svg, pages: sheets.count, width: first.width, height: first.height)
        for (index, drawing) in drawings.enumerated() { sheets[index].drawing = drawing }
        return sheets
    }

    /// The lines, of which those are one whose words touch: where figures are of another font than what stands around them, or larger, they are
    /// found as lines of their own.
    var withoutSeams: [Line] {
        var begins: [Int: [(line: Int, box: Box)]] = [:]
        for (index, line) in lines.enumerated() {
            for word in line.words { begins[Int(word.box.left.rounded()), default: []].append((index, word.box)) }
        }
        var parents = Array(lines.indices)
        func top(_ line: Int) -> Int {
            var line = line
            while parents[line] != line { line = parents[line] }
            return line
        }
        for (index, line) in lines.enumerated() {
            for box in line.words.map(\.box) {
                let place = Int(box.right.rounded())
                for begin in (place - 1...place + 1).lazy.flatMap({ (begins[$0] ?? []).prefix(50) })
                where begin.line != index && abs(begin.box.left - box.right) < min(box.height, begin.box.height) * 0.05
                    && begin.box.sharesRow(box) > 0.6
                    && max(box.height, begin.box.height) < min(box.height, begin.box.height) * 1.5
                {
                    let (one, other) = (top(index), top(begin.line))
                    parents[max(one, other)] = min(one, other)
                }
            }
        }
        var joined: [Line] = []
        var places: [Int: Int] = [:]
        for index in lines.indices {
            let first = top(index)
            if let place = places[first] {
                joined[place].words += lines[index].words
            } else {
                places[first] = joined.count
                joined.append(lines[index])
            }
        }
        return joined
    }

    private static func box(_ attributes: [String: String]) -> Box? {
        let box = Box(
            left: number(attributes["xmin"]), top: number(attributes["ymin"]), right: number(attributes["xmax"]),
            bottom: number(attributes["ymax"]))
        let isSound = [box.left, box.top, box.right, box.bottom].allSatisfy { $0.isFinite && abs($0) < 1e6 }
        return isSound && box.width >= 0 && box.height >= 0 ? box : nil
    }

    private static func number(_ text: String?) -> Double { text.flatMap { Double($0) } ?? 0 }
}
