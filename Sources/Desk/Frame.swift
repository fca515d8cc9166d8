import Reporting

/// What all pages have: head, the way to the others, and foot.
struct Frame {
    let labels: Labels
    private let desk: Desk
    private let request: Request

    init(_ desk: Desk, _ request: Request) {
        (self.desk, self.request) = (desk, request)
        labels = Labels(desk.language(of: request))
    }

    private static let ways: [(path: String, key: String, access: String)] = [
        ("/", "desk.search", "s"), ("/review", "desk.review", "q"), ("/documents", "desk.documents", "d"),
        ("/ranking", "desk.ranking", "r"), ("/board", "desk.board", "b"), ("/targets", "desk.targets", "t"),
        ("/conflicts", "desk.conflicts", "x"), ("/decisions", "desk.decisions", "e"),
    ]

    /// A page with a title.
    func page(_ title: String, status: Int = 200, _ body: (inout HTML) -> Void) -> Response {
        var html = HTML()
        html.add("html", ["lang": labels.language == .zh ? "zh-CN" : "en"]) { html in
            html.add("head") { html in
                html.add("meta", ["charset": "utf-8"])
                html.add("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
                html.add("title", "\(title) · Dushu")
                html.add("link", ["rel": "stylesheet", "href": "/desk.css"])
                html.add("script", ["src": "/desk.js", "defer": "defer"], "")
            }
            html.add("body") { html in
                html.add("header") { html in
                    html.add("nav") { html in
                        for way in Frame.ways {
                            html.add(
                                "a",
                                [
                                    "href": way.path, "accesskey": way.access,
                                    "aria-current": way.path == request.path ? "page" : nil,
                                ],
                                labels[way.key])
                            html.add(" ")
                        }
                    }
                }
                html.add("main") { html in
                    html.add("h1", title)
                    body(&html)
                }
                html.add("footer") { html in
                    html.add("p", labels(desk.options.review ? "desk.writes" : "desk.reads_only", desk.options.database))
                    html.add("p", ["class": "keys"], labels[desk.options.review ? "desk.keys_review" : "desk.keys"])
                }
            }
        }
        return .page(html, status: status)
    }
}
