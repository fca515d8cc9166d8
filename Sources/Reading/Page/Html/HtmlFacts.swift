import Quantities

/// What a page of HTML says of itself in places that it does not show as text: title, kicker, subtitle, day and page of the issue.
///
/// Known are `title`, the meta names that publishers use, and what Founder's system, which most Chinese digital papers are made
/// with, writes: the elements `founder-date` and `founder-nodename`, and the comment `enpproperty`.
struct HtmlFacts {
    /// The title of the window.
    private(set) var windowTitle = ""
    /// Kicker, title and subtitle of the article.
    private(set) var introduction = ""
    private(set) var title = ""
    private(set) var subtitle = ""
    /// The issue date.
    private(set) var issued: Day?
    /// The page of the issue, from 1.
    private(set) var page: Int?

    /// The element whose text is taken down.
    private var taking: String?
    private var taken = ""

    private static let dates: Set<String> = [
        "publishdate", "pubdate", "publish_time", "publishtime", "pub_time", "publish-date", "article:published_time",
        "datepublished", "dc.date", "dc.date.issued", "weibo: article:create_at", "firstpublishedtime",
    ]

    mutating func note(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "meta":
            let key = attributes["name"] ?? attributes["property"] ?? attributes["itemprop"] ?? ""
            if HtmlFacts.dates.contains(String(decoding: key.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }, as: UTF8.self))
            {
                issued = issued ?? PrintedDate.first(in: (attributes["content"] ?? "").scalarValues)
            }
        case "title", "founder-date", "founder-papername", "founder-nodename":
            taking = name
            taken = ""
        default: break
        }
    }

    /// Takes text down where it belongs to an element that is no text of the page.
    mutating func add(_ text: String) -> Bool {
        guard taking != nil else { return false }
        taken += text
        return true
    }

    mutating func endText() {
        switch taking {
        case "title": windowTitle = windowTitle.isEmpty ? HtmlFacts.plain(taken) : windowTitle
        case "founder-date": issued = issued ?? PrintedDate.first(in: taken.scalarValues)
        case "founder-nodename": page = page ?? PrintedDate.page(in: taken.scalarValues)
        default: break
        }
        taking = nil
    }

    /// `enpproperty <articleid>1</articleid><date>2022-11-25 00:00:00.0</date><title>…</title>…/enpproperty`
    mutating func note(properties: String) {
        var tokens = HtmlTokens(Array(properties.utf8))
        var key = ""
        var values: [String: String] = [:]
        let keys: Set = ["date", "title", "subtitle", "introtitle", "nodename"]
        while let token = tokens.next() {
            switch token {
            case .open(let name, _): if keys.contains(name) { key = name }
            case .close(let name): if name == key { key = "" }
            case .text(let text): if !key.isEmpty { values[key, default: ""] += text }
            case .comment: break
            }
        }
        introduction = HtmlFacts.plain(values["introtitle"] ?? "")
        title = HtmlFacts.plain(values["title"] ?? "")
        subtitle = HtmlFacts.plain(values["subtitle"] ?? "")
        issued = PrintedDate.first(in: (values["date"] ?? "").scalarValues) ?? issued
        page = PrintedDate.page(in: (values["nodename"] ?? "").scalarValues) ?? page
    }

    /// Whether an element holds the text of an article and nothing else.
    static func isContent(_ name: String, _ attributes: [String: String]) -> Bool {
        name == "founder-content" || attributes["itemprop"] == "articleBody"
            || ["ozoom", "articlecontent", "articlebody"].contains((attributes["id"] ?? "").lowercased())
    }

    /// The text on one line.
    private static func plain(_ text: String) -> String {
        var block = HtmlBlock()
        var blank = HtmlBlank.none
        for scalar in text.unicodeScalars {
            if scalar.value <= 0x20 {
                blank = .blank
            } else {
                block.append(scalar, after: blank, isLinked: false)
                blank = .none
            }
        }
        block.trim()
        var view = String.UnicodeScalarView()
        view.append(contentsOf: block.text)
        return String(view)
    }
}
