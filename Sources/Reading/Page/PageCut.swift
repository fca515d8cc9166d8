extension Page {
    /// The last scalar of the source that parts the articles, the beginning of a line: all text of some stands before it, all of the others
    /// from it on. Nil where there is none.
    var lastCut: Int? {
        let spans = articles.map(extent).sorted { $0.lowerBound < $1.lowerBound }
        var furthest: [Int] = []
        for span in spans { furthest.append(max(furthest.last ?? 0, span.upperBound)) }
        for index in spans.indices.reversed() where index > 0 {
            let line = slices.lineStart(before: spans[index].lowerBound)
            if furthest[index - 1] <= line { return line }
        }
        return nil
    }

    /// The page with the articles alone that begin before a scalar of the source.
    func articles(before scalar: Int) -> Page {
        var page = self
        page.articles.removeAll { extent($0).lowerBound >= scalar }
        return page
    }

    /// From the first scalar of an article in the source to its last.
    private func extent(_ article: ArticleText) -> Range<Int> {
        let ranges = (article.bodies + article.headlines + article.subheads).flatMap { clean.sourceRanges($0) }
        return (ranges.map(\.lowerBound).min() ?? 0)..<(ranges.map(\.upperBound).max() ?? 0)
    }

    /// How many bytes of `bytes`, from which the page was decoded, stand before a scalar that begins a line.
    func bytes(before scalar: Int, of bytes: [UInt8]) -> Int {
        // A line ends with the same byte in both encodings.
        var lines = slices.lines(before: scalar)
        guard lines > 0 else { return 0 }
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            lines -= 1
            if lines == 0 { return index + 1 }
        }
        return bytes.count
    }
}
