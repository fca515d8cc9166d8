import Quantities
import Testing

@testable import Reading

/// Names are recognised by table and by structure, and what only looks like a name is not.
@Suite struct OrganizationWordTests {
    /// Aliases have no example of their own, so each is read before the same predicate.
    @Test func organizations() throws {
        try VocabularyCheck.run("organizations.tsv", key: "name") { row in
            if let problem = try OrganizationWordTests.expect(row["name"], in: row["example"]) { return problem }
            for alias in row.words("aliases") {
                if let problem = try OrganizationWordTests.expect(row["name"], in: alias + "营业收入增长8.3%。") {
                    return "\(alias): \(problem)"
                }
            }
            return nil
        }
    }

    /// Whose figures a sentence gives that the firm begins.
    @Test func listedFirms() throws {
        try VocabularyCheck.run("listed_firms.tsv", key: "name") { row in
            let claim = try Shared.claims(row["name"] + "前三季度营业收入12.4亿元，同比增长8.3%。").first
            return claim?.organization == String(row["name"]) ? nil : "\(claim?.organization ?? "nobody"), not \(row["name"])"
        }
    }

    @Test func foreignFirms() throws {
        try VocabularyCheck.run("foreign_firms.tsv", key: "name") { row in
            for name in [row["name"]] + row.words("aliases") {
                let claim = try Shared.claims(name + "前三季度营业收入12.4亿元，同比增长8.3%。").first
                guard claim?.organization == String(row["name"]) else { return "\(name): \(claim?.organization ?? "nobody")" }
            }
            return nil
        }
    }

    /// A short name that is a word too is the firm beside the words of its row, and else is not.
    @Test func brandNames() throws {
        try VocabularyCheck.run("brand_names.tsv", key: "name") { row in
            let (name, example) = (String(row["name"]), String(row["example"] + "。"))
            let found = try Shared.mentions(example, type: "organization").last { $0.text == name }
            guard found?.organization == String(row["organization"]) else { return "\(found?.organization ?? "nothing")" }
            let alone = try Shared.mentions("去年" + name + "产量达到5万吨。", type: "organization").map(\.text)
            return alone.contains(name) ? "read as a firm where nothing says so" : nil
        }
    }

    @Test func systems() throws {
        try VocabularyCheck.run("systems.tsv", key: "pattern") {
            try OrganizationWordTests.expect($0["canonical"], in: $0["example"])
        }
    }

    @Test func regions() throws {
        try VocabularyCheck.run("regions.tsv", key: "name") { row in
            if let problem = try OrganizationWordTests.expect(row["name"], in: row["example"]) { return problem }
            for alias in row.words("aliases") {
                if let problem = try OrganizationWordTests.expect(row["name"], in: alias + "出口增长5%。") {
                    return "\(alias): \(problem)"
                }
            }
            return nil
        }
    }

    @Test func countries() throws {
        try VocabularyCheck.run("countries.tsv", key: "name") { row in
            for name in [row["name"]] + row.words("short") {
                if let problem = try OrganizationWordTests.expect(row["name"], in: name + "出口增长5%。") {
                    return "\(name): \(problem)"
                }
            }
            return nil
        }
    }

    /// A name that only its ending makes one is read whole; names of other tables do not count.
    @Test func suffixes() throws {
        try VocabularyCheck.run("organization_suffixes.tsv", key: "suffix") { row in
            let found = try ScannedItems(String(row["example"] + "。")).names
            let isRead = found.contains { words, name in
                switch name.kind {
                case .structured, .office: words.hasSuffix(row["suffix"]) && words.count > row["suffix"].count
                default: false
                }
            }
            return isRead ? nil : "\(found.map(\.words)) holds no name that ends in \(row["suffix"])"
        }
    }

    /// What a word of name_words.tsv makes of the words around it: no name holds it, or the one behind it is read.
    @Test func nameWords() throws {
        try VocabularyCheck.run("name_words.tsv", key: "word", and: "role") { row in
            let (word, example) = (String(row["word"]), String(row["example"] + "。"))
            guard example.contains(word) else { return "the example does not hold the word" }
            let found = try Shared.mentions(example, type: "organization").map(\.text)
            switch row["role"] {
            case "breaks", "opens", "kind", "road", "thing":
                return found.contains { $0.contains(word) && $0 != word } || row["role"] == "road" && !found.isEmpty
                    ? "\(found)" : nil
            case "title":
                let owner = try Shared.reader.read(Array(example.utf8), name: "test", issued: nil).claims.last?.organization
                return owner == "林海" ? nil : "owner \(owner ?? "null")"
            case "publishing", "telling":
                let owner = try Shared.reader.read(Array(example.utf8), name: "test", issued: nil).claims.last?.organization
                return owner == "星河股份" ? nil : "owner \(owner ?? "null")"
            case "office", "trade": return found.contains { $0.hasSuffix(word) } ? nil : "\(found)"
            case "agency":
                let owner = try Shared.reader.read(Array(example.utf8), name: "test", issued: nil).claims.last?.organization
                return owner.map { example.hasPrefix($0 + word) } ?? false ? nil : "owner \(owner ?? "null")"
            default: return found.contains { $0.hasPrefix("星河") } ? nil : "\(found)"
            }
        }
    }

    /// 该行, 全省: the scanner sees the word, whatever it will point back to.
    @Test func words() throws {
        try VocabularyCheck.run("organization_words.tsv", key: "word") { row in
            let found = try ScannedItems(String(row["example"] + "。")).names
            let isFound = found.contains {
                guard case .word(let means) = $0.name.kind else { return false }
                return $0.words == row["word"] && means == row["means"]
            }
            return isFound ? nil : "\(found.map(\.words)), not \(row["word"])"
        }
    }

    /// No name begins within what is none; a longer name that begins before may hold the words or a part of them (江南 in 江南平均).
    @Test func negatives() throws {
        try VocabularyCheck.run("not_organizations.tsv", key: "text") { row in
            let example = String(row["example"] + "。")
            var search = QuoteSearch(example)
            let span = search.next(String(row["text"]))
            guard !span.isEmpty else { return "the example does not hold the text" }
            let found = try Shared.mentions(example, type: "organization").filter { span.contains($0.start) }
            return found.isEmpty ? nil : "read as “\(found.map(\.text).joined(separator: ", "))”"
        }
    }

    private static func expect(_ name: Substring, in example: some StringProtocol) throws -> String? {
        let found = try Shared.mentions(String(example), type: "organization").map { $0.organization ?? "?" }
        return found.contains(String(name)) ? nil : "\(found.isEmpty ? "nothing" : found.joined(separator: ", ")), not \(name)"
    }
}
