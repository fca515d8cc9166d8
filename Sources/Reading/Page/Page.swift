import Quantities

/// A decoded page: source text, clean text with its map back, and its articles.
struct Page {
    let source: String
    let encoding: String
    let shape: Shape?
    let scalarCount: Int
    let slices: ScalarSlices
    let clean: CleanText
    var articles: [ArticleText]
    let furniture: [Range<Int>]
    let issued: Day?

    /// A plain text.
    ///
    /// - Parameter place: where the bytes stand in the text, and whether a date of the whole may be printed in them.
    init(
        _ bytes: [UInt8], name: String, vocabulary: Vocabulary, issued: Day?, place: (bytes: Int, isHead: Bool) = (0, true)
    ) throws(ReadingError) {
        let decoded = try Decoding.decode(bytes, name: name, from: place.bytes)
        let text = DocumentText(name: name, source: decoded.source, encoding: decoded.encoding, shape: nil)
        self.init(text, vocabulary: vocabulary, issued: issued, isHead: place.isHead)
    }

    init(_ document: DocumentText, vocabulary: Vocabulary, issued: Day?, isHead: Bool = true) {
        source = document.source
        encoding = document.encoding
        shape = document.shape
        let text = ScalarText(document.source)
        slices = text.slices
        scalarCount = text.folded.count
        if let shape = document.shape {
            let printed = PrintedArticles(folded: text.folded, shape: shape, vocabulary: vocabulary)
            clean = printed.layout.text
            articles = printed.articles
            furniture = printed.furniture
        } else {
            let layout = Layout(text, vocabulary: vocabulary)
            clean = layout.text
            let segmentation = Segmentation(
                text: layout.text, blocks: layout.blocks, starters: vocabulary.starters, isPage: layout.isPage)
            articles = segmentation.articles
            furniture = segmentation.furniture
        }
        self.issued = issued ?? document.issued ?? (isHead ? Page.printedDate(clean.scalars) : nil)
    }

    /// Source offsets of the text of an article; of a printed one from the first of its characters to the last.
    func span(of article: ArticleText) -> Range<Int> {
        guard let first = article.bodies.first, let last = article.bodies.last else { return 0..<0 }
        guard shape != nil else { return clean.sourceRange(first.lowerBound..<last.upperBound) }
        let places = article.bodies.flatMap { clean.source[$0] }
        return Int(places.min() ?? 0)..<Int(places.max() ?? 0) + 1
    }

    /// The first full date in the head of the page (2022年11月25日 星期五), which is its issue date.
    private static func printedDate(_ text: [UInt32]) -> Day? {
        let limit = min(text.count, 300)
        var index = 0
        func number(_ most: Int) -> Int? {
            var value = 0
            let start = index
            while index < limit, Folding.isDigit(text[index]), index - start < most {
                value = value * 10 + Int(text[index] - 0x30)
                index += 1
            }
            return index > start ? value : nil
        }
        while index < limit {
            let start = index
            if Folding.isDigit(text[index]), index == 0 || !Folding.isDigit(text[index - 1]), let year = number(4),
                (1980...2100).contains(year), index < limit, text[index] == 0x5E74
            {
                index += 1
                if let month = number(2), index < limit, text[index] == PeriodScanner.month {
                    index += 1
                    if let day = number(2), index < limit, text[index] == 0x65E5,
                        let date = Day(year: year, month: month, day: day)
                    {
                        // a masthead names the weekday or stands alone on its line
                        let rest = text[(index + 1)..<min(limit, index + 8)]
                        if rest.contains(0x671F) || rest.first == 0x0A || start == 0 { return date }
                    }
                }
            }
            index = max(index, start + 1)
        }
        return nil
    }
}
