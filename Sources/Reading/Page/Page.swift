import Quantities

/// A decoded page: source text, clean text with its map back, and its articles.
struct Page {
    let source: String
    let encoding: String
    let scalarCount: Int
    let slices: ScalarSlices
    let clean: CleanText
    var articles: [ArticleText]
    let furniture: [Range<Int>]
    let issued: Day?

    /// Decodes a page.
    ///
    /// - Parameter place: where the bytes stand in the text, and whether a date of the whole may be printed in them.
    init(
        _ bytes: [UInt8], name: String, vocabulary: Vocabulary, issued: Day?, place: (bytes: Int, isHead: Bool) = (0, true)
    ) throws(ReadingError) {
        let decoded = try Decoding.decode(bytes, name: name, from: place.bytes)
        source = decoded.source
        encoding = decoded.encoding
        let text = ScalarText(decoded.source)
        slices = text.slices
        scalarCount = text.folded.count
        let layout = Layout(folded: text.folded, starters: vocabulary.starters, names: vocabulary.registry.trie)
        clean = layout.text
        let segmentation = Segmentation(
            text: layout.text, blocks: layout.blocks, starters: vocabulary.starters, isPage: layout.isPage)
        articles = segmentation.articles
        furniture = segmentation.furniture
        self.issued = issued ?? (place.isHead ? Page.printedDate(layout.text.scalars) : nil)
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
