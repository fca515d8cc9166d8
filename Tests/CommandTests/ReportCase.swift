import Foundation
import Quantities
import Reading
import Testing

@testable import Ingestion

/// One case of Tests/Reports: what pages say, what is asked, and what is answered. The README there explains the form.
struct ReportCase: CustomTestStringConvertible, Sendable {
    var file: String
    var title: String
    /// Pages, each with its claims, as records that `dushu ingest --claims` takes over.
    var records = ""
    var questions: [Question] = []

    /// A command, the columns that are looked at, and the lines that it prints.
    struct Question: Sendable {
        var command: [String]
        var columns: [String] = []
        var expected: [String] = []
    }

    var testDescription: String { "\(file): \(title)" }

    /// All cases of a file.
    static func read(_ file: String, _ text: String) throws -> [ReportCase] {
        var cases: [ReportCase] = []
        var page: ReportPage?
        func finish() throws {
            if let page { cases[cases.count - 1].records += try page.records() }
            page = nil
        }
        for (number, line) in text.components(separatedBy: "\n").enumerated() where !line.hasPrefix("#") {
            let words = line.split(separator: " ").map(String.init)
            switch words.first {
            case "==": cases.append(ReportCase(file: file, title: words.dropFirst().joined(separator: " ")))
            case "page":
                try finish()
                page = ReportPage(name: words[1])
            case "ask":
                try finish()
                cases[cases.count - 1].questions.append(Question(command: ReportCase.arguments(line.dropFirst(4))))
            case "show": cases[cases.count - 1].withQuestion { $0.columns = Array(words.dropFirst()) }
            case nil: break
            default:
                if page != nil {
                    do { try page?.add(words) } catch { throw Unreadable("\(file):\(number + 1): \(error)") }
                } else {
                    cases[cases.count - 1].withQuestion { $0.expected.append(words.joined(separator: " ")) }
                }
            }
        }
        try finish()
        return cases
    }

    /// The words of a command; what stands between quotes is one.
    private static func arguments(_ line: Substring) -> [String] {
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
            index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }
    }

    private mutating func withQuestion(_ change: (inout Question) -> Void) {
        if !questions.isEmpty { change(&questions[questions.count - 1]) }
    }
}

/// A line of a case that cannot be read.
struct Unreadable: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// A page with the claims that it makes; its text is what they print, a line each.
struct ReportPage {
    let name: String
    private var text = ""
    private var claims: [String] = []
    private var ledger: [String] = []
    /// With their national codes, empty where none is given.
    private var organizations: [String: String] = [:]

    init(name: String) { self.name = name }

    /// `organization metric kind period[/base] printed [component=… basis=… scope=… grade=… division=… by=… headline]`
    mutating func add(_ words: [String]) throws {
        guard words.count >= 5 else { throw Unreadable("five words make a claim") }
        func option(_ name: String) -> String? {
            words.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
        }
        let times = words[3].components(separatedBy: "/")
        let figure = try PrintedFigure(words[4], kind: words[2])
        let start = text.unicodeScalars.count + words[0].unicodeScalars.count + words[1].unicodeScalars.count
        let end = start + words[4].unicodeScalars.count
        text += words[0] + words[1] + words[4] + "。\n"
        organizations[words[0]] = option("division") ?? organizations[words[0], default: ""]
        func json(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
        func period(_ text: String?) throws -> String {
            guard let text else { return "null" }
            let days = try ReportPage.days(text)
            return #"{"start":\#(json(days.start)),"end":\#(json(days.end))}"#
        }
        claims.append(
            #"{"document":"\#(name)","article":1,"headline":null,"start":\#(start),"end":\#(end),"quote":"\#(words[4])","#
                + #""value":"\#(figure.value)","lower":\#(json(figure.lower)),"upper":\#(json(figure.upper)),"unit":"\#(figure.unit)","#
                + #""bound":"\#(figure.bound)","kind":"\#(words[2])","organization":"\#(words[0])","mention":"\#(words[0])","#
                + #""metric":"\#(words[1])","component":\#(json(option("component"))),"basis":\#(json(option("basis"))),"#
                + #""scope":\#(json(option("scope"))),"period":\#(try period(times[0])),"#
                + #""base":\#(try period(times.count > 1 ? times[1] : nil)),"confidence":"\#(option("grade") ?? "likely")","words":{},"#
                + #""doubts":[],"rule":"noun before","in_headline":\#(words.contains("headline")),"reported_by":\#(json(option("by"))),"#
                + #""exponent":\#(figure.exponent)}"#)
        ledger.append(#"{"start":\#(start),"end":\#(end),"text":"\#(words[4])","fate":"claim","reason":"a figure"}"#)
    }

    /// The page and its claims, as `dushu extract --records` prints them.
    func records() throws -> String {
        let bytes = Array(text.utf8)
        let count = text.unicodeScalars.count
        let bodies = organizations.sorted(by: <).map { name, division in
            let level = name == "全国" ? "country" : name.hasSuffix("市") ? "prefecture" : "province"
            let code = division.isEmpty ? "null" : "\"\(division)\""
            return
                #"{"name":"\#(name)","level":"\#(level)","system":"region","division":\#(code),"parent":null,"reason":"given","mentions":[]}"#
        }
        let page =
            #"{"record":"document","document":"\#(name)","path":"/\#(name)","sha256":"\#(SHA256.hex(bytes))","bytes":\#(bytes.count),"#
            + #""issued":"\#(name.prefix(10))","issued_from":"name","encoding":"utf-8","scalars":\#(count),"reader":"\#(Reader.version)","#
            + #""decisions":"","claims":\#(claims.count),"articles":[{"ordinal":1,"headline":null,"start":0,"end":\#(count)}],"#
            + #""organizations":[\#(bodies.joined(separator: ","))],"findings":[],"ledger":[\#(ledger.joined(separator: ","))],"#
            + #""source":"\#(text.replacingOccurrences(of: "\n", with: "\\n"))"}"#
        return ([page] + claims).joined(separator: "\n") + "\n"
    }

    /// First and last day of `2022`, `2022-10`, `2022-01..2022-10`, `2022-10-31` (what stands at a day) or `2022-01-01..2022-10-31`.
    private static func days(_ text: String) throws -> (start: String?, end: String) {
        if let day = Day(iso: text) { return (nil, day.iso) }
        let ends = try text.components(separatedBy: "..").map { end -> Period in
            let parts = end.split(separator: "-").compactMap { Int($0) }
            let found =
                switch parts.count {
                case 1: Period(year: parts[0])
                case 2: Period(year: parts[0], months: parts[1], through: parts[1])
                default: Day(iso: end).map { Period(start: $0, end: $0) }
                }
            guard let found else { throw Unreadable("\(end) is no period") }
            return found
        }
        guard let first = ends[0].start, let last = ends[ends.count - 1].end else { throw Unreadable("\(text) is no period") }
        return (first.iso, last.iso)
    }
}

/// `32.1亿件`, `>3万户`, `~5%`, `-2.6%`, `第3位`, `33.8%`.
struct PrintedFigure {
    var value: String
    var lower: String?
    var upper: String?
    var unit: String
    var bound: String
    var exponent: Int

    init(_ printed: String, kind: String) throws {
        let signs = [
            (">=", "at_least"), ("<=", "at_most"), (">", "more_than"), ("<", "less_than"), ("~", "approx"), ("第", "exact"),
        ]
        let sign = signs.first { printed.hasPrefix($0.0) }
        bound = sign?.1 ?? "exact"
        let rest = printed.dropFirst(sign?.0.count ?? 0)
        let digits = rest.prefix { $0.isNumber && $0.isASCII || $0 == "." || $0 == "-" }
        guard let number = Exact(plain: digits) else { throw Unreadable("\(printed) is no figure") }
        var words = rest.dropFirst(digits.count)
        var power = 0
        while let scale = ["万": 4, "亿": 8].first(where: { words.hasPrefix($0.key) }) {
            power += scale.value
            words = words.dropFirst()
        }
        let exact = number.shifted(by: power)
        let isCount = kind == "rank" || power == 0 && number.exponent == 0 && !["%", "元"].contains(String(words))
        let allowed = isCount ? Interval(lower: exact, upper: exact) : Interval(printed: exact)
        lower =
            ["less_than", "at_most"].contains(bound)
            ? nil : (["more_than", "at_least"].contains(bound) ? exact : allowed.lower)?.canonical
        upper =
            ["more_than", "at_least"].contains(bound)
            ? nil : (["less_than", "at_most"].contains(bound) ? exact : allowed.upper)?.canonical
        unit = kind == "rank" ? "rank" : words == "元" ? "CNY" : words == "个百分点" ? "pp" : String(words)
        value = exact.plain
        exponent = exact.exponent
    }
}
