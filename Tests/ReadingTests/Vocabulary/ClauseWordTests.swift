import Quantities
import Testing

@testable import Reading

/// Predicates and words of a role are found by the reader and stand in an example that can be read.
@Suite struct ClauseWordTests {
    @Test func predicates() throws {
        let vocabulary = Shared.vocabulary
        try VocabularyCheck.run("predicates.tsv", key: "word", and: "role") { row in
            let word = String(row["word"])
            guard let index = vocabulary.predicateTrie.value(of: word), vocabulary.predicates[index].word == word else {
                return "not found in the trie"
            }
            // 基本持平 is shown as 与去年基本持平: the word may be parted, but each of its characters is there.
            guard Set(word).isSubset(of: Set(row["example"])) else { return "the example does not hold the word" }
            let claims = try Shared.claims(String(row["example"] + "。"))
            return ClauseWordTests.problem(vocabulary.predicates[index], claims)
        }
    }

    /// A word of change gives its sign to the figure; the others must give a figure at all where the example prints one.
    private static func problem(_ predicate: Predicate, _ claims: [Claim]) -> String? {
        switch predicate.role {
        case .change, .net:
            guard let claim = claims.first else { return "no claim" }
            guard [.change, .growth].contains(claim.kind) else { return "kind \(claim.kind.rawValue)" }
            return claim.value.isNegative == (predicate.sign < 0) ? nil : "value \(claim.value.canonical)"
        case .plan, .will:
            guard let claim = claims.first else { return "no claim" }
            return claim.kind == .target ? nil : "kind \(claim.kind.rawValue), not target"
        case .rank: return claims.map(\.kind) == [.rank] ? nil : "kinds \(claims.map(\.kind.rawValue)), not rank"
        case .reach, .reachTo, .new, .share, .cumulative, .average, .base:
            return claims.count == 1 ? nil : "\(claims.count) claims"
        case .double, .flat, .not: return nil
        }
    }

    /// Every word is known in its role, and its example shows what the role does.
    @Test func words() throws {
        let vocabulary = Shared.vocabulary
        let tries: [Substring: Trie] = [
            "filler": vocabulary.fillers, "announce": vocabulary.announcers, "not_subject": vocabulary.notSubjects,
            "verb": vocabulary.verbs, "stock": vocabulary.stocks, "price": vocabulary.prices, "anaphor": vocabulary.anaphors,
            "component": vocabulary.components, "group": vocabulary.groups, "versus": vocabulary.versus,
            "versus_after": vocabulary.versusAfter, "origin": vocabulary.origins, "goal": vocabulary.goals,
            "oblique": vocabulary.obliques, "year_base": vocabulary.yearBases, "window_base": vocabulary.windowBases,
            "net": vocabulary.nets, "average": vocabulary.averages, "plan": vocabulary.plans,
            "supposition": vocabulary.suppositions, "particle": vocabulary.particles, "basis": vocabulary.bases,
            "basis_end": vocabulary.basisEnds, "two_years": vocabulary.twoYears, "ruling": vocabulary.rulings,
            "distributive": vocabulary.distributives, "observer": vocabulary.observers,
            "revision": vocabulary.revisions, "worldwide": vocabulary.worldwides,
            "inclusive": vocabulary.inclusives,
        ]
        try VocabularyCheck.run("words.tsv", key: "word", and: "role") { row in
            guard let trie = tries[row["role"]] else { return "“\(row["role"])” is a role that nothing reads" }
            guard trie.value(of: row["word"]) != nil else { return "not found in the trie" }
            return try WordCheck(word: String(row["word"]), role: String(row["role"]), example: String(row["example"])).problem()
        }
    }
}
