import Quantities

@testable import Reading

/// What the scanner sees in a text that is one clause, before names are resolved.
struct ScannedItems {
    let text: CleanText
    let items: [Item]

    init(_ source: String, issued: Day? = nil) throws {
        let page = try Page(Array(source.utf8), name: "test", vocabulary: Shared.vocabulary, issued: issued)
        var scanner = Scanner(text: page.clean.scalars, vocabulary: Shared.vocabulary, issued: issued)
        text = page.clean
        items = page.articles.flatMap { $0.headlines + $0.bodies }.flatMap { scanner.scan($0) }
    }

    /// The words of an item as they stand in clean text.
    func words(_ item: Item) -> String { text.string(item.range) }

    /// Names of bodies and regions, each with its words; words such as 全省 are among them.
    var names: [(words: String, name: NameMention)] {
        items.compactMap { item in
            guard case .name(let name) = item.kind else { return nil }
            return (words(item), name)
        }
    }
}
