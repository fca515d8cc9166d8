import Quantities

/// An article of a document as it was put together: what was printed in many lines is one.
public struct ArticleLines: Hashable, Sendable {
    /// A paragraph, a row of a table as the sentence that it is read as, or a heading within the article.
    public struct Line: Hashable, Sendable {
        /// Its text, without the line ends and blanks that only print it.
        public var text: String
        /// Whether it heads what follows.
        public var isSubhead: Bool
    }

    /// Its headlines in source order; none where none was found.
    public var headlines: [String]
    /// Paragraphs and subheads in the order in which they are read.
    public var lines: [Line]
}

extension Reader {
    /// The articles of a document in the order in which they are read, each with the headlines that were found for it.
    ///
    /// A headline that no article took is an article with that one line.
    public func articles(_ document: DocumentText, issued: Day?) -> [ArticleLines] {
        let page = Page(document, vocabulary: vocabulary, issued: issued)
        return page.articles.map { article in
            let subheads = Set(article.subheads)
            let ranges = (article.bodies + article.subheads).sorted { $0.lowerBound < $1.lowerBound }
            return ArticleLines(
                headlines: article.headlines.map { page.clean.string($0) },
                lines: ranges.map { ArticleLines.Line(text: page.clean.string($0), isSubhead: subheads.contains($0)) })
        }
    }
}
