/// A printed page: its words, in lines as they were found, each with its place.
struct Sheet {
    /// A run of characters without a gap.
    struct Word {
        var text: [Unicode.Scalar]
        var box: Box

        /// The word without the air above and below it that some fonts have: a Chinese character is as wide as its font is large.
        fileprivate var tightened: Word {
            let wide = text.count { $0.value >= 0x2E80 }
            guard wide >= 2, wide * 2 >= text.count else { return self }
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

    private static func box(_ attributes: [String: String]) -> Box? {
        let box = Box(
            left: number(attributes["xmin"]), top: number(attributes["ymin"]), right: number(attributes["xmax"]),
            bottom: number(attributes["ymax"]))
        let isSound = [box.left, box.top, box.right, box.bottom].allSatisfy { $0.isFinite && abs($0) < 1e6 }
        return isSound && box.width >= 0 && box.height >= 0 ? box : nil
    }

    private static func number(_ text: String?) -> Double { text.flatMap { Double($0) } ?? 0 }
}
