import Foundation
import Ingestion
import Reading
import Reporting
import Store

/// The desk of those who know the figures: pages of a database, and with `review` forms to accept, correct and reject what was read.
public final class Desk: Sendable {
    /// What a desk is told.
    public struct Options: Sendable {
        /// Path of the database.
        public var database: String
        /// Whether figures can be judged; else nothing is written.
        public var review: Bool
        /// Name that stands in forms until another is written there; nil where the account has none.
        public var person: String?
        /// Language of the pages; nil takes that of the browser.
        public var language: Language?
        /// Language where the browser asks for neither.
        public var fallback: Language
        /// Folder of the vocabulary tables, or `embedded`.
        public var vocabularyName: String
        /// Messages of the program in a language; without it they stay as they are.
        public var said: @Sendable (String, Language) -> String = { message, _ in message }

        /// Makes options.
        public init(
            database: String, review: Bool = false, person: String? = nil, language: Language? = nil, fallback: Language = .en,
            vocabularyName: String = "embedded"
        ) {
            (self.database, self.review, self.person) = (database, review, person)
            (self.language, self.fallback, self.vocabularyName) = (language, fallback, vocabularyName)
        }
    }

    let options: Options
    let vocabulary: Vocabulary
    let library: Library
    let gate: Gate

    /// Makes a desk that answers requests which name `port`.
    public init(_ options: Options, vocabulary: Vocabulary, port: Int) {
        (self.options, self.vocabulary) = (options, vocabulary)
        library = Library(options.database)
        gate = Gate(port: port)
    }

    /// Begins to find what takes longer than a page may.
    public func prepare() { library.findConflicts() }

    /// Answers a request.
    public func answer(_ request: Request) -> Response {
        if let refusal = gate.refusal(of: request) { return refused(refusal, request) }
        switch request.method {
        case "GET", "HEAD": return show(request)
        case "POST": return change(request)
        default: return refused(.method, request)
        }
    }

    /// The few words with which a request is refused, in its language; in the desk's own where it could not be read.
    func refused(_ refusal: Refusal, _ request: Request? = nil) -> Response {
        let language = request.map(language(of:)) ?? options.language ?? options.fallback
        return .words(refusal.status, Labels(language)["desk.refused.\(refusal.rawValue)"])
    }

    /// Three bars: browsers ask for an icon of every site.
    private static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M2 9h3v5H2zM7 5h3v9H7zM12 2h3v12h-3z"/></svg>

        """

    private func show(_ request: Request) -> Response {
        switch request.path {
        case "/desk.css": return file("desk/desk.css", "text/css; charset=utf-8")
        case "/desk.js": return file("desk/desk.js", "text/javascript; charset=utf-8")
        case "/favicon.ico": return Response(200, type: "image/svg+xml", Array(Desk.icon.utf8))
        default: break
        }
        guard let page = Desk.pages[request.path] else { return failure(404, request, "desk.no_page") }
        do {
            return try library.read { store in
                try page(Visit(self, request, store))
            }
        } catch { return failure(of: error, request) }
    }

    private static let pages: [String: @Sendable (Visit) throws -> Response] = [
        "/": { try $0.searchPage() }, "/series": { try $0.seriesPage() }, "/ranking": { try $0.rankingPage() },
        "/board": { try $0.boardPage() }, "/targets": { try $0.targetsPage() }, "/conflicts": { try $0.conflictsPage() },
        "/documents": { try $0.documentsPage() }, "/document": { try $0.documentPage() }, "/claim": { try $0.claimPage() },
        "/evidence": { try $0.evidencePage() }, "/add": { try $0.addPage() }, "/review": { try $0.reviewPage() },
        "/decisions": { try $0.decisionsPage() },
    ]

    private func file(_ name: String, _ type: String) -> Response {
        Response(200, type: type, Array((Vocabulary.embeddedFile(name) ?? "").utf8))
    }

    /// The language of a request.
    func language(of request: Request) -> Language {
        if let language = options.language { return language }
        for part in (request.headers["accept-language"] ?? "").lowercased().split(separator: ",") {
            if let known = Language(rawValue: String(part.drop { $0 == " " }.prefix(2))) { return known }
        }
        return options.fallback
    }

    /// A page that says why something cannot be shown.
    func failure(of error: any Error, _ request: Request) -> Response {
        let labels = Labels(language(of: request))
        let message = said(error, request)
        if let error = error as? StoreError {
            let isTaken = error.reason == .locked || error.reason == .busy
            let words = isTaken ? labels["desk.locked"] + " (\(message))" : message
            return frame(request, isTaken ? 409 : 500, words)
        }
        if error is Missing { return failure(404, request, "desk.nothing") }
        return frame(request, 422, message)
    }

    /// What went wrong, in the language of a request.
    func said(_ error: any Error, _ request: Request) -> String { options.said("\(error)", language(of: request)) }

    /// A page with a few words of the labels.
    func failure(_ status: Int, _ request: Request, _ key: String) -> Response {
        frame(request, status, Labels(language(of: request))[key])
    }

    private func frame(_ request: Request, _ status: Int, _ words: String) -> Response {
        Frame(self, request).page(Labels(language(of: request))["desk.failed"], status: status) {
            $0.add("p", ["class": "problem"], words)
        }
    }
}

/// What is asked for is not there.
struct Missing: Error {}
