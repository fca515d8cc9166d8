import Quantities

@testable import Reading

/// The articles of a page as plain text has them, for printing them in another form.
struct PrintedText {
    struct Article {
        var headlines: [String]
        /// Paragraphs, and subheads in their places.
        var paragraphs: [(text: String, isSubhead: Bool)]
    }

    var articles: [Article]

    /// The articles that the reader cuts a text into, each with its headlines.
    init(_ text: String, issued: Day?) throws {
        let page = try Page(Array(text.utf8), name: "test", vocabulary: Shared.vocabulary, issued: issued)
        articles = page.articles.map { article in
            let all = article.bodies.map { ($0, false) } + article.subheads.map { ($0, true) }
            return Article(
                headlines: article.headlines.map(page.clean.string),
                paragraphs: all.sorted { $0.0.lowerBound < $1.0.lowerBound }.map { (page.clean.string($0.0), $0.1) })
        }
    }

    /// As a page of HTML: an `article` each.
    var html: String {
        func escaped(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\u{A0}", with: "&nbsp;")
        }
        let body = articles.map { article in
            "<article>" + article.headlines.map { "<h1>\(escaped($0))</h1>" }.joined()
                + article.paragraphs.map { $0.isSubhead ? "<h2>\(escaped($0.text))</h2>" : "<p>　　\(escaped($0.text))</p>\n" }
                .joined() + "</article>\n"
        }
        return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n" + body.joined() + "</body></html>\n"
    }

    /// As plain text: a headline or paragraph a line.
    var lines: String {
        articles.map { ($0.headlines + $0.paragraphs.map(\.text)).joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }
}

/// What one list has and the other has not, each as often as it does.
func difference(_ left: [String], _ right: [String]) -> [String] {
    var counts: [String: Int] = [:]
    for text in left { counts[text, default: 0] += 1 }
    for text in right { counts[text, default: 0] -= 1 }
    return counts.sorted { $0.key < $1.key }.flatMap { text, count in
        Array(repeating: (count > 0 ? "+ " : "- ") + text, count: abs(count))
    }
}

extension Claim {
    /// What has to be the same of a figure whatever its page is printed on.
    var facts: String {
        let days = "\(period?.start?.iso ?? "-")..\(period?.end?.iso ?? "-")"
        return "\(value.plain) \(unit) \(organization ?? "-") \(metric ?? "-") \(days)"
    }
}
